import EvidenceBundle
import TerminalInterface
import Timestamping
import VaultFiles
import VaultKit

/// Which of a bundle's signatures a command is about.
enum BundleChoice {
  /// All of them.
  static func all(_ bundle: FilePath) throws(UserError) -> [BundleTimestamps] {
    let places = try run { () throws(BundleTimestampError) in try BundleTimestamps.all(in: bundle) }
    guard !places.isEmpty else { throw UserError(.usage, "\(bundle) has no signature.") }
    return places
  }

  /// The one that was named, or the only one.
  static func open(_ bundle: FilePath, signature: String?) throws(UserError) -> BundleTimestamps {
    let places = try all(bundle)
    let chosen =
      signature.map { key in places.filter { ["\(key).sig", "\(key).p7s"].contains($0.record.name) } } ?? places
    guard let first = chosen.first else {
      throw UserError(.usage, "The bundle has no signature by this key.")
    }
    guard chosen.count == 1 else {
      throw UserError(
        .usage, "The bundle has \(chosen.count) signatures.",
        next: "Name one: --signature KEY, the name of its file without .sig or .p7s")
    }
    return first
  }

  /// Runs library work, and turns its error into one for people.
  static func run<R>(_ body: () throws(BundleTimestampError) -> R) throws(UserError) -> R {
    do throws(BundleTimestampError) { return try body() } catch {
      switch error {
      case .file(let error): throw UserError(VaultError(error))
      case .nothingToRenew: throw UserError(.usage, "The signature has no timestamp that could be renewed.")
      case .refused(let error):
        throw UserError(
          .timeNotEstablished,
          "The timestamp is not taken: \(VisibleText.escape(error.reason)) (\(error.code.rawValue)).",
          safe: "Nothing was changed.")
      }
    }
  }
}
