import Encodings
import Foundation
import TestSupport
import Testing
import VaultCrypto

@testable import SecretSharing

private let hasReference =
  ExternalTool.python.isInstalled && (try? ExternalTool.python.run(["-c", "import shamir_mnemonic"]).status) == 0

/// With the reference implementation of SLIP-0039 (PyPI shamir-mnemonic), both ways.
@Suite(.enabled(if: hasReference, "no Python with shamir_mnemonic in .venv (Tests/setup makes it)"))
struct InteroperabilityTests {
  private func python(_ script: String, _ input: String = "") throws -> String {
    let output = try ExternalTool.python.run(["-c", script], input: Array(input.utf8))
    #expect(output.status == 0, "\(output.errors)")
    return output.text
  }

  @Test func theReferenceCombinesOurs() throws {
    for (threshold, count) in [(1, 1), (2, 2), (2, 3), (3, 5), (16, 16)] {
      let secret = SecureRandom.secret(32)
      let shares = try SecretSharing.split(secret, threshold: threshold, count: count)
      let given = shares.shuffled().prefix(threshold).map { $0.words.joined(separator: " ") }.joined(separator: "\n")
      let combined = try python(
        "import sys; from shamir_mnemonic import combine_mnemonics; print(combine_mnemonics(sys.stdin.read().split('\\n')).hex())",
        given)
      #expect(combined == Hex.encode(secret.withBytes { $0.copiedBytes() }) + "\n")
    }
  }

  /// One group and several, extendable or not, of every length.
  @Test func weCombineTheReferences() throws {
    let made = try python(
      """
      import json, secrets
      from shamir_mnemonic import generate_mnemonics
      sets = []
      for extendable in (False, True):
          for size in (16, 18, 24, 32):
              for threshold, groups in ((1, [(2, 3)]), (1, [(1, 1)]), (2, [(2, 3), (1, 1), (3, 5)])):
                  secret = secrets.token_bytes(size)
                  shares = generate_mnemonics(threshold, groups, secret, extendable=extendable, iteration_exponent=0)
                  sets.append({"secret": secret.hex(), "given": [s for (need, _), group in list(zip(groups, shares))[-threshold:] for s in group[-need:]]})
      print(json.dumps(sets))
      """)
    let sets = try JSONDecoder().decode([Specimen].self, from: Data(made.utf8))
    #expect(sets.count == 24)
    for set in sets {
      let shares = try set.given.map { try SecretShare(words: $0.split(separator: " ").map { String($0) }) }
      #expect(shares.map { $0.words.joined(separator: " ") } == set.given)
      #expect(Hex.encode(try SecretSharing.combine(shares).withBytes { $0.copiedBytes() }) == set.secret)
    }
  }

  private struct Specimen: Decodable {
    let secret: String
    let given: [String]
  }
}
