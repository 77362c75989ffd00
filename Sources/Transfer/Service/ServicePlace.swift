/// A bucket of an object store, as `evault` names it to `evault-transfer` (Schemas/README.md §3.10, *Object stores*). It holds no secret.
///
///     evault-transfer store 1
///     service https://s3.example.org
///     bucket case-mirror
///     region eu-central-1
///     timeout 60
public struct ServicePlace: Equatable, Sendable {
  static let heading = "evault-transfer store 1"

  /// The service's address: `https`, or `http` on this machine; without a path.
  public let service: String
  /// The bucket: 3 to 63 characters `a-z`, `0-9`, `.` and `-`.
  public let bucket: String
  /// The region that requests are signed for: letters, digits and hyphens.
  public let region: String
  /// A file with the certificates (PEM) that alone vouch for the service; nil for those of the system.
  public let caFile: String?
  /// Seconds for which nothing may move: 1…3600.
  public let timeout: Int

  /// A place; nil where a part of it is none.
  public init?(service: String, bucket: String, region: String, caFile: String? = nil, timeout: Int = 60) {
    let isBucket = bucket.utf8.allSatisfy {
      (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2d
    }
    let isRegion = region.utf8.allSatisfy {
      (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || $0 == 0x2d
    }
    guard (3...63).contains(bucket.utf8.count), isBucket, !bucket.contains(".."), bucket.first != ".",
      (1...64).contains(region.utf8.count), isRegion, (1...TransferRequest.maximumTimeout).contains(timeout),
      ServiceLines.isValue(service), service.utf8.count <= 1024, !service.contains(where: { "?#@ ".contains($0) }),
      service.hasPrefix("https://") || service.hasPrefix("http://"), caFile.map(ServiceLines.isValue) ?? true
    else { return nil }
    let address = service.hasSuffix("/") ? String(service.dropLast()) : service
    guard address.split(separator: "/", omittingEmptySubsequences: false).count == 3 else { return nil }
    self.service = address
    self.bucket = bucket
    self.region = region
    self.caFile = caFile
    self.timeout = timeout
  }

  /// The lines, with the empty one at their end.
  public var head: [UInt8] {
    ServiceLines.print(
      Self.heading,
      [
        ("service", service), ("bucket", bucket), ("region", region), ("ca-file", caFile), ("timeout", String(timeout)),
      ])
  }

  /// Reads the lines, without the empty one; nil for anything but the one spelling that ``head`` has.
  public init?(lines: [[UInt8]]) {
    guard lines.first == Array(Self.heading.utf8), let values = ServiceLines.values(lines.dropFirst()),
      let service = values["service"], let bucket = values["bucket"], let region = values["region"],
      let timeout = values["timeout"].flatMap(Int.init(_:))
    else { return nil }
    self.init(service: service, bucket: bucket, region: region, caFile: values["ca-file"], timeout: timeout)
    guard head == lines.flatMap({ $0 + [0x0a] }) + [0x0a] else { return nil }
  }

  /// Whether these lines mean to begin with an object store.
  public static func isMeant(_ lines: [[UInt8]]) -> Bool { lines.first == Array(heading.utf8) }
}
