import SSHSignature
import Testing
import VaultCrypto

@Suite struct AllowedSignersTests {
  private let key: OpenSSHPublicKey

  init() throws { key = try OpenSSHPublicKey(#require(Ed25519PublicKey([UInt8](repeating: 3, count: 32)))) }

  @Test func keyLinesHaveOneSpelling() throws {
    let line = key.line
    #expect(try OpenSSHPublicKey(line: line) == key)
    #expect(try OpenSSHPublicKey(blob: key.blob) == key)
    #expect(try OpenSSHPublicKey(line: line + " a b").comment == "a b")
    for text in [
      "", "ssh-ed25519", "ssh-ed25519 ", line + " ", line + "\n", line + "  a", line + "=", "ssh-ed25519  AAAA",
      line + " a\u{7}", String(line.dropLast()), line + " " + String(repeating: "c", count: 4096),
    ] {
      #expect(code { _ = try OpenSSHPublicKey(line: text) } == .malformedKey, "\(text)")
    }
    #expect(code { _ = try OpenSSHPublicKey(line: "ssh-rsa AAAA") } == .unsupportedKeyType)
    #expect(code { _ = try OpenSSHPublicKey(line: " " + line) } == .unsupportedKeyType)
  }

  @Test func filesKeepWhatTheySay() throws {
    let file = """
      # comment
      \ta@b namespaces="file,git",valid-after="20260101Z" \(key.line) Alice
      c@d ssh-rsa AAAAB3Nza c\r

      e@f   \(key.line)
      """
    let signers = try AllowedSigners(file: Array(file.utf8))
    #expect(signers.signers.map(\.principals.text) == ["a@b", "e@f"])
    #expect(signers.skippedLines == [3])
    #expect(signers.signers[0].validAfter?.text == "20260101000000Z")
    #expect(try AllowedSigners(file: signers.file).signers == signers.signers)
    #expect(signers.principals(for: key.key, namespace: "file", at: 1_767_225_600) == ["a@b", "e@f"])
    #expect(signers.principals(for: key.key, namespace: "file", at: 1_767_225_599) == ["e@f"])
    #expect(signers.principals(for: key.key, namespace: "mail", at: 1_767_225_600) == ["e@f"])
    let other = try #require(Ed25519PublicKey([UInt8](repeating: 4, count: 32)))
    #expect(signers.principals(for: other, namespace: "file", at: 1_767_225_600).isEmpty)
  }

  @Test(arguments: [
    ("a@b", SSHSignatureError.Code.malformedAllowedSigners), ("a@b KEY x\u{1}", .malformedAllowedSigners),
    ("a@b,, KEY", .malformedAllowedSigners), ("\"a b\" KEY", .malformedAllowedSigners),
    ("a@b namespaces=file KEY", .malformedAllowedSigners), ("a@b namespaces=\"file KEY", .malformedAllowedSigners),
    ("a@b namespaces=\"\" KEY", .malformedAllowedSigners), ("a@b no-touch-required KEY", .malformedAllowedSigners),
    ("a@b namespaces=\"a\",namespaces=\"b\" KEY", .malformedAllowedSigners),
    ("a@b namespaces=\"a\", KEY", .malformedAllowedSigners), ("a@b namespaces=\"a\"", .malformedAllowedSigners),
    ("a@b cert-authority KEY", .certificateAuthority),
    ("a@b Cert-Authority,namespaces=\"a\" KEY", .certificateAuthority),
    ("a@b valid-after=\"20260101\" KEY", .localTime), ("a@b valid-after=\"20260229Z\" KEY", .malformedAllowedSigners),
    ("a@b valid-after=\"2026010124Z\" KEY", .malformedAllowedSigners),
    ("a@b valid-before=\"19700101Z\" KEY", .malformedAllowedSigners),
    ("a@b valid-after=\"20260102Z\",valid-before=\"20260101Z\" KEY", .malformedAllowedSigners),
    ("a@b ssh-ed25519 AAAA", .malformedKey), ("a@b KEY  x", .malformedKey),
  ])
  func refuses(_ text: String, _ expected: SSHSignatureError.Code) throws {
    let file = Array("# first\n\(text.replacing("KEY", with: key.line))\n".utf8)
    let error = #expect(throws: SSHSignatureError.self) { try AllowedSigners(file: file) }
    #expect(error?.code == expected)
    #expect(error?.line == 2)
  }

  @Test func timestampsRoundTrip() throws {
    for seconds in [1, 951_782_400, 1_709_251_199, 4_107_542_399, 253_402_300_799] as [Int64] {
      let moment = try #require(SSHTimestamp(unixSeconds: seconds))
      let line = "a valid-after=\"\(moment.text)\" \(key.line)"
      #expect(try AllowedSigners(file: Array(line.utf8)).signers[0].validAfter == moment)
    }
    #expect(SSHTimestamp(unixSeconds: 951_782_400)?.text == "20000229000000Z")
    #expect(SSHTimestamp(unixSeconds: 0) == nil)
  }

  @Test func patterns() throws {
    let cases: [(String, String, Bool)] = [
      ("*", "", true), ("?", "", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false), ("!a", "b", false),
      ("*,!a", "a", false), ("!a,*", "b", true), ("A", "a", false), ("**a", "a", true), ("a?", "a", false),
    ]
    for (pattern, name, isMatch) in cases {
      #expect(try #require(PatternList(pattern)).matches(name) == isMatch, "\(pattern) \(name)")
    }
    for text in ["", ",", "a,", "!", "#a", "a b", "a\"b", "a\\b"] { #expect(PatternList(text) == nil) }
    let slow = try #require(PatternList(String(repeating: "a*", count: 200) + "b"))
    #expect(!slow.matches(String(repeating: "a", count: 2000)))
  }
}
