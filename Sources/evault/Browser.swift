import Subprocesses
import VaultFiles
import VaultKit

/// The person's browser, started without a shell, with nothing of this program but a path.
enum Browser {
  /// What it needs to find the screen, and nothing of ours.
  private static let environment = [
    "HOME", "PATH", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "XDG_DATA_DIRS",
    "XDG_CONFIG_HOME", "XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION",
  ]
  /// How long it may take to say that it cannot.
  private static let seconds = 5

  /// Opens a page.
  /// - Returns: false where there is no browser, or it said at once that it cannot.
  static func open(_ page: FilePath) -> Bool {
    guard let program = program, let path = try? Machine.absolute(page) else { return false }
    do throws(SubprocessError) {
      let child = try ChildProcess(
        program, arguments: ["file://" + escaped(path)], environment: environment, isSilent: true)
      return child.leave(after: seconds) ?? 0 == 0
    } catch {
      return false
    }
  }

  /// `BROWSER`, a program's name or its whole path without arguments; else `xdg-open` where there is a screen.
  private static var program: FilePath? {
    if let named = Machine.environment("BROWSER"), !named.bytes.isEmpty {
      return named.isAbsolute ? named : InstalledProgram(named.description)?.path
    }
    guard Machine.environment("DISPLAY") != nil || Machine.environment("WAYLAND_DISPLAY") != nil else { return nil }
    return InstalledProgram("xdg-open")?.path
  }

  /// A path in an address (RFC 8089): what is not a plain letter is written as `%20`.
  private static func escaped(_ path: FilePath) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/".utf8)
    let digits = Array("0123456789ABCDEF")
    return path.bytes.reduce(into: "") { text, byte in
      if plain.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
