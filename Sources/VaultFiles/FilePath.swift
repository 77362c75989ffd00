/// A path as the operating system has it: any bytes but NUL. File names are not always text.
public struct FilePath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The bytes, without the final NUL.
  public let bytes: [UInt8]

  /// A path of these bytes. A NUL ends it, as it would for the kernel.
  public init(bytes: some Sequence<UInt8>) {
    let all = Array(bytes)
    self.bytes = all.firstIndex(of: 0).map { Array(all[..<$0]) } ?? all
  }

  /// A path that is this text in UTF-8.
  public init(_ text: String) { self.init(bytes: text.utf8) }

  /// A path that is this text in UTF-8.
  public init(stringLiteral text: String) { self.init(text) }

  /// This path, a slash, and one more component or relative path.
  public func appending(_ other: FilePath) -> FilePath {
    if bytes.isEmpty { return other }
    return FilePath(bytes: bytes + (bytes.last == 0x2f ? [] : [0x2f]) + other.bytes)
  }

  /// The components between slashes; empty ones and `.` are left out.
  public var components: [FilePath] {
    bytes.split(separator: 0x2f).filter { Array($0) != [0x2e] }.map { FilePath(bytes: $0) }
  }

  /// Whether it is a plain name: one component, as ``components`` gives it.
  var isName: Bool { !bytes.isEmpty && !bytes.contains(0x2f) && bytes != [0x2e] }

  /// The last component: the file's own name.
  public var lastComponent: FilePath { components.last ?? self }

  /// The path without its last component; `.` where nothing is left, `/` at the top.
  public var parent: FilePath {
    var rest = bytes[...]
    // What ``components`` leaves out is no last component.
    while rest.last == 0x2f || rest.elementsEqual([0x2e]) || rest.suffix(2).elementsEqual([0x2f, 0x2e]) {
      rest.removeLast()
    }
    guard let slash = rest.lastIndex(of: 0x2f) else { return rest.isEmpty && isAbsolute ? "/" : "." }
    return slash == 0 ? "/" : FilePath(bytes: rest[..<slash])
  }

  /// The path of something with this name in the same folder, written in the same way: `a/b` and `c` make `a/c`, `b` and `c` make `c`.
  public func beside(_ name: FilePath) -> FilePath {
    bytes.contains(0x2f) ? parent.appending(name) : name
  }

  /// Whether it begins at the top of the file system.
  public var isAbsolute: Bool { bytes.first == 0x2f }

  /// The path as text, where it is UTF-8.
  public var text: String? { String(validating: bytes, as: UTF8.self) }

  /// The path for people: control characters, bidirectional controls and bytes that are not text are shown as `\u{…}` and `\x…`.
  public var description: String { VisibleText.escape(bytes) }

  func withCString<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      for (place, byte) in bytes.enumerated() { unsafe buffer[place] = CChar(bitPattern: byte) }
      unsafe buffer[bytes.count] = 0
      guard let start = buffer.baseAddress else { preconditionFailure("a terminated string has an address") }
      return unsafe body(start)
    }
  }
}
