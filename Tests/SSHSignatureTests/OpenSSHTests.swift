import Foundation
import SSHSignature
import TestSupport
import Testing
import VaultCrypto

/// What OpenSSH makes we accept; what we make OpenSSH accepts.
@Suite(.enabled(if: SSHKeygen.tool.isInstalled, "ssh-keygen is not installed"))
struct OpenSSHTests {
  private let message = Array("testimony\n".utf8)

  @Test(arguments: SSHMessageHash.allCases) func theirSignaturesVerifyHere(_ hash: SSHMessageHash) throws {
    let keygen = try SSHKeygen()
    let output = try keygen.run(
      ["-Y", "sign", "-f", "key", "-n", "file", "-O", "hashalg=\(hash.rawValue)"], input: message)
    try #require(output.status == 0, Comment(rawValue: output.errors))
    let signature = try SSHSignature(armored: output.bytes)
    #expect(signature.hash == hash)
    #expect(signature.namespace == "file")
    try signature.verify(message, namespace: "file", by: keygen.key.publicKey)
    // Ed25519 has one signature for each message: ours is theirs, letter by letter.
    let ours = try SSHSignature.sign(message, hash: hash, namespace: "file", with: keygen.key)
    #expect(ours.armored == output.text)
  }

  @Test func aKeyThatTheyMadeVerifiesHere() throws {
    let keygen = try SSHKeygen()
    #expect(try keygen.run(["-q", "-t", "ed25519", "-N", "", "-C", "two words", "-f", "fresh"]).status == 0)
    let line = String(decoding: try Data(contentsOf: keygen.folder.url.appending(path: "fresh.pub")), as: UTF8.self)
    let key = try OpenSSHPublicKey(line: String(line.dropLast()))
    #expect(key.comment == "two words" && key.line + "\n" == line)
    let output = try keygen.run(["-Y", "sign", "-f", "fresh", "-n", "a@b"], input: message)
    try SSHSignature(armored: output.bytes).verify(message, namespace: "a@b", by: key.key)
    let listed = try keygen.run(["-l", "-f", "fresh.pub"]).text
    #expect(listed.split(separator: " ")[1] == key.fingerprint)
  }

  @Test(arguments: SSHMessageHash.allCases) func ourSignaturesVerifyThere(_ hash: SSHMessageHash) throws {
    let keygen = try SSHKeygen()
    let armor = try SSHSignature.sign(message, hash: hash, namespace: "file", with: keygen.key).armored
    let signer = try AllowedSigner(
      principals: #require(PatternList("*@example.org")), namespaces: PatternList("file,mail"),
      validAfter: SSHTimestamp(unixSeconds: 1_700_000_000), validBefore: SSHTimestamp(unixSeconds: 4_000_000_000),
      key: keygen.publicKey)
    let signers = "# archive\n\n" + signer.line + "\n"
    #expect(try keygen.accepts(armor, of: message, namespace: "file", signers: signers))
    #expect(try !keygen.accepts(armor, of: message, namespace: "mail", signers: signers))
    #expect(try !keygen.accepts(armor, of: message + [0], namespace: "file", signers: signers))
    #expect(
      try keygen.run(["-Y", "check-novalidate", "-n", "file", "-s", "armor"], input: message).status == 0)
    let read = try AllowedSigners(file: Array(signers.utf8))
    #expect(read.signers == [signer])
  }

  /// Both must answer alike for moments around the limits and for patterns.
  @Test func allowedSignersMeanTheSameThere() throws {
    let keygen = try SSHKeygen()
    let armor = try SSHSignature.sign(message, namespace: "file", with: keygen.key).armored
    let key = keygen.publicKey.line
    let cases: [(String, String, Int64)] = [
      ("alice@example.org \(key)", "20260101000000Z", 1_767_225_600),
      ("bob@example.org \(key)", "20260101000000Z", 1_767_225_600),
      ("*@example.org,!alice@* \(key)", "20260101000000Z", 1_767_225_600),
      ("a?ice@*.org namespaces=\"f*\" \(key)", "20260101000000Z", 1_767_225_600),
      ("* namespaces=\"mail\" \(key)", "20260101000000Z", 1_767_225_600),
      ("* valid-after=\"20260101Z\" \(key)", "20260101000000Z", 1_767_225_600),
      ("* valid-after=\"20260101Z\" \(key)", "20251231235959Z", 1_767_225_599),
      ("* Valid-Before=\"20240229235959Z\" \(key)", "20240229235959Z", 1_709_251_199),
      ("* valid-before=\"20240229235959Z\" \(key)", "20240301000000Z", 1_709_251_200),
      ("* valid-after=\"202001010000Z\",valid-before=\"20240301Z\" \(key)", "20240301000000Z", 1_709_251_200),
    ]
    for (line, time, unixSeconds) in cases {
      let theirs = try keygen.accepts(armor, of: message, namespace: "file", signers: line + "\n", time: time)
      let ours = try AllowedSigners(file: Array(line.utf8)).permits(
        principal: "alice@example.org", key: keygen.key.publicKey, namespace: "file", at: unixSeconds)
      #expect(theirs == ours, "\(line) at \(time)")
    }
  }
}
