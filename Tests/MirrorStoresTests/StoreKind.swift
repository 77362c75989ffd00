import Foundation
import TestSupport
import Testing
import Transfer
import VaultFiles

@testable import MirrorStores

/// The stores that the conformance suite is held against.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case folder
  /// A model of a service, in memory.
  case model
  /// A real service: `EVAULT_S3_ENDPOINT`, with the credentials of the environment. `Tests/run` starts one where it is installed.
  case service

  static let endpoint = ProcessInfo.processInfo.environment["EVAULT_S3_ENDPOINT"]

  /// Those that are on this machine.
  static var available: [StoreKind] {
    var kinds: [StoreKind] = [.folder]
    if ExternalTool("python3").isInstalled { kinds.append(.model) }
    if endpoint != nil {
      kinds.append(.service)
    } else {
      print("No EVAULT_S3_ENDPOINT: stores are not tested against a real service.")
    }
    return kinds
  }

  static let services = available.filter { $0 != .folder }

  var testDescription: String { rawValue }
}

/// A store of its own for one test.
final class TestStore {
  let store: any MirrorStore
  let kind: StoreKind
  let scratch: TemporaryFolder
  private let model: StoreModel?

  init(
    _ kind: StoreKind, locks: Bool = false, patience: Patience = Patience(attempts: 4, firstPause: 1, longestPause: 2)
  ) throws {
    self.kind = kind
    scratch = try TemporaryFolder()
    let prefix = "t-" + UUID().uuidString.lowercased()
    switch kind {
    case .folder:
      model = nil
      try FileManager.default.createDirectory(atPath: scratch.path("store"), withIntermediateDirectories: false)
      store = try FolderMirrorStore(FilePath(scratch.path("store")))
    case .model:
      let running = try StoreModel()
      model = running
      store = try Self.service(
        "http://127.0.0.1:\(running.port)", prefix, patience, bucket: locks ? "locked" : "evault-tests")
    case .service:
      model = nil
      let endpoint = StoreKind.endpoint ?? ""
      _ = try ExternalTool("curl").run([
        "-s", "-X", "PUT", "--aws-sigv4", "aws:amz:us-east-1:s3", "-u",
        "\(ProcessInfo.processInfo.environment["AWS_ACCESS_KEY_ID"] ?? ""):\(ProcessInfo.processInfo.environment["AWS_SECRET_ACCESS_KEY"] ?? "")",
        "-H", "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "-H", "x-amz-bucket-object-lock-enabled: \(locks)", "\(endpoint)/\(locks ? "evault-locked" : "evault-tests")",
      ])
      store = try Self.service(endpoint, prefix, patience, bucket: locks ? "evault-locked" : "evault-tests")
    }
  }

  static func service(
    _ endpoint: String, _ prefix: String, _ patience: Patience, bucket: String = "evault-tests", timeout: Int = 2
  ) throws -> ServiceMirrorStore {
    if StoreKind.endpoint == nil {
      unsafe setenv("AWS_ACCESS_KEY_ID", "testaccesskey", 1)
      unsafe setenv("AWS_SECRET_ACCESS_KEY", "testsecretkey", 1)
    }
    let place = ServicePlace(service: endpoint, bucket: bucket, region: "us-east-1", timeout: timeout)
    guard let place,
      let store = ServiceMirrorStore(
        place, prefix: prefix, beside: FilePath(ExternalTool.programs + "/evault"), patience: patience,
        partByteCount: 5 << 20)
    else { throw CocoaError(.featureUnsupported) }
    return store
  }

  /// Makes the next requests go wrong, each as its word says.
  func fault(_ words: String...) throws { try fault(words) }

  /// The same.
  func fault(_ words: [String]) throws { try model?.fault(words) }

  /// A file with these bytes, as content.
  func content(_ bytes: [UInt8]) throws -> StoredContent {
    try scratch.write(bytes, to: "content")
    return .file(try Folder.open(FilePath(scratch.path)), "content")
  }
}
