import Age
import Foundation
import TestSupport
import Testing
import VaultCrypto

@Suite(.serialized, .enabled(if: AgeTool.isInstalled, "needs age and age-keygen"))
struct InteroperabilityTests {
  private let folder: TemporaryFolder
  private let identity: X25519Identity
  private let recipientText: String

  init() throws {
    folder = try TemporaryFolder()
    let pair = try AgeTool.keyPair(in: folder)
    identity = try X25519Identity(encoded: pair.identity)
    recipientText = pair.recipient
  }

  private var keyPath: String { path("key") }
  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  @Test func keysAreSpelledAlike() throws {
    #expect(identity.recipient.description == recipientText)
    let ours = try X25519Identity.generate()
    try Data(Samples.text(ours.encoded()).utf8).write(to: folder.url.appending(path: "ours"))
    let output = try AgeTool.keygen.run(["-y", path("ours")])
    #expect(output.text == ours.recipient.description + "\n")
  }

  @Test(arguments: [0, 1, 65535, 65536, 65537, 200_000], [false, true])
  func filesOpenBothWays(_ size: Int, _ isArmored: Bool) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let plaintext = generator.bytes(size)
    let ours = try Samples.write(plaintext, to: [.x25519(identity.recipient)], isArmored: isArmored)
    let opened = try AgeTool.age.run(["-d", "-i", keyPath], input: ours)
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.bytes == plaintext)
    let theirs = try AgeTool.age.run((isArmored ? ["-a"] : []) + ["-r", recipientText], input: plaintext)
    #expect(try AgeReader.open(theirs.bytes, identities: [.x25519(identity)]) == plaintext)
    if isArmored {
      let bytes = try AgeArmorReader.dearmor(theirs.bytes)
      #expect(AgeArmorWriter.armor(bytes.span) == theirs.bytes)
    }
  }

  @Test func severalRecipientsAndGrease() throws {
    let other = try X25519Identity.generate()
    let plaintext: [UInt8] = Array("two may read this".utf8)
    let theirs = try AgeTool.age.run(["-r", recipientText, "-r", other.recipient.description], input: plaintext)
    for one in [identity, other] {
      #expect(try AgeReader.open(theirs.bytes, identities: [.x25519(one)]) == plaintext)
    }
    var sealer = AgeSealer(isGreased: true)
    for _ in 0..<10 {
      let ours = try sealer.seal(plaintext.span, to: [.x25519(other.recipient), .x25519(identity.recipient)])
      let opened = try AgeTool.age.run(["-d", "-i", keyPath], input: ours)
      #expect(opened.bytes == plaintext, "\(opened.errors)")
    }
  }

  @Test func aChangedFileIsRefusedByBoth() throws {
    var file = try Samples.seal([1, 2, 3], to: [.x25519(identity.recipient)])
    file[file.count - 1] ^= 1
    #expect(try AgeTool.age.run(["-d", "-i", keyPath], input: file).status != 0)
    #expect(throws: AgeError(.payload)) { try AgeReader.open(file, identities: [.x25519(identity)]) }
  }

  @Test(.enabled(if: AgeTool.python.isInstalled, "age asks for passphrases in a terminal, which python3 makes"))
  func passphrasesOpenBothWays() throws {
    let word = "Zwölf Boxkämpfer 🥊"
    let plaintext = Array("under a passphrase".utf8)
    try Data(plaintext).write(to: folder.url.appending(path: "plain"))
    let sealed = try AgeTool.run(["-p", "-o", path("theirs"), path("plain")], passphrase: word)
    #expect(sealed.status == 0, "\(sealed.text)")
    let theirs = try Vectors.bytes(folder.url.appending(path: "theirs"))
    #expect(try AgeReader.open(theirs, identities: [.passphrase(Samples.secret(word))]) == plaintext)
    #expect(throws: AgeError(.workFactorTooHigh)) {
      try AgeReader.open(theirs, identities: [.passphrase(Samples.secret(word), maximumWorkFactor: 17)])
    }
    let ours = try Samples.seal(plaintext, to: [.passphrase(Samples.secret(word), workFactor: 12)])
    try Data(ours).write(to: folder.url.appending(path: "ours"))
    let opened = try AgeTool.run(["-d", "-o", path("opened"), path("ours")], passphrase: word)
    #expect(opened.status == 0, "\(opened.text)")
    #expect(try Vectors.bytes(folder.url.appending(path: "opened")) == plaintext)
  }

  @Test func twoHundredMebibytesBothWays() throws {
    var generator = SeededGenerator(seed: 200)
    let piece = generator.bytes(1 << 20)
    let count = 200
    var hasher = SHA256()
    for _ in 0..<count { hasher.update(piece) }
    let digest = hasher.finish()

    var sealer = AgeSealer()
    var writer = try AgeWriter(sealer.begin(to: [.x25519(identity.recipient)]))
    #expect(FileManager.default.createFile(atPath: path("ours"), contents: nil))
    let output = try FileHandle(forWritingTo: folder.url.appending(path: "ours"))
    for _ in 0..<count { try writer.push(piece.span) { try output.write(contentsOf: copy($0)) } }
    try writer.finish { try output.write(contentsOf: copy($0)) }
    try output.close()
    #expect(try AgeTool.age.run(["-d", "-i", keyPath, "-o", path("plain"), path("ours")]).status == 0)

    let plain = try FileHandle(forReadingFrom: folder.url.appending(path: "plain"))
    while let data = try plain.read(upToCount: 1 << 20), !data.isEmpty { hasher.update(Array(data)) }
    #expect(hasher.finish() == digest)

    #expect(try AgeTool.age.run(["-r", recipientText, "-o", path("theirs"), path("plain")]).status == 0)
    let input = try FileHandle(forReadingFrom: folder.url.appending(path: "theirs"))
    var reader = AgeReader(identities: [.x25519(identity)])
    while let data = try input.read(upToCount: 1 << 20), !data.isEmpty {
      try reader.push(Array(data).span) { hasher.update($0) }
    }
    try reader.finish { hasher.update($0) }
    #expect(hasher.finish() == digest)
  }
}
