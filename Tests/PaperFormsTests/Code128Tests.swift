import Testing

@testable import PaperForms

@Suite struct Code128Tests {
  @Test func patternsAreThoseOfTheStandard() {
    #expect(Code128.patterns.count == 107)
    #expect(Set(Code128.patterns).count == 107)
    for pattern in Code128.patterns.dropLast() {
      #expect(pattern.count == 6 && pattern.reduce(0, +) == 11)
      // Bars are together an even number of modules wide (ISO/IEC 15417, 4.2).
      #expect((pattern[0] + pattern[2] + pattern[4]).isMultiple(of: 2))
      #expect(pattern.allSatisfy { (1...4).contains($0) })
    }
    #expect(Code128.patterns.last?.reduce(0, +) == 13)
  }

  @Test func checkSymbol() {
    // 104 + 1·48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35 = 879 = 8·103 + 55
    #expect(Code128.symbols("PJJ123C") == [104, 48, 42, 42, 17, 18, 19, 35, 55, 106])
    #expect(Code128.symbols("")?.count == 3)
    #expect(Code128.symbols("é") == nil && Code128.symbols("\n") == nil)
    #expect(Code128.svg("\u{7f}").isEmpty)
    #expect(Code128.svg("<").contains("aria-label=\"&lt;\""))
  }
}
