public import TransparencyLog
internal import VaultFiles

/// What a cosigner answers to a request (c2sp.org/tlog-witness, add-checkpoint).
public enum CosignerAnswer: Equatable, Sendable {
  /// The cosignature, which the cosigner's state has by now.
  case cosigned(NoteSignature, size: UInt64)
  /// The request is not of the required form, or its old size is above the checkpoint's; why, for people.
  case malformed(String)
  /// No log with this origin is followed.
  case unknownLog
  /// No known key of the log signed the checkpoint, or a signature under one is wrong.
  case unknownKey
  /// The old size is not the last one cosigned, which is this.
  case conflict(size: UInt64, CosignerRefusal?)
  /// The proof does not show that the checkpoint continues what was cosigned; or one of the same size has another root.
  case inconsistent(CosignerRefusal?)

  /// The HTTP status.
  public var status: Int {
    switch self {
    case .cosigned: 200
    case .malformed: 400
    case .unknownKey: 403
    case .unknownLog: 404
    case .conflict: 409
    case .inconsistent: 422
    }
  }

  /// The body: signature lines, or the last size cosigned; for the others a line for people.
  public var body: [UInt8] {
    switch self {
    case .cosigned(let signature, _): SignatureLines.print([signature])
    case .conflict(let size, _): Array("\(size)\n".utf8)
    case .malformed(let why): Array("\(why)\n".utf8)
    case .unknownLog: Array("no log with this origin is followed\n".utf8)
    case .unknownKey: Array("not signed by a key of the log that is known\n".utf8)
    case .inconsistent: Array("the proof does not lead from the last checkpoint to this one\n".utf8)
    }
  }

  /// The body's media type.
  public var contentType: String {
    if case .conflict = self { return "text/x.tlog.size" }
    return "text/plain; charset=utf-8"
  }
}
