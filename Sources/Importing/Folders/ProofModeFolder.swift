internal import SelectiveDisclosure
internal import VaultCrypto

/// What ProofMode wrote beside photographs, films and sounds (guardianproject/proofmode): for a file with the SHA-256 H,
/// `H.proof.json` and `H.proof.csv` with what the telephone noted, detached OpenPGP signatures `H.asc`, `H.proof.json.asc` and
/// `H.proof.csv.asc`, perhaps `H.ots` (OpenTimestamps), `H.gst` or `H.devicecheck`, and one `pubkey.asc`. Older versions put the
/// medium's name in the place of H.
///
/// Signatures are kept as evidence and not verified here: they need OpenPGP.
public struct ProofModeFolder: Sendable {
  private static let json = ".proof.json"
  private static let csv = ".proof.csv"

  private let contents: FolderContents

  /// A folder with ProofMode's output.
  public init(_ contents: FolderContents) { self.contents = contents }

  /// Reads every proof in the folder and below.
  public func read() -> ImportedFolder {
    var acquisitions: [ImportedAcquisition] = []
    var problems: [FolderProblem] = []
    for proof in contents.files {
      let isJSON = proof.name.hasSuffix(Self.json)
      guard isJSON || proof.name.hasSuffix(Self.csv) else { continue }
      let stem = String(proof.name.dropLast(isJSON ? Self.json.count : Self.csv.count))
      let other = contents.file(stem + (isJSON ? Self.csv : Self.json), below: proof.parent)
      // One record for both: the JSON says each value unambiguously.
      if !isJSON, other != nil { continue }
      do throws(FolderProblem) {
        acquisitions.append(try acquisition(proof, stem, csv: isJSON ? other : nil))
      } catch {
        problems.append(error)
      }
    }
    return ImportedFolder(acquisitions, problems: problems, in: contents)
  }

  private func acquisition(
    _ proof: ListedFile, _ stem: String, csv: ListedFile?
  ) throws(FolderProblem) -> ImportedAcquisition {
    let values = try ProofModeValues(contents.read(proof), isJSON: proof.name.hasSuffix(Self.json), path: proof.path)
    var remarks: [String] = []
    if let csv {
      let table = try ProofModeValues(contents.read(csv), isJSON: false, path: csv.path)
      if table[ProofModeValues.hash] != values[ProofModeValues.hash] {
        remarks.append("\(csv.path) and \(proof.path) state different digests.")
      }
    }
    let digest = stated(values, stem, proof)
    let related = contents.files.filter {
      $0.parent == proof.parent && ($0.name.hasPrefix(stem + ".") || $0.name == "pubkey.asc")
    }
    var paths = [proof.path]
    for path in [digest.path].compactMap(\.self) + related.map(\.path) where !paths.contains(path) {
      paths.append(path)
    }
    let names = Set(related.map(\.name))
    var fields = values.fields()
    fields.say(digest.sentence)
    for part in ["", Self.json, Self.csv] {
      let name = stem + part + ".asc"
      let signed = part.isEmpty ? "the medium" : part.dropFirst() + ""
      fields.say(
        names.contains(name)
          ? "An OpenPGP signature over \(signed) is there (\(name)); it was not verified on import."
          : "No OpenPGP signature over \(signed) is there.")
    }
    for (ending, what) in [
      (".ots", "An OpenTimestamps proof"), (".gst", "A SafetyNet answer"), (".devicecheck", "A DeviceCheck answer"),
    ]
    where names.contains(stem + ending) {
      fields.say("\(what) is there (\(stem + ending)); it was not verified on import.")
    }
    for remark in remarks { fields.say(remark) }
    return ImportedAcquisition(
      from: proof.path, files: paths, record: fields.finished(), digests: [digest], messages: nil, remarks: remarks)
  }

  /// The digest that the proof states, held against the folder's files.
  private func stated(_ values: ProofModeValues, _ stem: String, _ proof: ListedFile) -> StatedDigest {
    let named = values["File Path"].flatMap {
      $0.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    }
    let text = values[ProofModeValues.hash] ?? ""
    let byName = [named, stem].compactMap(\.self).lazy.compactMap { contents.file($0, below: proof.parent) }.first
    let name = AcquisitionFields.line(named ?? stem) ?? stem
    guard let digest = SHA256Digest(hex: text.lowercased()) else {
      return StatedDigest(
        name: name, stated: AcquisitionFields.line(text) ?? "", path: byName?.path, outcome: .notStated)
    }
    if let file = byName, file.digest == digest {
      return StatedDigest(name: name, stated: digest.hex, path: file.path, outcome: .matches)
    }
    if let file = contents.files.first(where: { $0.digest == digest }) {
      return StatedDigest(name: name, stated: digest.hex, path: file.path, outcome: .matches)
    }
    return StatedDigest(name: name, stated: digest.hex, path: byName?.path, outcome: byName == nil ? .absent : .differs)
  }
}
