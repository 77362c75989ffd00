internal import Custody
internal import SelectiveDisclosure

/// Whether a record is what its type asks for.
enum RecordValidation {
  /// Bytes of a record, as JSON without white space.
  static let maximumByteCount = 1 << 20

  /// The name of a type's schema.
  static func schema(_ type: RecordType) -> String { "urn:evidencevault:schema:records:\(type.rawValue):1" }

  /// - Throws: `.usage`, in words, for a record that is not.
  static func require(_ fields: JSONObject, _ type: RecordType) throws(VaultError) {
    guard JSONWriter.write(fields).count <= maximumByteCount else {
      throw VaultError(
        .usage, "The record is over 1 MiB.", safe: "Nothing was written.",
        next: "What is long is evidence: bring it in as a file (evault add), and name its item in the record.")
    }
  }
}
