internal import Glibc
public import VaultCrypto

/// Questions to the person at the terminal. Nothing asks where standard input is not one.
public enum Prompt {
  /// One line of text; nil at the end of input.
  public static func line(_ question: String) -> String? {
    StandardStream.prompt(question)
    return readLine(strippingNewline: true)
  }

  /// A passphrase, not shown while it is typed. Nil where there is no terminal to ask at.
  public static func secret(_ question: String) -> SecretBytes? {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard unsafe tcgetattr(terminal, &before) == 0 else { return nil }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    guard unsafe tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { _ = unsafe tcsetattr(terminal, TCSAFLUSH, &before) }
    StandardStream.prompt(question)
    var typed: [UInt8] = []
    typed.reserveCapacity(1024)
    var byte: UInt8 = 0
    while unsafe read(terminal, &byte, 1) == 1, byte != 0x0a, typed.count < 1024 { typed.append(byte) }
    StandardStream.message("")
    return SecretBytes(taking: &typed)
  }
}
