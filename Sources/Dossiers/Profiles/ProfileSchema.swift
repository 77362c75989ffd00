internal import JSONSchema

/// The schema of profiles, compiled when it is first asked for.
enum ProfileSchema {
  static let schema: Schema = {
    do {
      return try Schema(parsing: Array(ProfileDocument.profileSchema.utf8))
    } catch {
      preconditionFailure("The schema of profiles inside this program cannot be read: \(error)")
    }
  }()
}
