import Transfer

/// What an object store's answer means that is no file's bytes.
struct ServiceReply {
  /// The answer, nil where what came is none, and its content.
  let parts: (answer: ServiceAnswer?, content: [UInt8])

  init(
    _ request: ServiceRequest, _ status: Int, _ bytes: [UInt8], size: UInt64?, tag: String?, date: String?,
    region: String?
  ) {
    guard (200..<300).contains(status) else {
      let document = ServiceDocument(bytes)
      let error = document?.text("Error/Code").flatMap(Self.value)
      let place = (document?.text("Error/Region") ?? region).flatMap(Self.value)
      let refused = ServiceAnswer(status: status, value: place, error: error, date: date.flatMap(Self.value))
      parts = (Self.hasNoLock(request.verb, error) ?? refused, [])
      return
    }
    switch request.verb {
    case .head: parts = (ServiceAnswer(status: status, size: size), [])
    case .get, .put, .remove, .abandon, .retain: parts = (ServiceAnswer(status: status), [])
    case .part: parts = (tag.flatMap(Self.value).map { ServiceAnswer(status: status, value: $0) }, [])
    case .begin:
      let upload = ServiceDocument(bytes)?.text("InitiateMultipartUploadResult/UploadId").flatMap(Self.value)
      parts = (upload.map { ServiceAnswer(status: status, value: $0) }, [])
    case .finish:
      // A service may say so long after it said 200.
      let document = ServiceDocument(bytes)
      if let error = document?.text("Error/Code").flatMap(Self.value) {
        parts = (ServiceAnswer(status: error == "InternalError" ? 500 : 400, error: error), [])
      } else {
        let isDone = document?.values.contains { $0.path.hasPrefix("CompleteMultipartUploadResult/") } ?? false
        parts = (isDone ? ServiceAnswer(status: status) : nil, [])
      }
    case .versioning:
      let document = ServiceDocument(bytes)
      let isOne = document?.values.allSatisfy { $0.path.hasPrefix("VersioningConfiguration") } ?? false
      let value = document?.text("VersioningConfiguration/Status").flatMap(Self.value) ?? "never"
      parts = (isOne ? ServiceAnswer(status: status, value: value) : nil, [])
    case .locking:
      let value = ServiceDocument(bytes)?.text("ObjectLockConfiguration/ObjectLockEnabled").flatMap(Self.value)
      parts = (ServiceAnswer(status: status, value: value ?? "never"), [])
    case .retention:
      let document = ServiceDocument(bytes)
      let mode = document?.text("Retention/Mode")?.lowercased()
      let value = document?.text("Retention/RetainUntilDate").flatMap { until in
        mode.flatMap { Self.value("\($0) \(until)") }
      }
      parts = (value.map { ServiceAnswer(status: status, value: $0) }, [])
    case .list: parts = Self.list(status, bytes)
    case .versions: parts = ServiceVersions.reply(status, bytes)
    case .uploads: parts = ServiceUploads.reply(status, bytes)
    }
  }

  /// What services say of a file without a lock, and of a bucket whose files cannot have one: that is no refusal.
  private static func hasNoLock(_ verb: ServiceVerb, _ error: String?) -> ServiceAnswer? {
    switch (verb, error) {
    case (.locking, "ObjectLockConfigurationNotFoundError"), (.locking, "NoSuchObjectLockConfiguration"):
      ServiceAnswer(status: 200, value: "never")
    case (.retention, "NoSuchObjectLockConfiguration"), (.retention, "ObjectLockConfigurationNotFoundError"),
      (.retention, "InvalidRequest"):
      ServiceAnswer(status: 200, value: "none")
    default: nil
    }
  }

  /// Lines of a size and a name.
  private static func list(_ status: Int, _ bytes: [UInt8]) -> (ServiceAnswer?, [UInt8]) {
    guard let document = ServiceDocument(bytes), let more = document.text("ListBucketResult/IsTruncated"),
      more == "true" || more == "false"
    else { return (nil, []) }
    // Asked for, and not known everywhere.
    let isEncoded = document.text("ListBucketResult/EncodingType") == "url"
    var lines = ""
    var key: String?
    for (path, text) in document.values {
      if path == "ListBucketResult/Contents/Key" {
        guard key == nil, let name = ListedName.spelled(text, isEncoded: isEncoded) else { return (nil, []) }
        key = name
      }
      if path == "ListBucketResult/Contents/Size" {
        guard let name = key, let size = UInt64(text) else { return (nil, []) }
        lines += "\(size) \(name)\n"
        key = nil
      }
    }
    guard key == nil else { return (nil, []) }
    return (ServiceAnswer(status: status, hasMore: more == "true"), Array(lines.utf8))
  }

  /// A text that can stand on a line.
  static func value(_ text: String) -> String? {
    !text.isEmpty && text.utf8.count <= 4096 && text.utf8.allSatisfy { (0x20...0x7e).contains($0) } ? text : nil
  }
}
