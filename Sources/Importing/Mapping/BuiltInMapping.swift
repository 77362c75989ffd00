/// Mappings that come with the program; each is a file of `Sources/Importing/Mappings`, to be copied and changed.
public enum BuiltInMapping: String, Sendable, CaseIterable {
  /// The HURIDOCS Events Standard Formats with the field names of OpenEvSys: `event.csv`, `act.csv`, `involvement.csv`,
  /// `information.csv`, and persons by what they are there: `victim.csv`, `perpetrator.csv`, `source.csv`. Victims and sources get a
  /// pseudonym from their record number, and a record of the type `identity` with their names.
  case huridocsEvents = "huridocs-events"
  /// Tables whose columns are called as the fields of the records: `person.csv`, `unit.csv`, `place.csv`, `incident.csv`, `link.csv`.
  case recordFields = "record-fields"

  /// The mapping file.
  public var json: [UInt8] {
    switch self {
    case .huridocsEvents: PackageResources.huridocs_events_json
    case .recordFields: PackageResources.record_fields_json
    }
  }
}
