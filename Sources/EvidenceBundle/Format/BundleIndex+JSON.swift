internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

extension BundleIndex {
  private static let names = [
    "schema", "vault", "export", "created", "log_size", "rosters", "exhibits", "export_events",
  ]
  private static let exhibitNames = ["number", "item", "path", "events"]
  private static let originNames = ["item", "events"]
  private static let lineageNames = ["item", "record"]
  /// There only where something is said.
  private static let (originsName, lineageName) = ("origins", "made_from")

  /// The file: indented JSON, members in the order of the example, and a final LF. The one spelling there is.
  public var bytes: [UInt8] {
    var names = Self.names
    var values: [JSON] = [
      .string(Self.schema), .string(vault.description), .string(export.description), .string(created.description),
      .number(JSONNumber(logSize)), .integer(rosterCount), .array(exhibits.map(Self.json)),
      Self.json(exportEvents),
    ]
    if !origins.isEmpty {
      names.insert(Self.originsName, at: names.count - 1)
      values.insert(.array(origins.map(Self.json)), at: values.count - 1)
    }
    return JSONWriter.writePretty(Self.object(names, values)) + [0x0a]
  }

  /// Reads a file.
  /// - Throws: `.malformedIndex`, also for unknown members and for any spelling but the one that ``bytes`` has; `.tooLarge`.
  public init(_ bytes: [UInt8]) throws(BundleError) {
    // The parsed tree is let go before its second spelling is made: both are large where exhibits are many.
    self = try Self.read(bytes)
    guard self.bytes == bytes else {
      throw BundleError(.malformedIndex, "another spelling than the one that is written")
    }
  }

  private static func read(_ bytes: [UInt8]) throws(BundleError) -> BundleIndex {
    guard bytes.count <= Self.maximumByteCount else { throw BundleError(.tooLarge, "\(bytes.count) bytes") }
    let object: JSONObject
    do throws(JSONError) {
      object = try JSONParser(maximumDepth: 8, maximumSize: Self.maximumByteCount).parseObject(bytes)
    } catch {
      throw BundleError(.malformedIndex, error.description)
    }
    guard object.names.filter({ $0 != Self.originsName }) == Self.names else {
      throw BundleError(.malformedIndex, "its members")
    }
    guard object["schema"]?.stringValue == Self.schema else { throw BundleError(.malformedIndex, "schema") }
    guard let vault = object["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let export = object["export"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let created = object["created"]?.stringValue.flatMap(Timestamp.init(_:)),
      let logSize = object["log_size"]?.numberValue?.uint64, let rosterCount = object["rosters"]?.intValue,
      let exhibits = object["exhibits"]?.arrayValue,
      let exportEvents = object["export_events"].flatMap(Self.identifiers)
    else { throw BundleError(.malformedIndex, "a member's value") }
    var read: [Exhibit] = []
    read.reserveCapacity(exhibits.count)
    for json in exhibits { read.append(try Self.exhibit(json)) }
    var origins: [BundleOrigin] = []
    for json in object[Self.originsName]?.arrayValue ?? [] { origins.append(try Self.origin(json)) }
    return try BundleIndex(
      vault: Fingerprint(vault), export: export, created: created, logSize: logSize, rosterCount: rosterCount,
      exhibits: read, origins: origins, exportEvents: exportEvents)
  }

  private static func exhibit(_ json: JSON) throws(BundleError) -> Exhibit {
    guard let object = json.objectValue, object.names.filter({ $0 != lineageName }) == exhibitNames,
      let number = object["number"]?.intValue,
      let item = object["item"]?.stringValue.flatMap(Identifier.init(canonical:)), let path = object["path"],
      path == .null || path.stringValue != nil, let events = object["events"].flatMap(identifiers)
    else { throw BundleError(.malformedIndex, "an exhibit") }
    return Exhibit(
      number: number, item: item, path: path.stringValue, events: events, lineage: try lineage(object[lineageName]))
  }

  private static func origin(_ json: JSON) throws(BundleError) -> BundleOrigin {
    guard let object = json.objectValue, object.names.filter({ $0 != lineageName }) == originNames,
      let item = object["item"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let events = object["events"].flatMap(identifiers)
    else { throw BundleError(.malformedIndex, "an origin") }
    return BundleOrigin(item: item, events: events, lineage: try lineage(object[lineageName]))
  }

  private static func lineage(_ json: JSON?) throws(BundleError) -> BundleLineage? {
    guard let json else { return nil }
    guard let object = json.objectValue, object.names == lineageNames,
      let item = object["item"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let record = object["record"].flatMap(identifiers)
    else { throw BundleError(.malformedIndex, "what something was made from") }
    return BundleLineage(item: item, record: record)
  }

  private static func identifiers(_ json: JSON) -> [Identifier]? {
    guard let elements = json.arrayValue else { return nil }
    let identifiers = elements.compactMap { $0.stringValue.flatMap(Identifier.init(canonical:)) }
    return identifiers.count == elements.count ? identifiers : nil
  }

  private static func json(_ exhibit: Exhibit) -> JSON {
    let values: [JSON] = [
      .integer(exhibit.number), .string(exhibit.item.description), exhibit.path.map { .string($0) } ?? .null,
      json(exhibit.events),
    ]
    return object(exhibitNames, values, exhibit.lineage)
  }

  private static func json(_ origin: BundleOrigin) -> JSON {
    object(originNames, [.string(origin.item.description), json(origin.events)], origin.lineage)
  }

  private static func json(_ identifiers: [Identifier]) -> JSON { .array(identifiers.map { .string($0.description) }) }

  private static func object(_ names: [String], _ values: [JSON], _ lineage: BundleLineage? = nil) -> JSON {
    var members = zip(names, values).map { JSONMember($0, $1) }
    if let lineage {
      let said = object(lineageNames, [.string(lineage.item.description), json(lineage.record)])
      members.append(JSONMember(lineageName, said))
    }
    return .object(JSONObject(members) ?? JSONObject())
  }
}
