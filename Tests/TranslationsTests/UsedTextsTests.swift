import Foundation
import TestSupport
import Testing
import Translations

/// The tables and the sources know the same keys.
@Suite struct UsedTextsTests {
  private static let sources: String = {
    var text = ""
    for module in ["PaperForms", "TerminalInterface", "VaultKit", "evault"] {
      let folder = Vectors.projectFolder.appending(path: "Sources/\(module)")
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        text += (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      }
    }
    return text
  }()

  /// A key is written whole, or its beginning is, before a part that the program puts in (`"exit.\\(code)"`), or its end (`"\\(kind).title"`).
  @Test func everyTextIsUsed() {
    let literals = Set(Self.sources.matches(of: /"([a-z]+(?:\.[a-z0-9_]+)+)"/).map { String($0.1) })
    let beginnings = Set(Self.sources.matches(of: /"([a-z]+\.(?:[a-z_]+\.)*)\\\(/).map { String($0.1) })
    let ends = Set(Self.sources.matches(of: /[)"](\.[a-z_.]+)"/).map { String($0.1) })
    #expect(literals.count > 150 && beginnings.count > 5 && ends.count > 1)
    // Reports have a test of their own.
    let unused = StringTable.english.keys.filter { !$0.hasPrefix("report.") }.filter { key in
      !literals.contains(key) && !beginnings.contains(where: key.hasPrefix) && !ends.contains(where: key.hasSuffix)
    }
    #expect(unused == [])
  }

  /// What looks like the key of an error, a question or another text that is told at a terminal, has one.
  @Test func noTextIsMissing() {
    let groups = [
      "answer", "ask", "dialogue", "error", "exit", "hint", "interview", "paper", "passphrase", "safe", "said", "start",
      "vault",
      "word",
    ]
    let keys = Set(Self.sources.matches(of: /"([a-z]+(?:\.[a-z0-9_]+)+)"/).map { String($0.1) })
      .filter { key in groups.contains { key.hasPrefix($0 + ".") } }
    #expect(keys.count > 80)
    #expect(keys.filter { !StringTable.english.has($0) } == [])
  }

  @Test(arguments: [
    ("EVAULT_LANGUAGE", "ka", "ka"), ("LANG", "uk_UA.UTF-8", "uk"), ("LC_ALL", "fr_FR@euro", "fr"),
    ("LANG", "ru", "ru"),
    ("LC_MESSAGES", "es-419", "es"), ("LANG", "C.UTF-8", "en"), ("LANG", "POSIX", "en"), ("LANG", "de_DE.UTF-8", "en"),
    ("LANG", "", "en"), ("LC_CTYPE", "uk_UA.UTF-8", "en"), ("EVAULT_LANGUAGE", "../ka", "en"),
  ])
  func theLanguageIsTheOneThatTheEnvironmentAsksFor(_ name: String, _ value: String, _ code: String) {
    #expect(Language.asked { $0 == name ? value : nil }.rawValue == code)
  }

  @Test func ofSeveralTheFirstCounts() {
    let all = ["EVAULT_LANGUAGE": "", "LC_ALL": "C", "LC_MESSAGES": "uk_UA.UTF-8", "LANG": "fr_FR.UTF-8"]
    #expect(Language.asked { all[$0] } == .english)
    #expect(Language.asked { $0 == "LC_ALL" ? nil : all[$0] } == .ukrainian)
    #expect(Language.asked { $0 == "EVAULT_LANGUAGE" ? "ka" : all[$0] } == .georgian)
    #expect(Language.asked { _ in nil } == .english)
  }
}
