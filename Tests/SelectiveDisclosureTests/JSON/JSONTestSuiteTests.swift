import Foundation
import SelectiveDisclosure
import TestSupport
import Testing

/// github.com/nst/JSONTestSuite: `y_` must be accepted, `n_` refused, `i_` is ours to decide and pinned here.
@Suite(.enabled(if: Vectors.has("naughty/JSONTestSuite"), "no JSONTestSuite on this machine"))
struct JSONTestSuiteTests {
  /// Valid by RFC 8259, but not I-JSON (RFC 7493 §2.3).
  static let refusedYes: [String: JSONError.Code] = [
    "y_object_duplicated_key.json": .duplicateName,
    "y_object_duplicated_key_and_value.json": .duplicateName,
  ]

  static let acceptedMaybe: Set<String> = [
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
    "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json", "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
  ]

  static let refusedMaybe: [String: JSONError.Code] = [
    "i_object_key_lone_2nd_surrogate.json": .loneSurrogate,
    "i_string_1st_surrogate_but_2nd_missing.json": .loneSurrogate,
    "i_string_1st_valid_surrogate_2nd_invalid.json": .loneSurrogate,
    "i_string_UTF-16LE_with_BOM.json": .unexpectedByte,
    "i_string_UTF-8_invalid_sequence.json": .invalidUTF8,
    "i_string_UTF8_surrogate_U+D800.json": .invalidUTF8,
    "i_string_incomplete_surrogate_and_escape_valid.json": .loneSurrogate,
    "i_string_incomplete_surrogate_pair.json": .loneSurrogate,
    "i_string_incomplete_surrogates_escape_valid.json": .loneSurrogate,
    "i_string_invalid_lonely_surrogate.json": .loneSurrogate,
    "i_string_invalid_surrogate.json": .loneSurrogate,
    "i_string_invalid_utf-8.json": .invalidUTF8,
    "i_string_inverted_surrogates_U+1D11E.json": .loneSurrogate,
    "i_string_iso_latin_1.json": .invalidUTF8,
    "i_string_lone_second_surrogate.json": .loneSurrogate,
    "i_string_lone_utf8_continuation_byte.json": .invalidUTF8,
    "i_string_not_in_unicode_range.json": .invalidUTF8,
    "i_string_overlong_sequence_2_bytes.json": .invalidUTF8,
    "i_string_overlong_sequence_6_bytes.json": .invalidUTF8,
    "i_string_overlong_sequence_6_bytes_null.json": .invalidUTF8,
    "i_string_truncated-utf-8.json": .invalidUTF8,
    "i_string_utf16BE_no_BOM.json": .unexpectedByte,
    "i_string_utf16LE_no_BOM.json": .unexpectedByte,
    "i_structure_500_nested_arrays.json": .tooDeep,
    "i_structure_UTF-8_BOM_empty_object.json": .byteOrderMark,
  ]

  private static let folder = Vectors.folder("naughty/JSONTestSuite/test_parsing")

  private func outcome(_ bytes: [UInt8]) -> JSONError.Code? {
    do {
      _ = try JSONParser().parse(bytes)
      return nil
    } catch { return error.code }
  }

  @Test func everyFileIsJudgedAsPinned() throws {
    var counts: [Character: Int] = [:]
    for name in Vectors.names(in: Self.folder) {
      let code = outcome(try Vectors.bytes(Self.folder.appending(path: name)))
      counts[name.first ?? "?", default: 0] += 1
      switch name.first {
      case "y": #expect(code == Self.refusedYes[name], "\(name)")
      case "n": #expect(code != nil, "\(name)")
      default:
        if Self.acceptedMaybe.contains(name) {
          #expect(code == nil, "\(name)")
        } else {
          #expect(code != nil && code == Self.refusedMaybe[name], "\(name): \(String(describing: code))")
        }
      }
    }
    #expect(counts == ["y": 95, "n": 188, "i": 35])
  }

  @Test func acceptedFilesSurviveAWriteAndARead() throws {
    for name in Vectors.names(in: Self.folder) {
      guard let value = try? JSONParser().parse(try Vectors.bytes(Self.folder.appending(path: name))) else { continue }
      let written = JSONWriter.write(value)
      #expect(try JSONParser().parse(written) == value, "\(name)")
      #expect(try JSONParser().parse(JSONWriter.writePretty(value)) == value, "\(name)")
      #expect(JSONWriter.write(try JSONParser().parse(written)) == written, "\(name)")
    }
  }

  @Test func transformFilesKeepWhatTheySay() throws {
    let folder = Vectors.folder("naughty/JSONTestSuite/test_transform")
    let kept: [String: String] = [
      "number_-9223372036854775808.json": "[-9223372036854775808]",
      "number_-9223372036854775809.json": "[-9223372036854775809]",
      "number_1.0.json": "[1.0]",
      "number_1.000000000000000005.json": "[1.000000000000000005]",
      "number_1000000000000000.json": "[1000000000000000]",
      "number_10000000000000000999.json": "[10000000000000000999]",
      "number_1e-999.json": "[1E-999]",
      "number_1e6.json": "[1E6]",
      "number_9223372036854775807.json": "[9223372036854775807]",
      "number_9223372036854775808.json": "[9223372036854775808]",
      "object_key_nfc_nfd.json": "{\"\u{e9}\":\"NFC\",\"e\u{301}\":\"NFD\"}",
      "object_key_nfd_nfc.json": "{\"e\u{301}\":\"NFD\",\"\u{e9}\":\"NFC\"}",
      "string_with_escaped_NULL.json": #"["A\u0000B"]"#,
    ]
    let refused: [String: JSONError.Code] = [
      "object_same_key_different_values.json": .duplicateName,
      "object_same_key_same_value.json": .duplicateName,
      "object_same_key_unclear_values.json": .duplicateName,
      "string_1_escaped_invalid_codepoint.json": .loneSurrogate,
      "string_1_invalid_codepoint.json": .invalidUTF8,
      "string_2_escaped_invalid_codepoints.json": .loneSurrogate,
      "string_2_invalid_codepoints.json": .invalidUTF8,
      "string_3_escaped_invalid_codepoints.json": .loneSurrogate,
      "string_3_invalid_codepoints.json": .invalidUTF8,
    ]
    let names = Vectors.names(in: folder)
    #expect(names.count == 22)
    for name in names {
      let bytes = try Vectors.bytes(folder.appending(path: name))
      if let text = kept[name] {
        #expect(JSONWriter.write(try JSONParser().parse(bytes)) == Array(text.utf8), "\(name)")
      } else {
        #expect(outcome(bytes) != nil && outcome(bytes) == refused[name], "\(name)")
      }
    }
  }
}
