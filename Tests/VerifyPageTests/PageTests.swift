import Foundation
import SelectiveDisclosure
import Testing
import VaultCrypto
import VerifyPage

/// The page is one file that asks for nothing, and says everything in six languages.
@Suite struct PageTests {
  private let text = String(decoding: VerifyPage.published, as: UTF8.self)

  private func part(_ start: String, _ end: String) throws -> String {
    let begin = try #require(text.range(of: start)).upperBound
    return String(text[begin..<(try #require(text.range(of: end, range: begin..<text.endIndex)).lowerBound)])
  }

  @Test func policyNamesTheDigestsOfItsScriptAndStyle() throws {
    let policy = try part("http-equiv=\"Content-Security-Policy\" content=\"", "\"")
    for (start, end, directive) in [("<script>", "</script>", "script-src"), ("<style>", "</style>", "style-src")] {
      let digest = Data(SHA256.hash(Array(try part(start, end).utf8)).bytes).base64EncodedString()
      #expect(policy.contains("\(directive) 'sha256-\(digest)';"))
      #expect(text.components(separatedBy: start).count == 2)
    }
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(!policy.contains("unsafe") && !policy.contains("http"))
  }

  @Test func nothingInItMakesMarkupOfTextOrAsksForAnything() throws {
    let script = try part("<script>", "</script>")
    for word in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
      "XMLHttpRequest", "import(",
    ] {
      #expect(!script.contains(word), "\(word)")
    }
    for word in ["http://", "https://", " src=", " onclick=", " onload=", "style=\""] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func copyOfABundleDiffersInOneWord() {
    let copy = String(decoding: VerifyPage.bundleCopy, as: UTF8.self)
    #expect(copy != text)
    let parts = text.components(separatedBy: "data-copy=\"published\"")
    #expect(parts.count == 2)
    #expect(parts.joined(separator: "data-copy=\"bundle\"") == copy)
    #expect(VerifyPage.digest == SHA256.hash(VerifyPage.published))
  }

  @Test func everyStringIsThereInEveryLanguage() throws {
    let table = try JSONParser().parseObject(Array(try part("const texts = ", ";\n\n// === page.js").utf8))
    #expect(table.names == ["en", "fr", "uk", "ru", "ka", "es"])
    let names = try #require(table["en"]?.objectValue).names
    for language in table.names {
      let texts = try #require(table[language]?.objectValue)
      #expect(texts.names == names, "\(language)")
      for name in texts.names {
        let words = texts[name]?.stringValue ?? ""
        #expect(!words.isEmpty, "\(language) \(name)")
        // A string that was forgotten would be the English one.
        if language != "en", words.count > 24 {
          #expect(table["en"]?.objectValue?[name]?.stringValue != words, "\(language) \(name)")
        }
      }
    }
    // What the page asks for by name is there.
    let script = try part("<script>", "</script>")
    let asked =
      script.matches(of: /say\("([A-Za-z]+)"\)/).map { String($0.1) }
      + text.matches(of: /data-text="([A-Za-z]+)"/).map { String($0.1) }
    for name in asked { #expect(names.contains(name), "\(name)") }
    for dimension in ["bytes", "custody", "authorship", "authority", "completeness", "disclosure", "time"] {
      #expect(names.contains("dimension.\(dimension)") && names.contains("dimension.\(dimension).words"))
    }
    for verdict in ["verified", "failed", "missing", "unverifiable", "not-disclosed"] {
      #expect(names.contains("verdict.\(verdict)"))
    }
    for outcome in [
      "verified", "not-trusted", "other-vault", "incomplete", "bad-disclosure", "bad-signature", "corrupt",
    ] {
      #expect(names.contains("outcome.\(outcome)") && names.contains("outcome.\(outcome).words"))
    }
  }
}
