/// How long something still takes, as people say it.
public enum TimeLeft {
  /// `12 s left`, `3 min left`, `2 h 5 min left`, `3 d 4 h left`: rounded up, in two units at most.
  public static func format(seconds: Double) -> String {
    // More than that is no estimate.
    guard seconds < 1000 * 86_400 else { return "very long" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s left" }
    let minutes = (whole + 59) / 60
    if minutes < 60 { return "\(minutes) min left" }
    if minutes < 24 * 60 { return "\(minutes / 60) h \(minutes % 60) min left" }
    let hours = (minutes + 59) / 60
    return "\(hours / 24) d \(hours % 24) h left"
  }
}
