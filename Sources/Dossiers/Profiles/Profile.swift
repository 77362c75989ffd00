internal import JSONSchema
internal import SelectiveDisclosure

/// What a submission to one kind of addressee has to contain (Schemas/README.md §3.16). It is guidance, and data: nothing in the program
/// depends on which profile it is.
public struct Profile: Sendable, Hashable {
  /// A profile's text has at most 256 KiB.
  public static let maximumSize = 256 << 10
  /// Objects and lists inside each other.
  public static let maximumDepth = 8

  /// Who last read it against the addressee's own instructions.
  public struct Review: Sendable, Hashable {
    /// The day, `YYYY-MM-DD`.
    public let day: String
    /// A name or a role.
    public let person: String
  }

  /// Its name.
  public let name: String
  /// Goes up with each change.
  public let version: Int
  /// What kind of submission it is.
  public let title: String
  /// Who such submissions go to.
  public let addressee: String
  /// The day on which it was written, `YYYY-MM-DD`.
  public let drafted: String
  /// Who last reviewed it; nil where nobody has.
  public let review: Review?
  /// What is said wherever it is used.
  public let caution: String
  /// The language of its texts (BCP 47).
  public let language: String
  /// The purpose that consent is asked for.
  public let purpose: String
  /// The classes that the addressee belongs to, where consent is asked.
  public let recipientClasses: [String]
  /// The form that people appear in: `identified`, `pseudonymous` or `aggregate`.
  public let form: String
  /// Stands before the numbers of exhibits.
  public let exhibitPrefix: String
  /// How many words the whole should have at most.
  public let words: Int?
  /// The parts in their order.
  public let sections: [ProfileSection]
  /// What has to be argued.
  public let elements: [ProfileElement]
  /// What a check looks at.
  public let rules: [ProfileRule]
  /// Where items go, by their marking.
  public let markings: Placing
  /// Where claims of events go.
  public let claims: Placing
  /// What goes along.
  public let attachments: [String]
  /// A certificate that is drafted.
  public let certificate: String?
  /// What it rests on.
  public let texts: [(text: String, source: ProfileSource)]
  /// Its bytes, as they were read.
  public let bytes: [UInt8]

  /// Reads a profile strictly.
  /// - Parameter bytes: UTF-8 JSON that fits `Schemas/profile.schema.json`.
  public init(parsing bytes: [UInt8]) throws(ProfileError) {
    let parser = JSONParser(maximumDepth: Self.maximumDepth, maximumSize: Self.maximumSize)
    let object: JSONObject
    do throws(JSONError) { object = try parser.parseObject(bytes) } catch {
      throw ProfileError(faults: ["It is no JSON that is taken here: \(error)."])
    }
    let violations = ProfileSchema.schema.violations(in: .object(object))
    guard violations.isEmpty else { throw ProfileError(faults: violations.map(\.sentence)) }
    let reader = ProfileReader(object)
    name = reader.text("profile")
    version = reader.number("version") ?? 1
    title = reader.text("title")
    addressee = reader.text("addressee")
    drafted = reader.text("drafted")
    review = reader.object("reviewed").map { Review(day: $0.text("on"), person: $0.text("by")) }
    caution = reader.text("caution")
    language = reader.text("language")
    purpose = reader.text("purpose")
    recipientClasses = reader.texts("recipient_classes")
    form = reader.text("form")
    exhibitPrefix = reader.text("exhibit_prefix")
    words = reader.number("words")
    sections = reader.objects("sections").map(\.section)
    elements = reader.objects("elements").map(\.element)
    rules = reader.objects("rules").compactMap(\.rule)
    markings = reader.placing("markings")
    claims = reader.placing("claims")
    attachments = reader.texts("attachments")
    certificate = reader.optionalText("certificate")
    texts = reader.objects("texts").compactMap { text in text.source.map { (text.text("text"), $0) } }
    self.bytes = bytes
    let faults = ProfileConsistency.faults(of: self)
    guard faults.isEmpty else { throw ProfileError(faults: faults) }
  }

  /// The section of this name.
  public func section(_ name: String) -> ProfileSection? { sections.first { $0.name == name } }

  /// The element of this name.
  public func element(_ name: String) -> ProfileElement? { elements.first { $0.name == name } }

  /// Equal when the bytes are.
  public static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

  /// Feeds the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
