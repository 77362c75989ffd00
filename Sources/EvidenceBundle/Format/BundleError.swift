/// Why a bundle cannot be written, or its index not be read. Equal when the code is.
public struct BundleError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The reasons, stable words for reports.
  public enum Code: String, Sendable, CaseIterable {
    /// `bundle.json` is not what Schemas/README.md §4 describes.
    case malformedIndex = "malformed-index"
    /// More exhibits, or a longer index, than a bundle can have.
    case tooLarge = "too-large"
    /// The folder has something in it already.
    case folderNotEmpty = "folder-not-empty"
    /// The rosters are not a history, or not the checkpoint's.
    case wrongRosters = "wrong-rosters"
    /// The checkpoint is no checkpoint of this vault, or signed by nobody who may.
    case wrongCheckpoint = "wrong-checkpoint"
    /// A proof does not lead from its entry to the checkpoint.
    case wrongProof = "wrong-proof"
    /// The events of an exhibit are not the chain of its item from the intake on, or the export's events not the export's.
    case wrongEvents = "wrong-events"
    /// An event does not disclose what a verifier needs, or a signer is not in the roster.
    case notDisclosed = "not-disclosed"
    /// Exhibits, withheld payloads or disclosed claims are not those that the export-authorised event allows, as far as it discloses them.
    case notAuthorised = "not-authorised"
    /// The payload is not the one that was taken in.
    case wrongPayload = "wrong-payload"
    /// A number, item or event comes twice.
    case duplicate
    /// The bundle is finished already, or not finished yet.
    case wrongOrder = "wrong-order"
    /// A signature that is not over this bundle, or by no signer that was announced.
    case wrongSignature = "wrong-signature"
    /// The organisation's name, or another text for `bag-info.txt`, cannot stand there.
    case malformedInfo = "malformed-info"
  }

  /// The reason.
  public let code: Code
  /// The place, for people who look for the cause. Never a claim's value.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// Code and place.
  public var description: String { "\(code.rawValue): \(detail)" }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
