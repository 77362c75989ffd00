/// What the schema of a dossier cannot say: numbers that are given twice or taken away, and names that its profile does not have
/// (Schemas/README.md §3.17).
public enum DossierConsistency {
  /// What is wrong with a dossier, in sentences; none where nothing is.
  /// - Parameters:
  ///   - earlier: all versions before it, the oldest first.
  ///   - disclosed: the items that bundles have under its numbers.
  ///   - profile: what it keeps to; nil where that cannot be found.
  public static func faults(
    of dossier: Dossier, after earlier: [Dossier], disclosed: [Int: String] = [:], profile: Profile?
  )
    -> [String]
  {
    var faults = numbers(dossier) + lost(dossier, earlier, disclosed)
    if let profile { faults += strangers(dossier, profile) }
    let used = Set(dossier.exhibitsInUse.map(\.number))
    for number in Set(dossier.cited.map(\.exhibit)).subtracting(used).sorted() {
      faults.append(
        dossier.exhibit(number) == nil
          ? "\(dossier.label(number)) is cited, and is no exhibit."
          : "\(dossier.label(number)) is cited, and is not used any more.")
    }
    return faults
  }

  private static func numbers(_ dossier: Dossier) -> [String] {
    var faults: [String] = []
    var items: Set<String> = []
    var last = 0
    for exhibit in dossier.exhibits {
      if exhibit.number <= last { faults.append("The numbers of exhibits do not ascend at \(exhibit.number).") }
      last = max(last, exhibit.number)
      if !items.insert(exhibit.item).inserted { faults.append("\(exhibit.item) is an exhibit twice.") }
      switch exhibit.state {
      case .replaced:
        guard let other = exhibit.replacedBy, other > exhibit.number, dossier.exhibit(other) != nil else {
          faults.append("\(dossier.label(exhibit.number)) was replaced, and by what is not said.")
          continue
        }
      case .inUse, .withdrawn:
        if exhibit.replacedBy != nil {
          faults.append("\(dossier.label(exhibit.number)) names another in its place, and was not replaced.")
        }
      }
    }
    return faults
  }

  /// A number that was given stays with its item.
  private static func lost(_ dossier: Dossier, _ earlier: [Dossier], _ disclosed: [Int: String]) -> [String] {
    var given = disclosed
    for exhibit in earlier.flatMap(\.exhibits) where given[exhibit.number] == nil {
      given[exhibit.number] = exhibit.item
    }
    guard let highest = given.keys.max() else { return [] }
    var faults: [String] = []
    let now = Dictionary(dossier.exhibits.map { ($0.number, $0.item) }) { first, _ in first }
    for (number, item) in given.sorted(by: { $0.key < $1.key }) where now[number] != item {
      faults.append("\(dossier.label(number)) is \(item), and stays: a number is given once.")
    }
    for number in now.keys.sorted() where number < highest && given[number] == nil {
      faults.append("The number \(number) is lower than one that was given; the next is \(highest + 1).")
    }
    if let before = earlier.last, before.exhibitPrefix != dossier.exhibitPrefix {
      faults.append("The prefix of exhibits stays as it is once numbers were given.")
    }
    return faults
  }

  private static func strangers(_ dossier: Dossier, _ profile: Profile) -> [String] {
    var faults: [String] = []
    for place in dossier.answers.keys.sorted() {
      let fields = profile.section(place.section)?.fields ?? []
      if !fields.contains(where: { $0.name == place.field }) {
        faults.append("The profile has no field \(place.field) in a section \(place.section).")
      }
    }
    for name in dossier.texts.keys.sorted() where profile.section(name) == nil {
      faults.append("The profile has no section \(name).")
    }
    for name in Set(dossier.arguments.keys).union(dossier.cited.map(\.element)).sorted()
    where profile.element(name) == nil {
      faults.append("The profile has no element \(name).")
    }
    return faults
  }
}
