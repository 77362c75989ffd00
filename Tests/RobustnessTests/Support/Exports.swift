internal import Foundation
internal import Testing

/// The exports that a vault's log speaks of, and their bundles on the disk.
struct Exports {
  /// An export.
  struct Record {
    var actions: [String] = []
    var tagManifest = ""
    var destination = ""
  }

  private(set) var records: [String: Record] = [:]

  /// Reads the log.
  init(_ box: Sandbox) throws {
    for event in try box.must(["log"]).list("events") where event["type"] as? String == "export" {
      guard let export = event["item"] as? String, let claims = event["claims"] as? [String: Any] else { continue }
      records[export, default: Record()].actions.append(event["action"] as? String ?? "")
      if let digest = claims["tag_manifest"] as? String { records[export]?.tagManifest = digest }
      if let folder = claims["destination"] as? String { records[export]?.destination = folder }
    }
  }

  /// Every bundle that has its name is whole, and has its events; none of the others has left anything.
  /// - Parameter isRecovered: whether what was interrupted must be ended by now.
  func expectSound(_ aftermath: Aftermath, isRecovered: Bool) throws {
    let box = aftermath.box
    let fingerprint = try box.fingerprint()
    for folder in try FileManager.default.contentsOfDirectory(atPath: box.path + "/out") {
      if folder.hasPrefix(".evault") {
        #expect(!isRecovered, "\(aftermath.context): \(folder) was left behind")
        continue
      }
      let verify = try box.evault(["verify", "out/" + folder, "--fingerprint", fingerprint])
      #expect(verify.status == 0, "\(aftermath.context): \(verify.summary)")
      let export = verify.text("export")
      let actions = records[export]?.actions ?? []
      #expect(
        actions == ["export-authorised", "export-completed"], "\(aftermath.context): bundle \(folder): \(actions)")
      // A copied machine's earlier exports went to the one it was copied from.
      #expect(records[export]?.destination.hasSuffix("/out/" + folder) == true, "\(aftermath.context)")
    }
    guard isRecovered else { return }
    for (export, record) in records {
      let isThere = FileManager.default.fileExists(atPath: record.destination)
      let expected = [
        "export-authorised", record.actions.last == "export-completed" ? "export-completed" : "export-aborted",
      ]
      #expect(record.actions == expected, "\(aftermath.context): \(export): \(record.actions)")
      if record.actions.last == "export-completed" {
        #expect(isThere, "\(aftermath.context): \(export) is recorded as completed and its bundle is not there")
      }
    }
  }
}
