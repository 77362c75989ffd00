import Foundation
import TestSupport
import Timestamping
import VaultCrypto

extension VectorTests {
  /// What the second column of the table says.
  struct Input {
    var data: [UInt8]?
    var request: TimestampRequest?
    var roots: [X509Certificate] = []
    var time: Int64?

    init(_ row: Row) throws {
      let suite = VectorTests.folder.appending(path: String(row.file.prefix { $0 != "/" }))
      let own = VectorTests.folder.appending(path: row.file).deletingLastPathComponent()
      for part in row.input.split(separator: ";").map({ $0.trimmingCharacters(in: .whitespaces) }) {
        let words = part.split(separator: " ")
        let fields = (words.first ?? "").split(separator: "=", maxSplits: 1).map { String($0) }
        if part.hasPrefix("at 2022-01-01") { time = 1_640_995_200 }
        if part.hasPrefix("data is the 45 bytes") {
          data = Array("RhT49MYCgJzWssTF+LXtFZbLD4pe94q4uezLWoTLzyM=\n".utf8)
        }
        guard fields.count == 2 else { continue }
        switch fields[0] {
        case "data" where fields[1].contains("/"): data = try Vectors.bytes(suite.appending(path: fields[1]))
        case "data": data = Array(part.dropFirst(5).prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces).utf8)
        case "query":
          let folder = fields[1].contains("/") ? suite : own
          request = try TimestampRequest(Vectors.bytes(folder.appending(path: fields[1])))
        case "chain": roots = try X509Certificate.list(Vectors.bytes(suite.appending(path: fields[1])))
        case "root":
          let file =
            fields[1].contains("/") ? suite.appending(path: fields[1]) : own.appending(path: fields[1])
          roots = try X509Certificate.list(Vectors.bytes(file))
        default: break
        }
      }
      // Rows that name no roots are about something else than trust: what their other rows trust is trusted there too.
      guard roots.isEmpty else { return }
      let chain = own.appending(path: "ts_chain.pem")
      let root = own.appending(path: "GlobalSignRootCA.crt")
      for file in [chain, root] where FileManager.default.fileExists(atPath: file.path) {
        roots = try X509Certificate.list(Vectors.bytes(file))
      }
    }
  }
}
