import Age
import Foundation
import TestSupport
import Testing
import VaultCrypto

/// One file of the C2SP age test kit: `key: value` lines, an empty line, an age file that may be compressed.
struct TestKitCase: CustomTestStringConvertible, Sendable {
  static let postQuantumPrefix = "AGE-SECRET-KEY-PQ-"
  /// For the cases that are compressed.
  static let python = ExternalTool("python3")

  let name: String
  let expectation: String
  let payload: String?
  let identityTexts: [String]
  let passphrases: [String]
  let isArmored: Bool
  let isCompressed: Bool
  private let body: [UInt8]

  var testDescription: String { name }
  var isPostQuantum: Bool { identityTexts.contains { $0.hasPrefix(Self.postQuantumPrefix) } }

  init?(name: String) {
    guard let bytes = try? Vectors.bytes(Vectors.folder("age-testkit").appending(path: "testdata/\(name)")) else {
      return nil
    }
    self.name = name
    var values: [String: [String]] = [:]
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0a), end > start {
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      start = end + 1
      guard let colon = line.firstIndex(of: ":") else { return nil }
      values[String(line[..<colon]), default: []].append(String(line[line.index(after: colon)...].dropFirst()))
    }
    body = Array(bytes[(start + 1)...])
    guard let expectation = values["expect"]?.first else { return nil }
    self.expectation = expectation
    payload = values["payload"]?.first
    identityTexts = values["identity"] ?? []
    passphrases = values["passphrase"] ?? []
    isArmored = values["armored"] == ["yes"]
    isCompressed = values["compressed"] == ["zlib"]
  }

  static let all: [TestKitCase] = Vectors.names(in: Vectors.folder("age-testkit").appending(path: "testdata"))
    .compactMap { TestKitCase(name: $0) }

  /// Those that an X25519 and scrypt implementation runs, and that this machine can unpack.
  static let runnable = all.filter { !$0.isPostQuantum && (!$0.isCompressed || python.isInstalled) }

  var codes: [AgeError.Code?] {
    switch expectation {
    case "success": [nil]
    case "armor failure": [.malformedArmor]
    case "header failure": name == "scrypt_work_factor_23" ? [.workFactorTooHigh] : [.malformedHeader]
    case "no match": [.noMatch]
    case "HMAC failure": [.headerMAC]
    case "payload failure": [.payload]
    default: []
    }
  }

  func identities() throws -> [AgeIdentity] {
    try identityTexts.map { .x25519(try X25519Identity(encoded: $0)) }
      + passphrases.map { .passphrase(Samples.secret($0)) }
  }

  func file() throws -> [UInt8] {
    guard isCompressed else { return body }
    let program = "import sys,zlib;sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))"
    return try Self.python.run(["-c", program], input: body).bytes
  }
}
