internal import TransparencyLog

/// `custody/policy`: the log's key as a C2SP tlog-policy, without a quorum.
enum BundlePolicy {
  /// The one spelling there is.
  static func bytes(logKey: NoteVerifierKey) -> [UInt8] { Array("log \(logKey)\nquorum none\n".utf8) }
}
