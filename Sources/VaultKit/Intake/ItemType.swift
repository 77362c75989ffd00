/// What kind of evidence an item is: the claim `item_type` (Schemas/README.md §3.2).
public enum ItemType: String, Sendable, CaseIterable {
  case audio
  case consent
  case document
  case interview
  case photograph
  case spreadsheet
  case video
  case other

  /// The kind that content of this media type has unless a person says otherwise.
  init(mediaType: String) {
    let spreadsheets = ["spreadsheetml.sheet", "opendocument.spreadsheet"]
    if mediaType.hasPrefix("audio/") {
      self = .audio
    } else if mediaType.hasPrefix("video/") {
      self = .video
    } else if mediaType.hasPrefix("image/") {
      self = .photograph
    } else if spreadsheets.contains(where: mediaType.hasSuffix) {
      self = .spreadsheet
    } else if mediaType.hasPrefix("text/") || mediaType.hasPrefix("application/vnd.") || mediaType.hasPrefix("message/")
      || ["application/pdf", "application/rtf", "application/xml", "application/x-ole-storage"].contains(mediaType)
    {
      self = .document
    } else {
      self = .other
    }
  }
}
