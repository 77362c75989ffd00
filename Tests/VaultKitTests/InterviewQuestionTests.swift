import Testing
import Translations
import VaultKit

@Suite struct InterviewQuestionTests {
  @Test func everyQuestionHasItsWordsAndNoWordsAreWithoutOne() {
    let asked = StringTable.english.keys.filter { $0.hasPrefix("ask.") }
    #expect(Set(InterviewQuestion.all.map(\.key)) == Set(asked) && InterviewQuestion.all.count == asked.count)
  }
}
