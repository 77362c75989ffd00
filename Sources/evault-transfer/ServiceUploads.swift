import Transfer

/// What was begun in parts and is neither finished nor given up, as an object store lists it: lines of the upload and the name.
enum ServiceUploads {
  static func reply(_ status: Int, _ bytes: [UInt8]) -> (ServiceAnswer?, [UInt8]) {
    guard let document = ServiceDocument(bytes), let more = document.text("ListMultipartUploadsResult/IsTruncated"),
      more == "true" || more == "false"
    else { return (nil, []) }
    let isEncoded = document.text("ListMultipartUploadsResult/EncodingType") == "url"
    var lines = ""
    var (key, upload): (String?, String?)
    // In which order the two stand is the service's choice.
    for (path, text) in document.values {
      switch path {
      case "ListMultipartUploadsResult/Upload/Key":
        guard key == nil, let name = ListedName.spelled(text, isEncoded: isEncoded) else { return (nil, []) }
        key = name
      case "ListMultipartUploadsResult/Upload/UploadId":
        guard upload == nil, let value = ServiceReply.value(text), !value.contains(" ") else { return (nil, []) }
        upload = value
      default: continue
      }
      if let name = key, let identifier = upload {
        lines += "\(identifier) \(name)\n"
        (key, upload) = (nil, nil)
      }
    }
    guard key == nil, upload == nil else { return (nil, []) }
    return (ServiceAnswer(status: status, hasMore: more == "true"), Array(lines.utf8))
  }
}
