public import Custody
internal import Glibc
public import VaultFiles

/// This machine's folders and clock.
public enum Machine {
  /// Where identities lie: `$XDG_CONFIG_HOME/evidencevault`, else `~/.config/evidencevault`.
  /// - Throws: `.usage` where neither variable is set.
  public static var configurationFolder: FilePath {
    get throws(VaultError) { try folder("XDG_CONFIG_HOME", ".config", for: "your identity is") }
  }

  /// Where the machine remembers what it saw: `$XDG_STATE_HOME/evidencevault`, else `~/.local/state/evidencevault`.
  /// - Throws: `.usage` where neither variable is set.
  public static var stateFolder: FilePath {
    get throws(VaultError) { try folder("XDG_STATE_HOME", ".local/state", for: "this machine remembers what it saw") }
  }

  /// An environment variable; nil where it is unset or empty.
  public static func environment(_ name: String) -> FilePath? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe FilePath(bytes: UnsafeBufferPointer(start: value, count: strlen(value)).map { UInt8(bitPattern: $0) })
  }

  /// Processors that may work at once.
  static let processors = max(1, min(16, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  private static func folder(
    _ variable: String, _ fallback: FilePath, for what: String
  ) throws(VaultError) -> FilePath {
    if let base = environment(variable), base.isAbsolute { return base.appending("evidencevault") }
    guard let home = environment("HOME"), home.isAbsolute else {
      throw VaultError(
        .usage, "Neither HOME nor \(variable) says where \(what).", safe: "Nothing was changed.",
        next: "Set one of them to a folder of yours, from the top of the file system: export HOME=/home/NAME")
    }
    return home.appending(fallback).appending("evidencevault")
  }
}

extension Timestamp {
  /// What this machine's clock says.
  public static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }
}

extension Machine {
  /// The path from the top of the file system.
  public static func absolute(_ path: FilePath) throws(VaultError) -> FilePath {
    if path.isAbsolute { return path }
    guard let current = unsafe getcwd(nil, 0) else { throw VaultError(.failed, "The current folder cannot be told.") }
    defer { unsafe free(current) }
    return unsafe FilePath(
      bytes: UnsafeBufferPointer(start: current, count: strlen(current)).map { UInt8(bitPattern: $0) }
    )
    .appending(path)
  }

  /// Where the running program lies; nil where the kernel does not tell.
  public static var runningProgram: FilePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return FilePath(bytes: buffer.prefix(count).map { UInt8(bitPattern: $0) })
  }
}
