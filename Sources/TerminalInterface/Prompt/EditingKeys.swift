/// The keys by which a person edits a line, as control bytes (termios(3), `c_cc`).
struct EditingKeys: Equatable {
  /// Erases the last letter. Backspace and DEL always do.
  var erase: UInt8 = 0x7f
  /// Erases the last word.
  var eraseWord: UInt8 = 0x17
  /// Erases all.
  var kill: UInt8 = 0x15
  /// Ends the input where nothing was typed.
  var end: UInt8 = 0x04
  /// Shows the line anew.
  var reprint: UInt8 = 0x12
}
