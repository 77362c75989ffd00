/// The versions of BagIt that are read; 1.0 is what is written.
public enum BagVersion: String, Sendable, CaseIterable {
  /// draft-kunze-bagit-14 and before: laxer white space, manifests need not list every file.
  case v0_97 = "0.97"
  /// RFC 8493.
  case v1_0 = "1.0"
}
