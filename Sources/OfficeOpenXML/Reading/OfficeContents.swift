/// What an office file (ECMA-376; `.docx`, `.xlsx`, `.pptx`) holds beside what it shows: every part is looked at,
/// whatever it is called.
public struct OfficeContents: Sendable {
  /// What reading one file may take.
  public struct Limits: Sendable {
    /// Bytes of one part, unpacked: 64 MiB.
    public var partByteCount = 64 << 20
    /// Bytes of all parts that are read: 192 MiB.
    public var byteCount = 192 << 20

    /// These limits.
    public init() {}
  }

  /// Something that is there: what of, and where or what the format calls it.
  public struct Remark: Sendable, Hashable {
    /// The kinds.
    public enum Kind: Sendable {
      /// A property that names a person or an organisation, or a list of persons.
      case name
      /// A property that says what the document is about, or where it was made.
      case text
      /// A moment.
      case time
      /// A small picture of the document.
      case thumbnail
      /// A comment, a note of the speaker, hidden text or a hidden sheet.
      case comment
      /// A tracked change, or a history of changes.
      case change
      /// A file in the file: an object, a macro, a part that belongs to nothing.
      case attachment
      /// What tells of a device, such as the settings of a printer.
      case device
      /// A picture of which a part is cut away, and is in the file all the same.
      case crop
    }

    /// The kind.
    public let kind: Kind
    /// The property's or the relationship's name, as the format has it; never what stands in it.
    public let name: String
  }

  /// What is there, each once, in the order of the parts' names.
  public private(set) var remarks: [Remark] = []
  /// Pictures that it shows, as they lie in it: each may hold data of its own.
  public private(set) var pictures: [[UInt8]] = []

  /// Reads a file.
  /// - Parameter isInterrupted: asked all the while, with how many bytes were gone through since.
  /// - Throws: `.tooLarge` too where nobody waits for it any more; `.encrypted` for one that needs a password, `.notWord` for a ZIP file without relationships,
  ///   `.documentType`, `.tooLarge`, and all
  ///   that damage may be.
  public init(
    reading bytes: [UInt8], limits: Limits = Limits(),
    isInterrupted: @escaping @Sendable (_ byteCount: Int) -> Bool = { _ in false }
  ) throws(OfficeError) {
    self = try Patience.while(isInterrupted) { () throws(OfficeError) in
      try OfficeContents(reading: bytes, within: limits)
    }
  }

  private init(reading bytes: [UInt8], within limits: Limits) throws(OfficeError) {
    let file = try ZIPFile(bytes)
    var left = limits.byteCount
    func content(_ name: String) throws(OfficeError) -> [UInt8] {
      let content = try file.content(of: name, limit: min(limits.partByteCount, left)) ?? []
      left -= content.count
      if Patience.hasEnded(content.count + Patience.partByteCount) { throw Patience.end }
      return content
    }
    var relationships = OfficeRelationships()
    var ties: [String: [(id: String, kind: String)]] = [:]
    for list in file.names {
      guard let owner = RelationshipList.owner(of: list) else { continue }
      let content = try content(list)
      try relationships.read(content, at: list)
      ties[owner] = try UnusedTies.ties(in: content)
    }
    guard relationships.kinds(of: "").isEmpty, !relationships.isEmpty else {
      throw OfficeError(.notWord, "no part of it says what it is")
    }
    var found: [Remark] = relationships.remarks
    found += file.remains.sorted().map { Remark(kind: TakenOut.kind(of: $0), name: $0) }
    var known: [String: [UInt8]] = [:]
    var context = FileContext()
    for name in file.names where FileContext.needs(name, of: relationships.kinds(of: name)) {
      let content = try content(name)
      known[name] = content
      try context.read(content, of: relationships.kinds(of: name))
    }
    for name in file.names where name.hasSuffix(".xml") && relationships.kinds(of: name).contains(UsedStrings.kind) {
      let content = if let content = known[name] { content } else { try content(name) }
      known[name] = content
      try context.read(strings: content)
    }
    for name in file.names where name != "[content_types].xml" {
      let kinds = relationships.kinds(of: name)
      if kinds.isEmpty {
        // Folders are there without anything in them; the list of a part is tied to it by its name.
        if name.hasSuffix("/"), try content(name).isEmpty { continue }
        if let owner = RelationshipList.owner(of: name), owner.isEmpty || !relationships.kinds(of: owner).isEmpty {
          continue
        }
        found.append(Remark(kind: .attachment, name: "part without a relationship"))
        continue
      }
      // A font is unpacked, so that nothing lies behind its end.
      if kinds.contains("font") { _ = try content(name) }
      if kinds.contains("image") { pictures.append(try content(name)) }
      guard name.hasSuffix(".xml") || !kinds.isDisjoint(with: Self.readable) else {
        // What is remarkable is told where its relationship is read.
        if kinds.contains(where: { !Self.opaque.contains($0) && OfficeRelationships.remarks(of: $0).isEmpty }) {
          found.append(Remark(kind: .attachment, name: "part of another kind"))
        }
        continue
      }
      let part = if let part = known[name] { part } else { try content(name) }
      for kind in kinds.sorted() {
        found += try OfficeMarks.remarks(in: part, of: kind, context, ties: ties[name.lowercased()] ?? [])
      }
    }
    var told: Set<Remark> = []
    remarks = found.filter { told.insert($0).inserted }
  }

  /// Parts that are no XML by their names, and of which is known what they are.
  private static let opaque: Set = ["image", "font"]

  /// Parts that are read whatever their names end in: those that hold properties, two of them in the strict form
  /// (ECMA-376 part 1 annex A), and older drawings.
  private static let readable: Set = [
    "core-properties", "extended-properties", "custom-properties", "extendedProperties", "customProperties",
    "vmlDrawing",
  ]
}
