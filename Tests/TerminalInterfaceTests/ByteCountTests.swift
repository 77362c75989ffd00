import TerminalInterface
import Testing

@Suite struct ByteCountTests {
  @Test(
    arguments: [
      (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"), (1050, "1.1 kB"), (99_900, "99.9 kB"),
      (100_000, "100 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (999_999, "1.0 MB"), (1_000_000, "1.0 MB"),
      (5_600_000, "5.6 MB"), (999_999_999, "1.0 GB"), (2_147_483_648, "2.1 GB"), (.max, "18.4 EB"),
    ] as [(UInt64, String)])
  func sizesAreReadable(_ count: UInt64, _ text: String) { #expect(ByteCount.format(count) == text) }
}
