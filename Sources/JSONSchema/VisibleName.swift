/// Names of fields as they can be shown: they come from whoever wrote the document.
enum VisibleName {
  /// At most so many scalars; control characters and marks of direction as `\u{…}`.
  static func of(_ name: String, longest: Int = 64) -> String {
    var shown = ""
    for (place, scalar) in name.unicodeScalars.enumerated() {
      guard place < longest else { return shown + "…" }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
