import Testing
import Timestamping

@Suite struct PolicyIdentifierTests {
  @Test(arguments: ["1.2.840.113549.1.9.16.1.4", "2.16.840.1.101.3.4.2.1", "0.0", "1.39", "2.999.3"])
  func dotted(_ text: String) { #expect(PolicyIdentifier(text)?.description == text) }

  @Test(arguments: ["", "1", "3.1", "1.40", "01.2", "1.02", "1..2", "1.2.", "1.-2", "1.2.99999999999999999999", "a.b"])
  func refused(_ text: String) { #expect(PolicyIdentifier(text) == nil) }
}
