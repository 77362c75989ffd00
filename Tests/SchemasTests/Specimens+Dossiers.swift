import Foundation
import TestSupport
import Testing

extension Specimens {
  /// What the commands about dossiers say, of a dossier with one exhibit.
  func dossiers(_ item: String) throws {
    try work.write(Array(#"{"title":"A request (invented)"}"#.utf8), to: "dossier.json")
    try evault("dossier", "new", "--profile", "sanctions-eu", "dossier.json", as: "dossier-written")
    let document = try run(.evault, ["dossier", "profile", "sanctions-eu"], as: "profile")["document"]
    let profile = try #require(document as? [String: Any])
    let element = try #require((profile["elements"] as? [[String: Any]])?.first?["element"] as? String)
    try evault("dossier", "cite", element, item + "#p. 1", as: "dossier-written")
    try evault("dossier", "list", as: "dossiers")
    try evault("dossier", "show", as: "dossier")
    try evault("dossier", "check", as: "dossier-check", status: 1)
    try evault("dossier", "matrix", as: "dossier-matrix")
    try evault("dossier", "draft", "-o", "dossier-draft", as: "dossier-draft")
    try evault("dossier", "final", "dossier-draft/submission.docx", as: "dossier-final", status: 1)
    let begun = try run(.evault, ["dossier", "list"], as: "dossiers")["dossiers"] as? [[String: Any]]
    let dossier = try #require(begun?.first?["dossier"] as? String)
    let leaving = ["export", "--dossier", dossier, "--recipient", "an office", "--purpose", "p"]
    try run(.evault, leaving + ["--preview"], as: "export-dossier-preview")
    let left = try run(.evault, leaving + ["-o", "dossier-out"], as: "export-dossier")
    let export = try #require((left["bundles"] as? [[String: Any]])?.first?["export"] as? String)
    try evault("export", "list", as: "export-list")
    try evault("recall", export, "--all", "-o", "dossier-recall", as: "recall")
    try evault("dossier", "supplement", export, as: "dossier-written")
    try addProfile(profile)
  }

  /// A profile of the organisation's own.
  func addProfile(_ profile: [String: Any]? = nil) throws {
    let document = try run(.evault, ["dossier", "profile", "sanctions-eu"], as: "profile")["document"]
    var own = try #require(profile ?? document as? [String: Any])
    own["profile"] = "own-letter"
    try work.write(Array(JSONSerialization.data(withJSONObject: own)), to: "own-profile.json")
    try evault("dossier", "profile", "add", "own-profile.json", as: "profile-added")
    try evault("dossier", "profiles", "--own", as: "profiles")
  }
}
