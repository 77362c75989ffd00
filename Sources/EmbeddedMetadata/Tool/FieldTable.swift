internal import SelectiveDisclosure

/// What the fields that ExifTool tells of stand for. What is in no list and says something in letters counts as a
/// comment: a file chooses names too, and nobody can tell what it writes under them.
enum FieldTable {
  /// The kind of fact that a field is; nil where it tells of nobody, or is empty.
  /// - Parameter key: `family 0:family 1:copy:name`, parts that say nothing left out.
  static func kind(of key: String, _ value: JSON) -> EmbeddedKind? {
    let steps = key.split(separator: ":")
    guard steps.count > 1, let group = steps.first, let name = steps.last?.lowercased(), !isBlank(value) else {
      return nil
    }
    switch group {
    // The file system's and the tool's own words, and colours.
    case "ExifTool", "ICC_Profile", "JFIF": return nil
    case "File": return name == "comment" && !saysNothing(name, value) ? .comment : nil
    // A bit in the head of every frame of an MP3 (ISO 11172-3 §2.4.1.3).
    case "MPEG" where name == "copyrightflag": return nil
    default: break
    }
    if harmless.contains(name) || name.hasSuffix("vendorid") || saysNothing(name, value) { return nil }
    if group == "PDF", programs.contains(name) || unsaid.contains(value.stringValue ?? "") { return nil }
    // XMP 1.0 part 2 §3.1 has the same there.
    if name == "producer", steps.contains("XMP-pdf") { return nil }
    // The pictures of its pages, into which the look at a PDF looks itself.
    if group == "PDF", name.hasPrefix("embeddedimage") { return nil }
    if deviceNames.contains(name) { return .device }
    for (kind, isIt) in kinds where isIt(name) { return kind }
    if group == "MPF" { return .preview }
    if group == "MakerNotes" { return .device }
    return isTime(name, value) ? .time : isMeasure(value) ? nil : .comment
  }

  /// The field as it is shown: its nearest group and its name.
  static func name(of key: String) -> String {
    let steps = key.split(separator: ":")
    // Which one of several of a name it is.
    let groups = steps.dropLast().filter { !$0.hasPrefix("Copy") }
    return (groups.dropFirst(max(0, groups.count - 1)) + steps.suffix(1)).joined(separator: ":")
  }

  private static let kinds: [(EmbeddedKind, @Sendable (String) -> Bool)] = [
    (
      .preview,
      { name in previews.contains(where: name.contains) || name == "picture" || name.hasPrefix("directoryitem") }
    ),
    (.author, { name in authors.contains(where: name.contains) || name == "rights" || name == "author" }),
    (
      .location,
      { name in
        name.hasPrefix("gps") || places.contains(where: name.contains) || placeNames.contains(name)
      }
    ),
    (.serial, { name in serials.contains(where: name.contains) }),
    (.comment, { name in remarks.contains(where: name.contains) }),
    (.attachment, { name in name.contains("attachment") || name.contains("embeddedfile") }),
    (.device, { name in devices.contains(where: name.contains) }),
    (.title, { name in titleNames.contains(name) || titles.contains(where: name.contains) }),
  ]

  private static let previews = [
    "thumbnail", "previewimage", "previewtiff", "previewphoto", "previewpict", "previewdata", "jpgfromraw",
    "otherimage", "mpimage", "embeddedimage", "embeddedvideo", "embeddedaudio", "motionphoto", "microvideo", "depthmap",
    "depthdata", "gainmap", "coverart", "albumart", "trailer",
  ]
  private static let authors = [
    "artist", "author", "creator", "by-line", "byline", "owner", "company", "manager", "lastmodifiedby", "lastsavedby",
    "copyright", "credit", "contact", "photographer", "publisher", "contributor", "person", "people", "performer",
    "director", "producer", "writer", "editor", "email", "phone", "organi", "signer", "signing", "username",
    "fullname", "accountname", "regionname", "licensor", "webstatement", "relatedperson",
  ]
  private static let places = [
    "latitude", "longitude", "altitude", "coordinates", "location", "geotag", "geolocation", "what3words", "address",
    "country", "provincestate", "province-state", "worldregion", "postalcode", "locality", "landmark",
  ]
  private static let placeNames: Set = ["city", "state", "province", "sub-location", "sublocation", "region", "place"]
  private static let serials = [
    "serial", "uniqueid", "contentidentifier", "imei", "macaddress", "deviceid", "udid", "uuid", "cameraid",
    "photoidentifier", "identifierforvendor",
  ]
  private static let remarks = ["comment", "annotation", "instruction", "notes"]
  private static let deviceNames: Set = [
    "make", "model", "hostcomputer", "software", "creatortool", "lens", "lensid", "lensmake", "lensmodel", "lensinfo",
    "documentid", "instanceid", "originaldocumentid", "versionid", "devicename", "device", "writername", "readername",
  ]
  private static let devices = [
    "cameramodel", "devicemodel", "devicemanufacturer", "firmware", "androidversion", "androidmake", "androidmodel",
    "samsungmodel", "softwareagent", "softwareversion", "derivedfrom", "history", "makernote",
  ]
  private static let titleNames: Set = [
    "title", "objectname", "headline", "subject", "keywords", "description", "documentname", "label", "category",
    "album", "filename", "name", "event", "track", "genre",
  ]
  private static let titles = [
    "caption", "imagedescription", "xptitle", "xpsubject", "xpkeywords", "filename", "tagslist", "hierarchicalsubject",
    "supplementalcategor", "template",
  ]

  /// Writers of PDF files put the names of programs there (ISO 32000-1 §14.3.3).
  private static let programs: Set = ["creator", "producer", "ptex_fullbanner"]

  /// What ReportLab writes where nobody said anything.
  private static let unsaid: Set = ["anonymous", "untitled", "unspecified", "(anonymous)", "(unspecified)"]

  /// Words that every file of a kind has, and numbers of versions.
  private static let harmless: Set = [
    "exifversion", "flashpixversion", "interopindex", "interopversion", "componentsconfiguration", "xmptoolkit",
    "gpsversionid", "majorbrand", "minorversion", "compatiblebrands", "handlertype",
    "handlervendorid", "handlerclass", "compressorid", "compressorname", "vendorid", "medialanguagecode", "encoder",
    "audioformat", "videoformat", "metaformat", "otherformat", "graphicsmode", "pdfversion", "format", "trapped",
    "tagged", "iptcdigest", "currentiptcdigest", "codedcharacterset", "subjectlocation", "subjectarea",
    "primaryitemreference", "language", "hevcconfigurationversion", "metaimagesize", "encoding", "gifversion",
    "streamtype",
    "videocodec", "audiocodec", "doctype", "muxingapp", "writingapp", "codecid", "tracklanguage", "colorrepresentation",
    "colorprofiles", "imagespatialextent", "filetype", "animationextension", "pagelayout", "pagemode",
    "auxiliaryimagetype",
    "previewtime", "previewduration", "postertime", "conformance", "part", "vp8version", "riffformat",
    "audioencoding", "sourceimagewidth", "sourceimageheight", "derivativesoffset", "srgbrendering",
    "generalprofilecompatibilityflags", "constraintindicatorflags", "chromaformat", "colorspacedata", "xmp",
    "exifbyteorder",
    "palette", "transparency", "backgroundcolor", "colormap", "legacyiptcdigest",
  ]

  /// What every file of a kind has under these names, as long as it is no more than that.
  private static func saysNothing(_ name: String, _ value: JSON) -> Bool {
    guard let text = value.stringValue else { return false }
    switch name {
    // Numbers that a program draws anew for each file, and the digest of the sound itself.
    case "trackuid", "tagtrackuid", "md5signature": return text.utf8.count <= 32 && text.allSatisfy(\.isHexDigit)
    // Free texts, into which programs put words of their own.
    case "handlerdescription": return KnownWords.handlers.cover(text)
    case "profilename", "iccprofilename": return KnownWords.colors.cover(text)
    // Four letters (ISO 14496-12 §8.12.2).
    case "purchasefileformat": return text.utf8.count <= 4
    // Long lists of places in the file.
    case "stripoffsets", "stripbytecounts", "tileoffsets", "tilebytecounts":
      return text.hasPrefix("(Binary data ") && text.hasSuffix(" bytes, use -b option to extract)")
    default: return EncoderName.matches(text)
    }
  }

  private static func isBlank(_ value: JSON) -> Bool {
    switch value {
    case .null: true
    case .string(let text): !text.contains { !$0.isWhitespace && $0 != "\0" } || isZero(text)
    case .array(let values): values.allSatisfy(isBlank)
    case .number, .bool, .object: false
    }
  }

  /// A time that nobody set.
  private static func isZero(_ text: String) -> Bool {
    text.hasPrefix("0000:00:00") && !text.contains { $0 != "0" && $0 != ":" && $0 != " " }
  }

  /// `2026:03:06 11:30:00`, as ExifTool writes every time; or the time of a day, or a zone.
  private static func isTime(_ name: String, _ value: JSON) -> Bool {
    guard let text = value.stringValue else { return false }
    if name.contains("time") || name.contains("date"), text.contains(":") { return true }
    let digits = Array(text.utf8.prefix(7))
    return digits.count == 7 && digits[4] == UInt8(ascii: ":")
      && digits.enumerated().allSatisfy { $0 == 4 || (0x30...0x39).contains($1) }
  }

  /// Numbers tell of light and lengths.
  private static func isMeasure(_ value: JSON) -> Bool {
    switch value {
    case .number, .bool, .null: true
    case .array(let values): values.allSatisfy(isMeasure)
    case .object: false
    case .string(let text):
      ["undef", "inf", "-inf", "nan"].contains(text)
        || text.utf8.allSatisfy { (0x30...0x39).contains($0) || " .,:/+-()e\0".utf8.contains($0) }
    }
  }
}
