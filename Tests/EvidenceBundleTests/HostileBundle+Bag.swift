import Custody
import Foundation
import TestSupport

@testable import EvidenceBundle

extension HostileBundle {
  static let bag: [HostileBundle] = [
    HostileBundle(
      "a payload changed", .wrongDigest, .corrupt, path: "data/0001-statement.txt",
      disturb: { try $1.write($0.pathA, Array("alpha statemenT\n".utf8)) }),
    HostileBundle("a payload changed and listed anew", .wrongPayload, .corrupt, path: "data/0001-statement.txt") {
      forge in
      try forge.buildAndSeal { forge.files[forge.pathA] = Array("alpha statemenT\n".utf8) }
    },
    HostileBundle("a payload longer and listed anew", .wrongSize, .corrupt, path: "data/0001-statement.txt") { forge in
      try forge.buildAndSeal { forge.files[forge.pathA]?.append(0) }
    },
    HostileBundle("two payloads exchanged", .wrongPayload, .corrupt) { forge in
      try forge.buildAndSeal {
        forge.files[forge.pathA] = forge.payloadB
        forge.files[forge.pathB] = forge.payloadA
      }
    },
    HostileBundle(
      "a payload removed", .missingPayload, .corrupt,
      disturb: { try FileManager.default.removeItem(at: $1.url($0.pathA)) }),
    HostileBundle("a payload removed and not listed", .missingPayload, .incomplete) { forge in
      try forge.buildAndSeal { forge.files[forge.pathA] = nil }
    },
    HostileBundle(
      "a file that is listed is gone", .missingFile, .incomplete, path: "README.txt",
      disturb: { try FileManager.default.removeItem(at: $1.url("README.txt")) }),
    HostileBundle("an exhibit that the index does not know", .unreferencedFile, .corrupt, path: "data/0003-more.txt") {
      forge in try forge.buildAndSeal { forge.files["data/0003-more.txt"] = [1] }
    },
    HostileBundle(
      "a file beside the others", .unexpectedFile, .corrupt, path: "evil.exe",
      disturb: { try $1.write("evil.exe", [1]) }),
    HostileBundle("a file beside the others, listed", .unexpectedFile, .corrupt, path: "evil.exe") { forge in
      try forge.buildAndSeal { forge.files["evil.exe"] = [1] }
    },
    HostileBundle(
      "a folder beside the others", .unexpectedFile, .corrupt, path: "custody/more",
      disturb: { try $1.write("custody/more/deep/file", [1]) }),
    HostileBundle("fetch.txt", .fetchFile, .corrupt, path: "fetch.txt") { forge in
      try forge.buildAndSeal {
        forge.files["fetch.txt"] = Array("https://example.org/a 1 data/0001-statement.txt\n".utf8)
      }
    },
    HostileBundle(
      "a payload that is a link", .link, .corrupt, path: "data/0001-statement.txt",
      disturb: { forge, bundle in
        try FileManager.default.removeItem(at: bundle.url(forge.pathA))
        try bundle.write("../outside-\(bundle.temporary.url.lastPathComponent)", forge.payloadA)
        try FileManager.default.createSymbolicLink(
          atPath: bundle.url(forge.pathA).path,
          withDestinationPath: "../../outside-\(bundle.temporary.url.lastPathComponent)")
      }),
    HostileBundle(
      "the events are a link", .link, .corrupt, path: "custody/events",
      disturb: { _, bundle in
        try FileManager.default.removeItem(at: bundle.url("custody/events"))
        try FileManager.default.createSymbolicLink(
          atPath: bundle.url("custody/events").path, withDestinationPath: "/etc")
      }),
    HostileBundle(
      "a payload that is a pipe", .specialFile, .corrupt, path: "data/0001-statement.txt",
      disturb: { forge, bundle in
        try FileManager.default.removeItem(at: bundle.url(forge.pathA))
        guard unsafe mkfifo(bundle.url(forge.pathA).path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
      }),
    HostileBundle("a manifest that leads out", .unsafePath, .corrupt) { forge in
      try forge.forgeManifest { $0 + String(repeating: "0", count: 64) + "  data/../../etc/passwd\n" }
    },
    HostileBundle("a manifest with an absolute name", .unsafePath, .corrupt) { forge in
      try forge.forgeManifest { $0 + String(repeating: "0", count: 64) + "  /etc/passwd\n" }
    },
    HostileBundle("a manifest with a name twice", .duplicateEntry, .corrupt) { forge in
      try forge.forgeManifest { $0 + $0.split(separator: "\n")[0] + "\n" }
    },
    HostileBundle("a manifest with names that collide", .collidingNames, .corrupt) { forge in
      try forge.forgeManifest {
        $0 + $0.split(separator: "\n")[0].replacingOccurrences(of: "statement", with: "Statement") + "\n"
      }
    },
    HostileBundle("a manifest that cannot be read", .malformedManifest, .corrupt) { forge in
      try forge.forgeManifest { $0 + "what?\n" }
    },
    HostileBundle("no payload manifest", .missingManifest, .incomplete, path: "manifest-sha256.txt") { forge in
      try forge.buildAndSeal()
      forge.files["manifest-sha256.txt"] = nil
      try forge.resealTags()
    },
    HostileBundle("bag-info.txt with a wrong count", .wrongPayloadCount, .corrupt, path: "bag-info.txt") { forge in
      try forge.buildAndSeal()
      forge.files["bag-info.txt"] = Array("Payload-Oxum: 1.1\n".utf8)
      try forge.resealTags()
    },
    HostileBundle("another version of BagIt", .wrongDeclaration, .corrupt, path: "bagit.txt") { forge in
      try forge.buildAndSeal()
      forge.files["bagit.txt"] = Array("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n".utf8)
      try forge.resealTags()
    },
    HostileBundle(
      "a sparse payload of eight exbibytes", .tooLarge, .corrupt, path: "data/0001-statement.txt",
      disturb: { forge, bundle in
        let handle = try FileHandle(forWritingTo: bundle.url(forge.pathA))
        try handle.truncate(atOffset: 1 << 42)
      }),
    HostileBundle(
      "an endless event", .tooLarge, .corrupt,
      disturb: { forge, bundle in
        let handle = try FileHandle(forWritingTo: bundle.url(BundleLayout.event(forge.a.id)))
        try handle.truncate(atOffset: 1 << 40)
      }),
  ]
}
