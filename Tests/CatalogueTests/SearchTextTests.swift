import Testing

@testable import Catalogue

@Suite struct SearchTextTests {
  @Test(
    "words are compared without capitals, marks and punctuation",
    arguments: [
      ("Straße, STRASSE", "strasse strasse"), ("Łódź – Český Krumlov", "lodz cesky krumlov"),
      ("Encyclopædia Ærø", "encyclopaedia aero"), ("İstanbul ısı", "istanbul isi"),
      // Composed and decomposed.
      ("e\u{301}te\u{301} été", "ete ete"), ("Йод, и\u{306}од, ёлка", "иод иод елка"),
      ("п'ять п’ять пʼять", "пять пять пять"), ("Її ґанок", "іі ґанок"),
      ("ᲗᲑᲘᲚᲘᲡᲘ თბილისი", "თბილისი თბილისი"), ("ΟΔΥΣΣΕΎΣ Ὀδυσσεύς", "οδυσσευσ οδυσσευσ"),
      ("שָׁלוֹם שלום", "שלום שלום"), ("n\u{b0} 12/3", "n 12 3"), ("", ""), (" ,;", ""), ("a\u{202e}b", "ab"),
      ("a\0b", "a b"), ("ﬁnance oﬀice ﬄ Ǆ ǅ ĳ", "finance office ffl dz dz ij"), ("Ａｂ９", "ab9"),
      ("\u{fee3}\u{fea4}\u{fee4}\u{feaa} \u{fefb}", "محمد لا"),
    ])
  func folding(_ text: String, _ folded: String) { #expect(SearchText.fold(text) == folded) }

  @Test("Arabic words are found with and without vowel marks, stretching and article")
  func arabic() {
    #expect(SearchText.fold("كِتَابٌ") == "كتاب")
    #expect(SearchText.fold("كـــتاب") == "كتاب")
    #expect(SearchText.fold("الكتاب") == "الكتاب كتاب")
    #expect(SearchText.fold("والكتاب للمدينة") == "والكتاب للمدينه كتاب مدينه")
    #expect(SearchText.fold("أحمد إلى آب") == "احمد الي اب")
    #expect(SearchText.fold("٢٠١٤ ۲۰۱۴") == "2014 2014")
    #expect(SearchText.withoutArticle("الى") == nil)
  }

  @Test(
    "a question becomes one in the library's language",
    arguments: [
      ("Convoy bridge", "(\"convoy\"* AND \"bridge\"*)"), ("an \"Old bridge\"", "(\"an\"* AND \"old bridge\")"),
      ("convoy -night", "((\"convoy\"*) NOT \"night\"*)"), ("foo-bar", "(\"foo bar\"*)"), ("الكتاب", "(\"كتاب\"*)"),
      ("a OR b* NEAR(c)", "(\"a\"* AND \"or\"* AND \"b\"* AND \"near c\"*)"),
      ("title:x \" AND", "(\"title x\"* AND \"and\")"), ("ко", "(\"ко\"*)"),
      ("night -\"old bridge\"", "((\"night\"*) NOT \"old bridge\")"),
      ("-«old bridge» night", "((\"night\"*) NOT \"old bridge\")"),
      ("night -\"old bridge\" \"far mill\"", "((\"night\"* AND \"far mill\") NOT \"old bridge\")"),
      ("night- \"old bridge\"", "(\"night\"* AND \"old bridge\")"),
      ("night-\"old bridge\"", "(\"night\"* AND \"old bridge\")"),
    ])
  func questions(_ text: String, _ expression: String) { #expect(SearchQuery(text)?.expression == expression) }

  @Test(
    "what nothing can be searched by is no question",
    arguments: [
      "", "  ", "-night", "-\"old bridge\"", "\"\"", "***", String(repeating: "a", count: 5000),
      String(repeating: "a ", count: 100),
    ])
  func noQuestions(_ text: String) { #expect(SearchQuery(text) == nil) }

  @Test func aSnippetShowsWhatWasWritten() throws {
    let text = "Before it all. At the Straße of ÉLAN we saw it; nobody else did."
    let snippet = Snippet(text, SearchQuery("strasse elan"))
    #expect(snippet.parts.map(\.text).joined() == text)
    #expect(snippet.parts.filter(\.isMatch).map(\.text) == ["Straße", "ÉLAN"])
    #expect(Snippet(text, SearchQuery("absent")).parts.isEmpty)
    #expect(Snippet("", SearchQuery("absent")).parts.isEmpty)
  }

  @Test func aSnippetOfALongTextIsShort() throws {
    let long = String(repeating: "word ", count: 5000) + "needle " + String(repeating: "word ", count: 5000)
    let snippet = Snippet(long, SearchQuery("needle"))
    #expect(snippet.parts.map(\.text).joined().count < 500)
    #expect(snippet.parts.filter(\.isMatch).map(\.text) == ["needle"])
    let run = Snippet(String(repeating: "a", count: 100_000), SearchQuery("aaa"))
    #expect(run.parts.map(\.text).joined().count < 1000)
  }
}
