import Testing

@testable import VaultKit

/// What people wrote as a place may speak of somebody: a bundle's page tells pages, paragraphs, lines and times.
@Suite struct ReportPlacesTests {
  @Test(arguments: ["p. 3", "pp. 3–5", "Page 12", "para. 4", "¶ 7", "00:12:05", "line 2, row 9", "12", "p. 1 and p. 4"])
  func placesAreTold(_ place: String) { #expect(ReportPlaces.told(place) == place) }

  @Test(arguments: [
    nil, "", "where the witness stood", "p. 3, Olena", "first answer", "р. 3", "p. ٣", "p. 3; him", "p. 3\n", "<b>",
    String(repeating: "p", count: 81), "p. 3\u{202e}",
  ])
  func otherWordsStay(_ place: String?) { #expect(ReportPlaces.told(place) == nil) }
}
