/// The text of each schema, as it stands in `Schemas/records`.
enum RecordDocument {}
