/// What a sidecar says of a file's content, held against the file.
public struct StatedDigest: Sendable, Hashable {
  /// What came of it; the raw values are stable.
  public enum Outcome: String, Sendable {
    /// A file of the folder has this digest.
    case matches
    /// The file that is meant has another digest.
    case differs
    /// No file of the folder has this digest, and none has the name.
    case absent
    /// The sidecar states no digest, or one of an algorithm that is not computed here.
    case notStated = "not-stated"
  }

  /// What the sidecar calls the file, without its folders.
  public let name: String
  /// The digest as it stands there; empty where there is none.
  public let stated: String
  /// The path of the file that is meant, where one is there.
  public let path: String?
  /// What came of it.
  public let outcome: Outcome

  /// A sentence for the record.
  var sentence: String {
    let what = path ?? name
    return switch outcome {
    case .matches: "The stated digest of \(what) (\(stated)) is the file's."
    case .differs:
      "The stated digest of \(what) (\(stated)) is not the file's: what came in is not what the sidecar was made for."
    case .absent: "The sidecar states a digest (\(stated)) of \(name), and no such file is there."
    case .notStated: "No SHA-256 digest is stated for \(what)" + (stated.isEmpty ? "." : ": only \(stated).")
    }
  }
}
