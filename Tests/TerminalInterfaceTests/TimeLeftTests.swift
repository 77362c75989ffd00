import TerminalInterface
import Testing

/// How long something still takes.
struct TimeLeftTests {
  @Test(
    arguments: [
      (0.2, "1 s left"), (59, "59 s left"), (59.5, "1 min left"), (61, "2 min left"), (3600, "1 h 0 min left"),
      (7500, "2 h 5 min left"), (86_400, "1 d 0 h left"), (273_601, "3 d 5 h left"), (1e12, "very long"),
      (.infinity, "very long"),
    ]) func itIsRoundedUp(_ seconds: Double, _ text: String)
  {
    #expect(TimeLeft.format(seconds: seconds) == text)
  }
}
