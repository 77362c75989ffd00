internal import Glibc
public import VaultCrypto

/// Questions to the person at the terminal. Nothing asks where standard input is not one.
public enum Prompt {
  /// An answer, whole and as it was typed; nil at the end of input. At a terminal, what cannot be taken whole is refused with a word and
  /// asked for again: more than 1 MiB, bytes that are not UTF-8, several lines where there may be one. Never is a part of it taken.
  /// - Parameter severalLines: whether a paste of several lines is one answer.
  public static func line(_ question: String, severalLines: Bool = false) -> String? {
    while true {
      guard Terminal.current.canAsk, let keys = RawTerminal.begin() else {
        StandardStream.prompt(question)
        return readLine(strippingNewline: true)
      }
      StandardStream.prompt(question)
      switch TypedAnswer.read(TextWrap.told(question), keys: keys, severalLines: severalLines) {
      case .text(let text): return text
      case .end: return nil
      case .refused(let key): StandardStream.message("  " + Interface.text(key))
      }
    }
  }

  /// Gives the terminal back as it was before the first question, for who uses it next. The next question takes it again.
  public static func rest() { RawTerminal.restore() }

  /// A passphrase, not shown while it is typed. Nil where there is no terminal to ask at.
  public static func secret(_ question: String) -> SecretBytes? {
    rest()
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
