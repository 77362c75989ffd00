import Encodings
import Foundation
import TestSupport
import Testing

/// One file of Wycheproof vectors: groups with parameters, each with tests whose byte strings are hexadecimal.
struct WycheproofFile {
  struct Vector {
    let values: [String: Any]

    var id: Int { values["tcId"] as? Int ?? 0 }
    var isValid: Bool { values["result"] as? String == "valid" }
    var flags: [String] { values["flags"] as? [String] ?? [] }
    var nonce: [UInt8] { Hex.decode(values["iv"] as? String ?? "") ?? [] }

    func bytes(_ name: String) throws -> [UInt8] {
      let text = try #require(values[name] as? String)
      return try #require(Hex.decode(text))
    }
  }

  let vectors: [(group: [String: Any], vector: Vector)]

  init(_ name: String) throws {
    let file = Vectors.folder("wycheproof").appending(path: "\(name)_test.json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    var vectors: [(group: [String: Any], vector: Vector)] = []
    for group in try #require(json["testGroups"] as? [[String: Any]]) {
      for test in try #require(group["tests"] as? [[String: Any]]) { vectors.append((group, Vector(values: test))) }
    }
    self.vectors = vectors
    try #require(!vectors.isEmpty)
  }
}
