/// The steps of an exhibit's custody that are shown: all, or of very many the first and the last.
public struct ReportCustody: Sendable, Hashable {
  /// So many steps at each end are shown where there are more than twice as many.
  public static let endCount = 100

  /// What is shown.
  public let hops: [ReportHop]
  /// How many there are.
  public let count: Int
  /// Who signed any of them: label and role.
  public let actors: Set<ReportActor>
  /// When the first and the last were recorded; nil where there are none.
  public let span: ClosedRange<String>?

  /// The custody of an exhibit, in the order of its chain.
  /// - Parameter extent: of what is shown by a line, no steps are kept.
  public init(_ hops: [ReportHop], _ extent: ReportExhibit.Extent) {
    count = hops.count
    actors = Set(hops.map { ReportActor(label: $0.actor, role: $0.role) })
    let times = hops.map(\.recorded)
    span = times.min().flatMap { first in times.max().map { first...$0 } }
    if extent == .line {
      self.hops = []
    } else if hops.count > 2 * Self.endCount {
      self.hops = Array(hops.prefix(Self.endCount) + hops.suffix(Self.endCount))
    } else {
      self.hops = hops
    }
  }

  /// Steps between those that are shown.
  var leftOut: Int { hops.isEmpty ? 0 : count - hops.count }
}
