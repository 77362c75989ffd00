internal import VaultFiles

/// What an exhibit's file is called beside its number: its own name only where that is disclosed, else its kind.
enum ExhibitName {
  private static let extensions = [
    "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp",
    "image/tiff": "tif", "image/heic": "heic", "image/svg+xml": "svg", "audio/wav": "wav", "audio/mpeg": "mp3",
    "image/avif": "avif", "image/bmp": "bmp", "audio/aac": "aac", "audio/aiff": "aiff", "audio/x-caf": "caf",
    "video/x-ms-asf": "asf", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/flac": "flac", "audio/amr": "amr",
    "video/mp4": "mp4",
    "video/quicktime": "mov", "video/webm": "webm", "video/x-msvideo": "avi", "text/plain": "txt", "text/html": "html",
    "application/xml": "xml", "message/rfc822": "eml", "text/vcard": "vcf", "text/calendar": "ics",
    "application/postscript": "ps", "application/rtf": "rtf", "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt", "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
  ]

  static func make(_ subject: ExportSubject, isNameDisclosed: Bool) -> String {
    if isNameDisclosed, let name = subject.name?.lastComponent.description { return name }
    return "exhibit." + ending(ofMediaType: subject.mediaType)
  }

  /// How names of files of this kind end, without the point.
  static func ending(ofMediaType mediaType: String) -> String { extensions[mediaType] ?? "bin" }
}
