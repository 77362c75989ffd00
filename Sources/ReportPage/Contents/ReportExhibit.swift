/// An exhibit, as a report shows it.
public struct ReportExhibit: Sendable, Hashable {
  /// How much is shown of one: a page of very many stays one that a browser can open.
  public enum Extent: Sendable, Comparable {
    /// A line of a table.
    case line
    /// A card with its custody as a table.
    case card
    /// A card with its custody as a picture too.
    case whole
  }

  /// Of a page's exhibits, so many have a picture.
  public static let pictureCount = 250
  /// Of a page's exhibits, so many have a card; all others a line.
  public static let cardCount = 2_000

  /// How much a page shows of the exhibit at this place, from 0.
  public static func extent(at place: Int) -> Extent {
    place < pictureCount ? .whole : place < cardCount ? .card : .line
  }

  /// What it was made from.
  public struct Origin: Sendable, Hashable {
    /// How: a word of the vocabulary, `translation`.
    public let kind: String
    /// The label of another exhibit, or an item's identifier; nil where that is not told.
    public let name: String?
    /// Whether that stays in the vault.
    public let stays: Bool

    /// What something was made from.
    public init(kind: String, name: String?, stays: Bool) {
      self.kind = kind
      self.name = name
      self.stays = stays
    }
  }

  /// How much of it is shown.
  public var extent: Extent
  /// Its number in the bundle, unlike any other's there.
  public var number: Int
  /// How it is called: `EX 12`, or its number.
  public var label: String
  /// The item's identifier.
  public var item: String
  /// What it is called besides.
  public var title: String?
  /// Where its file lies beside the page; nil where it stays in the vault.
  public var path: String?
  /// What its first event says, as far as that is told.
  public var facts: [ReportFact] = []
  /// What it was made from.
  public var origin: Origin?
  /// Whether it is not to be passed on without whoever it came from.
  public var isOriginatorControlled = false
  /// Its custody.
  public var custody: ReportCustody

  /// An exhibit.
  public init(extent: Extent, number: Int, label: String, item: String, custody: ReportCustody) {
    self.extent = extent
    self.number = number
    self.label = label
    self.item = item
    self.custody = custody
  }
}
