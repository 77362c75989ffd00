import Foundation
import TestSupport
import Testing

extension Specimens {
  /// A mirror in a folder: brought there, damaged, repaired, pulled from, and made into a vault. The vault's log has a repair afterwards.
  func mirrors() throws {
    try evault("mirror", "list", as: "mirrors")
    try evault("mirror", "add", "cellar", "file://" + work.path("cellar"), as: "mirror")
    try evault("mirror", "status", as: "mirror-status", status: 3)
    for _ in 1...2 { try evault("mirror", "push", as: "mirror-push") }
    try evault("mirror", "status", as: "mirror-status")
    try evault("mirror", "check", "cellar", "--keyless", as: "mirror-check")
    let objects = work.files("cellar/objects").map { "/objects/" + $0 }
    // One is lost in each place, and one in both.
    let whole = try work.bytes("case.vault" + objects[2])
    for path in ["cellar" + objects[0], "case.vault" + objects[1], "cellar" + objects[2], "case.vault" + objects[2]] {
      try FileManager.default.removeItem(atPath: work.path(path))
    }
    try evault("mirror", "check", "cellar", as: "mirror-check", status: 24)
    try evault("mirror", "repair", as: "mirror-repair", status: 24)
    try evault(
      "clone", "file://" + work.path("cellar"), "clone.vault", "--fingerprint", fingerprint(), as: "clone", status: 24)
    try work.write(whole, to: "case.vault" + objects[2])
    try evault("mirror", "repair", as: "mirror-repair")
    try evault("mirror", "push", as: "mirror-push")
    try evault("mirror", "pull", "cellar", as: "mirror-pull")
    try evault("mirror", "add", "cellar", "file://" + work.path("cellar"), as: "error", status: 2)
    try evault("mirror", "list", as: "mirrors")
    try evault("mirror", "remove", "cellar", as: "mirror")
    try locked()
  }

  /// A mirror in a bucket with object lock.
  private func locked() throws {
    let model = try StoreModel()
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] { unsafe setenv(name, "testkey", 0) }
    let place = ["s3://locked/case", "--endpoint", "http://127.0.0.1:\(model.port)"]
    try run(
      .evault,
      ["mirror", "add", "vaulted"] + place
        + ["--retain", "7y", "--mode", "compliance", "--keys", "file://" + work.path("keys")], as: "mirror")
    try evault("mirror", "list", as: "mirrors")
    try evault("mirror", "push", as: "mirror-push")
    try evault("mirror", "status", as: "mirror-status")
    try evault("mirror", "check", "vaulted", "--expiring", "8y", as: "mirror-check", status: 3)
    for _ in 1...2 { try evault("mirror", "extend", "vaulted", "--retain", "9y", as: "mirror-extend") }
    try evault("mirror", "check", "vaulted", as: "mirror-check")
    try evault("mirror", "remove", "vaulted", as: "mirror")
  }

  private func fingerprint() throws -> String {
    try evault("check", "--keyless", as: "check", status: 24)["fingerprint"] as? String ?? ""
  }
}
