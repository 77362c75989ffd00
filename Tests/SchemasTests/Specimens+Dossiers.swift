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
