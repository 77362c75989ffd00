public import Transfer
public import VaultFiles

/// Where a mirror is: `file:///path` or `s3://bucket/prefix`. It holds no secret.
public enum MirrorLocation: Equatable, Sendable {
  /// A folder, from the top of the file system.
  case folder(FilePath)
  /// What begins with a prefix in a bucket.
  case service(ServicePlace, prefix: String)

  /// Nil for an address that is none of these.
  /// - Parameters:
  ///   - endpoint: the service's address; nil for that of the region at Amazon.
  ///   - region: nil for `us-east-1`.
  ///   - caFile: certificates (PEM) that alone vouch for the service.
  public init?(
    _ address: String, endpoint: String? = nil, region: String? = nil, caFile: String? = nil, timeout: Int = 60
  ) {
    if address.hasPrefix("file://") {
      let path = FilePath(String(address.dropFirst(7)))
      guard path.isAbsolute, endpoint == nil, region == nil, caFile == nil, !path.components.contains("..") else {
        return nil
      }
      self = .folder(path)
      return
    }
    guard address.hasPrefix("s3://") else { return nil }
    let parts = address.dropFirst(5).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var prefix = parts.count == 2 ? String(parts[1]) : ""
    if prefix.hasSuffix("/") { prefix.removeLast() }
    let region = region ?? "us-east-1"
    guard let bucket = parts.first, prefix.isEmpty || StoredName(prefix) != nil,
      let place = ServicePlace(
        service: endpoint ?? "https://s3.\(region).amazonaws.com", bucket: String(bucket), region: region,
        caFile: caFile, timeout: timeout)
    else { return nil }
    self = .service(place, prefix: prefix)
  }

  /// The address, without what else belongs to a service.
  public var address: String {
    switch self {
    case .folder(let path): "file://\(path.text ?? path.description)"
    case .service(let place, let prefix): "s3://\(place.bucket)\(prefix.isEmpty ? "" : "/" + prefix)"
    }
  }

  /// The service's own address; nil for a folder.
  public var service: String? {
    switch self {
    case .folder: nil
    case .service(let place, _): place.service
    }
  }

  /// The bucket, and what begins all names in it; nil for a folder.
  public var bucket: (name: String, prefix: String)? {
    switch self {
    case .folder: nil
    case .service(let place, let prefix): (place.bucket, prefix)
    }
  }

  /// What is below it under this name.
  public func below(_ name: StoredName) -> MirrorLocation {
    switch self {
    case .folder(let path): .folder(path.appending(FilePath(name.text)))
    case .service(let place, let prefix):
      .service(place, prefix: prefix.isEmpty ? name.text : prefix + "/" + name.text)
    }
  }

  /// Opens the store there.
  /// - Parameters:
  ///   - program: the program that runs, beside which `evault-transfer` lies.
  ///   - limit: how fast contents may come and go; nil for as fast as they can.
  ///   - writesOnly: whether nothing may be asked of a service but to keep files.
  public func open(
    beside program: FilePath?, patience: Patience = Patience(), limit: RateLimit? = nil, writesOnly: Bool = false
  ) throws(MirrorStoreError) -> any MirrorStore {
    let store = try open(program, patience, writesOnly)
    guard let limit else { return store }
    if let retaining = store as? any RetainingMirrorStore { return LimitedRetainingMirrorStore(retaining, limit) }
    return LimitedMirrorStore(store, limit)
  }

  private func open(
    _ program: FilePath?, _ patience: Patience, _ writesOnly: Bool
  ) throws(MirrorStoreError) -> any MirrorStore {
    switch self {
    case .folder(let path): return try FolderMirrorStore(path)
    case .service(let place, let prefix):
      guard
        let store = ServiceMirrorStore(
          place, prefix: prefix, beside: program, patience: patience, writesOnly: writesOnly)
      else {
        throw MirrorStoreError(.noPlace, address)
      }
      return store
    }
  }
}
