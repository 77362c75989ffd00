internal import Foundation
internal import Testing

/// Disks that are full or cannot be written, mounted in a namespace of their own.
@Suite(.enabled(if: Namespace.canMount, "needs the right to mount in a namespace")) struct DiskTests {
  /// Runs a script in a namespace. In it, `step NAME evault-arguments…` keeps a step's result.
  private func script(_ box: Sandbox, _ text: String) throws -> (String) -> Outcome {
    let results = box.path + "/results"
    try FileManager.default.createDirectory(atPath: results, withIntermediateDirectories: true)
    let step = """
      step() { name=$1; shift; status=0; "$EVAULT" "$@" --json >"\(results)/$name.out" 2>"\(results)/$name.err" || status=$?; echo $status >"\(results)/$name.status"; }
      """
    let run = try box.run(["unshare", "-m", "sh", "-ec", step + "\n" + text], environment: ["EVAULT": Program.evault])
    #expect(run.status == 0, "\(run.summary)")
    return { name in
      let read = { (end: String) in (try? Data(contentsOf: URL(filePath: "\(results)/\(name).\(end)"))) ?? Data() }
      let status = Int32(
        String(decoding: read("status"), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
      return Outcome(status: status ?? -1, output: read("out"), errors: String(decoding: read("err"), as: UTF8.self))
    }
  }

  /// Reading works and needs a record elsewhere; the record joins the log later.
  private func expectReadable(_ result: (String) -> Outcome, _ box: Sandbox, _ item: String, _ words: String) throws {
    for name in ["list", "show", "custody", "check", "keyless"] {
      #expect(result(name).status == 0, "\(name): \(result(name).summary)")
    }
    #expect(result("add").status != 0)
    #expect(result("add").complaint.contains(words), "\(result("add").summary)")
    #expect(
      result("get").status != 0 && result("get").text("next").contains("--access-log"), "\(result("get").summary)")
    #expect(!FileManager.default.fileExists(atPath: box.path + "/out/refused"))
    #expect(result("logged").status == 0, "\(result("logged").summary)")
    let (copy, original) = (box.path + "/out/copy", box.path + "/src/src-0.txt")
    #expect(FileManager.default.contentsEqual(atPath: copy, andPath: original))
  }

  private func expectAttached(_ box: Sandbox, _ item: String) throws {
    #expect(try box.must(["log", "attach", "out/access.age"]).document["added"] as? Int == 1)
    #expect(try box.must(["log", "attach", "out/access.age"]).document["added"] as? Int == 0)
    let actions = try box.must(["custody", item]).list("events").compactMap { $0["action"] as? String }
    #expect(actions == ["ingested", "accessed"])
    try Aftermath(box, "attached").expectClean()
  }

  private static let steps = """
    step list list; step show show $ITEM; step custody custody $ITEM
    step get get $ITEM -o out/refused --purpose test
    step logged get $ITEM -o out/copy --purpose test --access-log out/access.age
    step check check; step keyless check --keyless

    """

  @Test func aReadOnlyVaultCanBeReadWithARecordElsewhere() throws {
    var dice = Dice(20)
    let box = try Sandbox()
    _ = try box.evidence("src", sizes: [2000], using: &dice)
    _ = try box.evidence("more", sizes: [2000], using: &dice)
    let item = try box.must(["add", "src"]).list("items").first?["item"] as? String ?? ""
    let result = try script(
      box,
      "ITEM=\(item)\nmount --bind vault vault && mount -o remount,ro,bind vault\nstep add add more\n" + Self.steps)
    try expectReadable(result, box, item, "read-only")
    try expectAttached(box, item)
  }

  @Test func aFullDiskLosesNothing() throws {
    var dice = Dice(21)
    let box = try Sandbox()
    _ = try box.evidence("src", sizes: [2000], using: &dice)
    let more = try box.evidence("more", sizes: [900_000, 400, 1_500_000, 700_000], using: &dice)
    let item = try box.must(["add", "src"]).list("items").first?["item"] as? String ?? ""
    let result = try script(
      box,
      """
      ITEM=\(item)
      mkdir full && mount -t tmpfs -o size=2m tmpfs full && cp -a vault full/ && export EVAULT_VAULT=$PWD/full/vault
      step add add more --batch b
      dd if=/dev/zero of=full/filler bs=4k 2>/dev/null || true
      \(Self.steps)
      step partly list
      rm full/filler; mount -o remount,size=40m full
      step again add more --batch b; step clean check
      cp -a full/vault after
      """)
    try expectReadable(result, box, item, "full")
    #expect(result("partly").list("items").count == 1 + result("add").list("items").count)
    #expect(result("again").status == 0 && result("clean").status == 0, "\(result("again").summary)")
    try FileManager.default.removeItem(atPath: box.vault)
    try FileManager.default.moveItem(atPath: box.path + "/after", toPath: box.vault)
    #expect(try Aftermath(box, "full disk").expectWholeOrAbsent(more) == 4)
    try expectAttached(box, item)
  }
}
