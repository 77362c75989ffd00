public import Custody
internal import SelectiveDisclosure
internal import VaultFiles

/// An invitation with its bytes, its signature verified. That it is the custodian's own, only its fingerprint tells.
public struct Invitation: Sendable {
  static let name: FilePath = "kit.jwt"
  private static let what = "a kit's invitation"

  /// What it says.
  public let claims: KitInvitation
  /// The token's bytes.
  let bytes: [UInt8]

  /// The invitation in a kit's folder.
  init(in folder: Folder) throws(VaultError) {
    try self.init(TokenFile.read(Self.name, in: folder, Self.what), "\(folder.path.appending(Self.name))")
  }

  init(_ token: CompactJWS, _ path: String) throws(VaultError) {
    do throws(CustodyError) { claims = try KitInvitation(verifying: token) } catch {
      let kind: VaultError.Kind = error.code == .malformed ? .corrupt : .badSignature
      throw VaultError(
        kind, "\(path) is not a valid invitation (\(error)).", safe: "Nothing was changed.",
        next: "Do not use this kit. Ask the custodian for a new one.")
    }
    bytes = token.serialized
  }
}
