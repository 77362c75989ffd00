import JSONSchema
import SelectiveDisclosure
import Testing

/// Regular expressions.
struct PatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    try Schema(["pattern": .string(pattern)]).isValid(.string(text))
  }

  @Test(arguments: [
    ("b", "abc"), ("^$", ""), ("", "x"), ("^a{2,3}$", "aaa"), ("^(ab|cd)+?$", "abcdab"), ("^[^a-c]$", "d"),
    ("^[\\w.-]+$", "a_1.-"), ("^\\S+\\s\\d$", "é 1"), ("\\bword\\b", "a word here"), ("^.$", "🐲"),
    ("^\\u{1F432}$", "🐲"),
    ("^\\uD83D\\uDC32$", "🐲"), ("^\\x41\\0\\cA\\/$", "A\0\u{1}/"), ("^(?:a|)$", ""), ("^(?<year>\\d{4})-", "2014-07"),
    ("^\\p{Lu}\\p{Ll}+$", "Ђорђе"), ("^\\P{L}$", "1"), ("^[\\p{L}\\p{M}]+$", "ქართული"),
    ("^\\p{General_Category=Nd}$", "٣"),
    ("a$|^b", "bcd"), ("^(a|b|)+c$", "abc"), ("^(a*)*$", "aaa"), ("\\$\\^", "$^"), ("^[\\b\\-\\]]+$", "\u{8}-]"),
    ("^a{0}$", ""), ("^(a{2}){2}$", "aaaa"), ("x{3,}", "xxxxx"),
  ])
  func match(_ pattern: String, _ text: String) throws { #expect(try matches(pattern, text)) }

  @Test(arguments: [
    ("^a{2,3}$", "aaaa"), ("^[^a-c]$", "b"), ("^.$", "\n"), ("^.$", "ab"), ("\\bword\\b", "sword"), ("^\\d$", "٣"),
    ("^\\w$", "é"), ("^\\p{Lu}$", "a"), ("^a$", "a\n"), ("[]", "a"), ("x{3,}", "xx"), ("^\\B", "a"), ("^(a|b)c$", "ab"),
  ])
  func noMatch(_ pattern: String, _ text: String) throws { #expect(try !matches(pattern, text)) }

  @Test func anEmptyClassNegatedIsAnything() throws { #expect(try matches("^[^]$", "\n")) }
}
