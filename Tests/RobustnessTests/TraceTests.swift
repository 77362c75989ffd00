internal import Foundation
internal import TestSupport
internal import Testing

/// No name of a person, place or file is in clear anywhere but where the user put it.
@Suite struct TraceTests {
  private static let names = [
    "Oleksandra-Zabuzhko", "Wzgórze-Zielone", "перша-свідчення", "codeword-heron-774", "Interview with the miller",
    "b4rrack-seven",
    "note\u{202e}gpj.exe", "O'Malley $(rm) `x` \"quoted\"",
  ]

  /// How a text may lie in a file: in two encodings, in hexadecimal, and in base64 at each of its three alignments.
  private static func disguises(of text: String) -> [(String, Data)] {
    let plain = Data(text.utf8)
    var found = [("UTF-8", plain)]
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      if let data = text.data(using: encoding) { found.append(("UTF-16", data)) }
    }
    let hex = plain.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    found += [("hex", Data(hex.utf8)), ("hex", Data(hex.uppercased().utf8))]
    for shift in 0..<3 {
      // Only whole groups of three bytes look the same whatever surrounds them.
      let skipped = plain.dropFirst(shift)
      let core = Data(skipped.prefix(skipped.count / 3 * 3)).base64EncodedString()
      found.append(("base64", Data(core.utf8)))
      found.append(("base64url", Data(core.replacing("+", with: "-").replacing("/", with: "_").utf8)))
    }
    return found
  }

  @Test func noNameIsInClear() throws {
    let box = try Sandbox()
    let names = Self.names
    try FileManager.default.createDirectory(atPath: box.path + "/src/" + names[1], withIntermediateDirectories: true)
    for name in names[5...] + [names[2]] where !name.contains("/") {
      try Evidence.marker.write(to: URL(filePath: box.path + "/src/" + names[1] + "/" + name + ".txt"))
    }
    let record = [
      "title": names[4], "source": names[0], "place": names[1], "collected_by": names[0],
      "note": "said \(names[3]) twice",
    ]
    try JSONEncoder().encode(record).write(to: URL(filePath: box.path + "/src/record.json"))
    let added = try box.must(
      ["add", "src/" + names[1], "--record", "-", "--collected-at", "unknown"], input: box.path + "/src/record.json")
    let item = added.list("items").first?["item"] as? String ?? ""
    #expect(added.list("items").count == 4)
    let refused = try box.evault(["export", item, "-o", "out/bundle", "--recipient", "office", "--purpose", "test"])
    #expect(refused.status == 26, "a named source leaves without a consent: \(refused.summary)")
    let form =
      try box.must(["add", "src/record.json", "--type", "consent"]).list("items").first?["item"] as? String ?? ""
    // All of them have one content: whose consent one needs, the others need.
    let items = added.list("items").compactMap { $0["item"] as? String }.map { "\"\($0)\"" }.joined(separator: ",")
    let consent = """
      {"pseudonym":"P-7","form":"\(form)","version":1,"language":"en","explained_by":"\(names[0])","items":[\(items)],
      "date":"2020-01-02T10:00:00+02:00","checklist_explained":["purpose"],"note":"\(names[3])","grants":[{"activity":"share",
      "purposes":["icc"],"recipients":["office"],"data_scope":["content"],"form":"identified"}]}
      """
    try Data(consent.utf8).write(to: URL(filePath: box.path + "/src/consent.json"))
    try box.must(["consent", "record", "src/consent.json"])
    try box.must([
      "export", item, "-o", "out/bundle", "--for", "icc", "--recipient", "office", "--purpose", "test",
    ])
    for words in [["list"], ["show", item], ["custody", item], ["log"], ["check"]] { try box.must(words) }
    // The program knows the names; no file does.
    #expect(try box.must(["show", item]).output.range(of: Data(names[0].utf8)) != nil)
    for name in names {
      for (form, bytes) in Self.disguises(of: name) {
        let found = Scratch.files(below: box.path, containing: bytes).filter { !$0.hasPrefix("src/") }
        #expect(found.isEmpty, "\(name) in \(form): \(found)")
      }
    }
    let paths = Scratch.files(below: box.path).filter { !$0.hasPrefix("src/") }.joined(separator: "\n")
    for name in names { #expect(!paths.contains(name), "\(name) in a file's name") }
  }

  /// A photograph is looked into, refused, copied without what hides in it, and let out: none of that is ever in a file in clear.
  @Test(.enabled(if: ExternalTool("exiftool").isInstalled, "exiftool (libimage-exiftool-perl) is not installed"))
  func whatHidesInAFileIsInClearNowhere() throws {
    let box = try Sandbox()
    let name = Self.names[0]
    try FileManager.default.createDirectory(atPath: box.path + "/src", withIntermediateDirectories: true)
    let sample = Vectors.projectFolder.appending(path: "vault-example/evidence/photograph/road.png")
    try FileManager.default.copyItem(atPath: sample.path, toPath: box.path + "/src/road.png")
    let tagged = try ExternalTool("exiftool").run([
      "-config", "", "-q", "-overwrite_original", "-PNG:Author=\(name)", "-GPSLatitude=41.7",
      box.path + "/src/road.png",
    ])
    #expect(tagged.status == 0)
    let item = try box.must(["add", "src/road.png"]).list("items").first?["item"] as? String ?? ""
    let words = ["-o", "out/bundle", "--recipient", "office", "--purpose", "test"]
    for _ in 0..<2 { #expect(try box.evault(["export", item] + words).status == 26) }
    let copy = try box.must(["derive", item, "--kind", "disclosure-copy"]).text("item")
    try box.must(["export", copy] + words)
    for (form, bytes) in Self.disguises(of: name) {
      let found = Scratch.files(below: box.path, containing: bytes).filter { !$0.hasPrefix("src/") }
      #expect(found.isEmpty, "\(form): \(found)")
    }
    #expect(Scratch.files(below: box.path, containing: Data(name.utf8)).contains("src/road.png"))
  }

  @Test func theSearchFindsWhatIsThere() throws {
    let box = try Sandbox()
    for (place, name) in Self.names.enumerated() {
      for (form, bytes) in Self.disguises(of: name) {
        let file = "vault/\(form)-\(place)"
        try (Data([0xff]) + bytes + Data([0xfe])).write(to: URL(filePath: box.path + "/" + file))
        #expect(Scratch.files(below: box.path, containing: bytes).contains(file), "\(name) in \(form)")
      }
    }
  }
}
