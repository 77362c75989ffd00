import Age
import Custody
import Foundation
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct KeyStoreTests {
  private let scratch: TemporaryFolder
  private let store: KeyStore
  private let founder: Founder
  private let vault = Fingerprint(SHA256.hash([1]))

  init() throws {
    scratch = try TemporaryFolder()
    store = KeyStore(vault: try Folder.open(FilePath(scratch.path)))
    founder = try Founder()
  }

  private var path: String { "keys/compartments/general/1/\(founder.member.kid).age" }

  private func grant() throws {
    let key = CompartmentKey(id: "general", generation: 1, identity: founder.compartmentKey)
    try store.grant(key, to: founder.member, vault: vault)
  }

  private func open(
    _ id: String = "general", generation: Int = 1, recipient: X25519Recipient? = nil,
    with identity: X25519Identity? = nil
  ) throws -> X25519Identity? {
    try store.open(
      id, generation: generation, recipient: recipient ?? founder.compartment.recipient, member: founder.member,
      with: identity ?? founder.identity)?.identity
  }

  @Test func whatWasGrantedIsOpened() throws {
    #expect(try open() == nil)
    try grant()
    #expect(try open()?.recipient == founder.compartmentKey.recipient)
    try grant()
    #expect(try open()?.recipient == founder.compartmentKey.recipient, "a second grant replaces the first")
    #expect(scratch.files() == [path])
  }

  /// The plaintext of Schemas/README.md §3.5, line by line.
  @Test func theFileIsThatOfTheFormat() throws {
    try grant()
    let sealed = try scratch.bytes(path)
    let plaintext = try AgeReader.open(sealed.span, identities: [.x25519(founder.identity)], format: .binary)
    let secret = founder.compartmentKey.encoded().withBytes { String(decoding: $0.copiedBytes(), as: UTF8.self) }
    let expected = """
      # EvidenceVault compartment key
      # vault: \(vault)
      # compartment: general
      # generation: 1
      \(secret)

      """
    #expect(String(decoding: plaintext, as: UTF8.self) == expected)
    #expect(secret.hasPrefix("AGE-SECRET-KEY-1"))
  }

  @Test func aListTellsWhoseKeysAreThereAndARemovedOneIsGone() throws {
    #expect(try store.list().isEmpty)
    try grant()
    let place = WrappedKeyPlace(compartment: "general", generation: 1, member: founder.member.kid)
    try scratch.write([1], to: "keys/compartments/general/1/not a key")
    #expect(try store.list() == [place])
    try store.remove(place)
    #expect(try store.list().isEmpty)
    #expect(try open() == nil)
  }

  @Test func nobodyElseOpensIt() throws {
    try grant()
    let stranger = try X25519Identity.generate()
    #expect(refusal { try open(with: stranger) } == .badKey)
  }

  @Test func aGenerationOrCompartmentWithoutAKeyIsNotCleared() throws {
    try grant()
    #expect(try open(generation: 2) == nil)
    #expect(try open("identities") == nil)
  }

  /// Whoever can write the folder may put another key there, for evidence to be sealed to them.
  @Test func aKeyThatIsNotTheRostersIsRefused() throws {
    try grant()
    let other = try X25519Identity.generate().recipient
    #expect(refusal { try open(recipient: other) } == .badKey)
  }

  @Test func everyDamageIsNoticed() throws {
    try grant()
    let honest = try scratch.bytes(path)
    let folder = try Folder.open(FilePath(scratch.path)).folder(FilePath(path).parent)
    let name = FilePath(path).lastComponent
    var generator = SeededGenerator(seed: 35)
    for _ in 0..<200 {
      var bytes = honest
      bytes[Int(generator.next() % UInt64(bytes.count))] ^= UInt8(1) << (generator.next() % 8)
      try folder.replace(name, with: bytes)
      #expect(refusal { try open() } == .badKey)
    }
    for bytes in [[], Array(honest.dropLast()), honest + [0]] {
      try folder.replace(name, with: bytes)
      #expect(refusal { try open() } == .badKey)
    }
    try folder.replace(name, with: [UInt8](repeating: 0, count: 1 << 17))
    #expect(refusal { try open() } == .badKey)
  }

  @Test(arguments: ["", "\n", "# only a comment\n", "AGE-SECRET-KEY-1\n", "not a key"])
  func contentThatIsNoKeyIsRefused(_ text: String) throws {
    var sealer = AgeSealer()
    let content = Array(text.utf8)
    let sealed = try sealer.seal(content.span, to: [.x25519(founder.identity.recipient)])
    try scratch.write(sealed, to: path)
    #expect(refusal { try open() } == .badKey)
  }

  @Test func aLinkIsNotFollowed() throws {
    try grant()
    let honest = try scratch.bytes(path)
    try scratch.write(honest, to: "elsewhere")
    try FileManager.default.removeItem(atPath: scratch.path(path))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path(path), withDestinationPath: scratch.path("elsewhere"))
    #expect(refusal { try open() } == .badKey)
  }
}
