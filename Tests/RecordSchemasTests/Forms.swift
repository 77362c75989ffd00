import RecordSchemas

/// A type of the program always has a form.
func form(_ type: RecordType) -> RecordForm { RecordSchemas.form(of: type)! }
