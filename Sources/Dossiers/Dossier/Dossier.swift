/// What a record of the type `dossier` says (Schemas/README.md §3.17): an argument to an addressee, and the exhibits that it rests on.
public struct Dossier: Sendable, Hashable {
  /// Which profile it keeps to.
  public var profile: ProfileReference
  /// What it is called among its authors.
  public var title: String
  /// Stands before the numbers of exhibits.
  public var exhibitPrefix: String
  /// The language that it is written in (BCP 47).
  public var language: String?
  /// The office that it goes to.
  public var addressee: String?
  /// Identifiers of the records of persons and units that it is about.
  public var subjects: [String] = []
  /// What the fields of sections say.
  public var answers: [FieldPlace: String] = [:]
  /// The text of sections, by name.
  public var texts: [String: String] = [:]
  /// What is argued of elements, by name.
  public var arguments: [String: ElementArgument] = [:]
  /// In the order of their numbers, those that are no longer used too.
  public var exhibits: [DossierExhibit] = []
  /// Which exhibit bears on which element.
  public var cited: [CitedExhibit] = []
  /// Whether what speaks for the subjects was looked for.
  public var exculpatoryReview: ExculpatoryReview?
  /// The bundles that this is a supplement to.
  public var supplements: [EarlierBundle] = []
  /// The item that is the finished text.
  public var submission: String?
  /// The item that is the finished text for the addressee alone.
  public var annexText: String?
  /// Anything else.
  public var note: String?

  /// A new dossier.
  public init(profile: ProfileReference, title: String, exhibitPrefix: String) {
    self.profile = profile
    self.title = title
    self.exhibitPrefix = exhibitPrefix
  }

  /// Those that are used.
  public var exhibitsInUse: [DossierExhibit] { exhibits.filter { $0.state == .inUse } }

  /// The exhibit of this number.
  public func exhibit(_ number: Int) -> DossierExhibit? { exhibits.first { $0.number == number } }

  /// The citations that bear on an element, of exhibits in use, in the order of the numbers.
  public func cited(on element: String) -> [CitedExhibit] {
    let used = Set(exhibitsInUse.map(\.number))
    return cited.filter { $0.element == element && used.contains($0.exhibit) }.sorted { $0.exhibit < $1.exhibit }
  }

  /// How an exhibit is called in a text: `EX 12`.
  public func label(_ number: Int) -> String { "\(exhibitPrefix) \(number)" }
}
