/// One request to an object store, as `evault` gives it to `evault-transfer` (Schemas/README.md §3.10, *Object stores*). It holds no secret.
///
///     do put
///     key case/objects/ab/cdef…
///     sha256 5891…
///     new yes
///     body 91
///
/// An empty line and the body follow.
public struct ServiceRequest: Equatable, Sendable {
  /// The most bytes of a key: 1,024, as S3 has it.
  public static let maximumKeyByteCount = 1024

  /// What is asked.
  public let verb: ServiceVerb
  /// The file's name in the bucket; of a list, how the names begin: `A-Z a-z 0-9 . _ - /` only. Empty where it is about the bucket.
  public let key: String
  /// SHA-256 of what is sent, hexadecimal: the service refuses other bytes.
  public var digest: String?
  /// Whether a file that has the name already is to stay.
  public var isNew = false
  /// The file is locked as it is put: `compliance` or `governance`, a space, and until when, `2033-11-22T00:00:00Z`.
  public var lock: String?
  /// MD5 of what is sent, in base64, for services that ask for it where something is locked.
  public var md5: String?
  /// Of a file, this version; of a list of versions, the one behind which it begins.
  public var version: String?
  /// The first byte that is wanted, from 0, and how many.
  public var range: (first: UInt64, count: UInt64)?
  /// The name after which a list begins, spelled as lists have it (``ListedName``).
  public var after: String?
  /// The identifier that ``ServiceVerb/begin`` was answered with; of a list of uploads, the one of the name `after` behind which it begins.
  public var upload: String?
  /// The part's number: 1…10000.
  public var number: Int?
  /// How many bytes are sent.
  public var bodyByteCount: UInt64 = 0

  /// A request.
  public init(_ verb: ServiceVerb, _ key: String = "") {
    self.verb = verb
    self.key = key
  }

  /// Two requests are the same when their lines are.
  public static func == (left: Self, right: Self) -> Bool { left.head == right.head }

  /// Whether it can be asked: each value is there where it belongs, and none elsewhere.
  public var isWhole: Bool {
    let isPart = [.part, .finish, .abandon].contains(verb)
    // Of a list of uploads both are told, or none: the name and the upload behind which it begins.
    let hasUpload = verb == .uploads ? after != nil : isPart
    guard Self.isKey(key, mayBeEmpty: verb.isOfBucket || verb.isList),
      !verb.isOfBucket || key.isEmpty,
      lock == nil || verb == .put && Self.isLock(lock), md5 == nil || verb == .retain && Self.isMD5(md5),
      version == nil || [.get, .retention, .versions].contains(verb) && Self.isVersion(version),
      (digest != nil) == verb.hasBody, digest.map(Self.isDigest) ?? true, verb.hasBody || bodyByteCount == 0,
      bodyByteCount <= UInt64(Int64.max), !isNew || verb == .put || verb == .finish, range == nil || verb == .get,
      range.map({ $0.count > 0 && $0.first <= UInt64(Int64.max) && $0.count <= UInt64(Int64.max) - $0.first }) ?? true,
      after == nil || verb.isList,
      after.map({ verb == .versions ? Self.isKey($0, mayBeEmpty: false) : ListedName.isSpelled($0) }) ?? true,
      (upload != nil) == hasUpload, upload.map(ServiceLines.isValue) ?? true, (number != nil) == (verb == .part),
      number.map({ (1...10_000).contains($0) }) ?? true
    else { return false }
    return true
  }

  /// The lines, with the empty one at their end.
  public var head: [UInt8] {
    ServiceLines.print(
      nil,
      [
        ("do", verb.rawValue), ("key", key.isEmpty ? nil : key), ("sha256", digest), ("md5", md5),
        ("new", isNew ? "yes" : nil),
        ("lock", lock),
        ("range", range.map { "\($0.first) \($0.count)" }), ("after", after), ("version", version), ("upload", upload),
        ("number", number.map { String($0) }), ("body", verb.hasBody ? String(bodyByteCount) : nil),
      ])
  }

  /// Reads the lines, without the empty one; nil for anything but the one spelling that ``head`` has.
  public init?(lines: [[UInt8]]) {
    guard let values = ServiceLines.values(lines), let verb = values["do"].flatMap(ServiceVerb.init(rawValue:)) else {
      return nil
    }
    self.init(verb, values["key"] ?? "")
    digest = values["sha256"]
    isNew = values["new"] == "yes"
    (lock, md5, version) = (values["lock"], values["md5"], values["version"])
    if let text = values["range"] {
      let numbers = text.split(separator: " ").compactMap { UInt64($0) }
      guard numbers.count == 2 else { return nil }
      range = (numbers[0], numbers[1])
    }
    after = values["after"]
    upload = values["upload"]
    number = values["number"].flatMap(Int.init(_:))
    bodyByteCount = values["body"].flatMap(UInt64.init(_:)) ?? 0
    guard isWhole, head == lines.flatMap({ $0 + [0x0a] }) + [0x0a] else { return nil }
  }

  /// Names that need no escaping anywhere, and lead nowhere else.
  private static func isKey(_ text: String, mayBeEmpty: Bool) -> Bool {
    if text.isEmpty { return mayBeEmpty }
    let isClean = text.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2e, 0x5f, 0x2d, 0x2f: true
      default: false
      }
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return isClean && text.utf8.count <= maximumKeyByteCount && parts.first?.isEmpty == false
      && !parts.dropLast().contains("") && !parts.contains(".") && !parts.contains("..")
  }

  /// `compliance 2033-11-22T00:00:00Z`: the mode, and until when.
  private static func isLock(_ text: String?) -> Bool {
    let parts = (text ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "compliance" || parts[0] == "governance" else { return false }
    let shape = Array("0000-00-00T00:00:00Z".utf8)
    return parts[1].utf8.count == shape.count
      && zip(parts[1].utf8, shape).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
  }

  private static func isMD5(_ text: String?) -> Bool {
    guard let text, text.utf8.count == 24, text.hasSuffix("==") else { return false }
    return text.utf8.dropLast(2).allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2b, 0x2f: true
      default: false
      }
    }
  }

  private static func isVersion(_ text: String?) -> Bool {
    guard let text else { return false }
    return (1...1024).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
