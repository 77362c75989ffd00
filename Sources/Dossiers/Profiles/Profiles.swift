/// The profiles that come with the program.
public enum Profiles {
  private static let documents: [String: String] = [
    "environmental": ProfileDocument.environmental,
    "sanctions-baltic": ProfileDocument.sanctionsBaltic,
    "sanctions-ca": ProfileDocument.sanctionsCa,
    "sanctions-eu": ProfileDocument.sanctionsEu,
    "sanctions-uk": ProfileDocument.sanctionsUk,
    "sanctions-us": ProfileDocument.sanctionsUs,
    "universal-jurisdiction": ProfileDocument.universalJurisdiction,
  ]

  /// Their names, sorted.
  public static var names: [String] { documents.keys.sorted() }

  /// The text of a profile as it stands in `Schemas/profiles`: UTF-8, a line feed at the end; nil where there is none of this name.
  public static func text(of name: String) -> [UInt8]? { documents[name].map { Array($0.utf8) } }

  /// The profile of this name; nil where there is none.
  public static func named(_ name: String) -> Profile? {
    guard let text = text(of: name) else { return nil }
    do throws(ProfileError) {
      return try Profile(parsing: text)
    } catch {
      preconditionFailure(
        "The profile \(name) inside this program cannot be read: \(error.faults.joined(separator: " "))")
    }
  }
}
