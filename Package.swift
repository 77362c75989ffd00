// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 mode with every upcoming feature that changes how imports, existentials and memory are written.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, swiftSettings: settings)
}

/// The page that verifies is put together from these when it is asked for.
let pageParts =
  ["verify.html", "verify.css", "texts.json"]
  + [
    "bytes", "sha256", "sha512", "ed25519", "json", "tokens", "log", "roster", "events", "ssh", "hashing", "layout",
    "bag", "der", "cms", "findings", "inspection", "foundation", "custody", "exhibits", "lineage", "payloads", "trust",
    "report", "files", "page",
  ].map { $0 + ".js" }

let package = Package(
  name: "EvidenceVault",
  products: [
    .library(name: "EvidenceVault", targets: ["VaultKit", "EvidenceBundle"]),
    .executable(name: "evault", targets: ["evault"]),
    .executable(name: "evault-verify", targets: ["evault-verify"]),
    .executable(name: "evault-transfer", targets: ["evault-transfer"]),
  ],
  targets: [
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CLinux"),
    library("Encodings"),
    library("VaultCrypto", ["COpenSSL", "CLinux", "Encodings"]),
    library("VaultFiles", ["CLinux"]),
    library("Subprocesses", ["CLinux", "VaultFiles"]),
    library("Transfer", ["Subprocesses", "VaultFiles"]),
    // Places that keep named, sealed files: they know no vault and no key.
    library("MirrorStores", ["Transfer", "VaultCrypto", "VaultFiles", "Encodings"]),
    library("OfficeOpenXML"),
    library("FinishedTexts", ["OfficeOpenXML", "Subprocesses"]),
    library("EmbeddedMetadata", ["OfficeOpenXML", "SelectiveDisclosure", "Subprocesses", "VaultFiles"]),
    library("Age", ["VaultCrypto", "Encodings"]),
    library("TransparencyLog", ["VaultCrypto", "Encodings"]),
    library("SelectiveDisclosure", ["VaultCrypto", "Encodings"]),
    library("Linkage", ["SelectiveDisclosure", "Encodings"]),
    library("JSONSchema", ["SelectiveDisclosure"]),
    library("RecordSchemas", ["JSONSchema", "SelectiveDisclosure"]),
    .target(
      name: "Translations", dependencies: ["SelectiveDisclosure"],
      resources: ["en", "fr", "uk", "ru", "ka", "es"].map { .embedInCode("Tables/\($0).json") },
      swiftSettings: settings),
    .target(
      name: "PaperForms", dependencies: ["Translations", "VaultCrypto", "Encodings"],
      resources: [.embedInCode("Style/form.css")], swiftSettings: settings),
    library("Tar"),
    // Pages that load and run nothing.
    library("HTML", ["VaultCrypto", "VaultFiles", "Encodings"]),
    // What people open to see what is in a bundle; it knows no bundle and no vault.
    .target(
      name: "ReportPage", dependencies: ["HTML", "Translations"], resources: [.embedInCode("Style/report.css")],
      swiftSettings: settings),
    .target(
      name: "VerifyPage", dependencies: ["VaultCrypto", "Encodings"],
      resources: pageParts.map { .embedInCode("Page/\($0)") }, swiftSettings: settings),
    library("BagIt", ["VaultCrypto", "Encodings"]),
    library("SSHSignature", ["VaultCrypto", "Encodings"]),
    library("SecretSharing", ["VaultCrypto"]),
    library("Timestamping", ["VaultCrypto", "Encodings"]),
    library("CMSSignature", ["Timestamping", "VaultCrypto"]),
    .target(
      name: "Importing", dependencies: ["SelectiveDisclosure", "VaultCrypto"],
      resources: [.embedInCode("Mappings/huridocs-events.json"), .embedInCode("Mappings/record-fields.json")],
      swiftSettings: settings),
    library("Consent", ["SelectiveDisclosure"]),
    library("Dossiers", ["JSONSchema", "SelectiveDisclosure"]),
    library("Custody", ["Age", "TransparencyLog", "SelectiveDisclosure", "VaultCrypto", "Encodings"]),
    library(
      "Cosigner", ["Custody", "TransparencyLog", "SelectiveDisclosure", "VaultCrypto", "VaultFiles", "Encodings"]),
    library("CosignerServer", ["Cosigner", "TransparencyLog"]),
    library(
      "VaultStore",
      ["Custody", "Age", "TransparencyLog", "SelectiveDisclosure", "VaultCrypto", "VaultFiles", "Encodings"]),
    library(
      "EvidenceBundle",
      [
        "Custody", "TransparencyLog", "SelectiveDisclosure", "Age", "Tar", "BagIt", "SSHSignature",
        "CMSSignature", "Timestamping", "VerifyPage",
        "VaultCrypto", "VaultFiles", "Encodings",
      ]),
    .target(
      name: "VerificationRecord",
      dependencies: [
        "HTML", "EvidenceBundle", "CMSSignature", "Custody", "Timestamping", "TransparencyLog", "VaultCrypto",
      ],
      resources: [.embedInCode("Style/record.css")], swiftSettings: settings),
    // The only one that knows SQLite; it knows no vault and no key.
    library("Catalogue", ["CSQLite"]),
    library(
      "VaultKit",
      [
        "Catalogue", "VaultStore", "MirrorStores", "EvidenceBundle", "Consent", "Importing", "Linkage", "Custody",
        "Age",
        "TransparencyLog", "Dossiers", "OfficeOpenXML", "FinishedTexts", "EmbeddedMetadata", "ReportPage",
        "SelectiveDisclosure", "JSONSchema", "RecordSchemas", "BagIt", "SSHSignature", "CMSSignature", "SecretSharing",
        "Timestamping", "Translations", "VaultCrypto", "VaultFiles", "Encodings", "CLinux",
      ]),
    library(
      "TerminalInterface",
      [
        "EvidenceBundle", "Age", "Tar", "CMSSignature", "Custody", "Timestamping", "TransparencyLog",
        "SelectiveDisclosure", "Translations", "VerificationRecord", "VerifyPage",
        "VaultCrypto", "VaultFiles",
      ]),
    .executableTarget(
      name: "evault",
      dependencies: [
        "VaultKit", "TerminalInterface", "VaultStore", "Consent", "Custody", "Dossiers", "EmbeddedMetadata",
        "FinishedTexts",
        "RecordSchemas", "Linkage",
        "Age",
        "HTML", "PaperForms", "Subprocesses", "Translations",
        "TransparencyLog",
        "SelectiveDisclosure",
        "SSHSignature", "CMSSignature", "Timestamping", "Importing", "EvidenceBundle", "Cosigner", "CosignerServer",
        "Transfer", "MirrorStores",
        "VaultCrypto",
        "VaultFiles",
      ], swiftSettings: settings),
    // Alone with the network: it knows no vault and no key.
    .executableTarget(
      name: "evault-transfer", dependencies: ["Transfer", "CCurl", "CLinux", "VaultFiles"], swiftSettings: settings),
    .executableTarget(
      name: "evault-verify",
      dependencies: [
        "TerminalInterface", "EvidenceBundle", "Custody", "Timestamping", "TransparencyLog", "SelectiveDisclosure",
        "VaultCrypto", "VaultFiles",
      ], swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("Encodings"),
    tests("VaultCrypto", ["Encodings"]),
    tests("Age", ["VaultCrypto", "Encodings"]),
    tests("TransparencyLog", ["VaultCrypto", "Encodings"]),
    tests("SelectiveDisclosure", ["VaultCrypto", "Encodings"]),
    tests("Linkage", ["SelectiveDisclosure"]),
    tests("JSONSchema", ["SelectiveDisclosure"]),
    tests("RecordSchemas", ["JSONSchema", "SelectiveDisclosure"]),
    tests("Dossiers", ["SelectiveDisclosure"]),
    tests("Translations"),
    tests("PaperForms", ["Translations", "RecordSchemas", "JSONSchema", "SelectiveDisclosure"]),
    tests("Tar"),
    tests("HTML", ["VaultCrypto", "Encodings"]),
    tests("ReportPage", ["Translations"]),
    .testTarget(
      name: "VerifyPageTests",
      dependencies: ["VerifyPage", "EvidenceBundle", "SelectiveDisclosure", "VaultCrypto"],
      swiftSettings: settings),
    tests("BagIt", ["VaultCrypto", "Encodings"]),
    tests("SSHSignature", ["VaultCrypto", "Encodings"]),
    tests("SecretSharing", ["VaultCrypto", "Encodings"]),
    tests("Timestamping", ["VaultCrypto", "Encodings"]),
    tests("CMSSignature", ["Timestamping", "VaultCrypto"]),
    .testTarget(
      name: "ImportingTests", dependencies: ["Importing", "TestSupport", "SelectiveDisclosure", "VaultCrypto"],
      exclude: ["csv_rows.py"], swiftSettings: settings),
    tests(
      "EvidenceBundle",
      [
        "Age", "Tar", "CMSSignature", "Custody", "TransparencyLog", "SelectiveDisclosure", "BagIt", "SSHSignature",
        "Timestamping", "VaultCrypto", "VaultFiles",
        "Encodings",
      ]),
    // The sessions of Tests/CommandLine, played with the programs that lie beside the tests.
    .testTarget(name: "CommandLineTests", dependencies: ["TestSupport"], swiftSettings: settings),
    tests("VaultFiles"),
    tests("Catalogue"),
    tests("CosignerServer"),
    tests("Cosigner", ["Custody", "TransparencyLog", "VaultCrypto", "VaultFiles", "Encodings"]),
    tests("Subprocesses", ["VaultFiles"]),
    tests("Transfer", ["VaultFiles"]),
    tests("MirrorStores", ["Transfer", "VaultCrypto", "VaultFiles", "Encodings"]),
    tests("OfficeOpenXML"),
    tests("FinishedTexts", ["OfficeOpenXML", "Subprocesses", "VaultFiles"]),
    tests("EmbeddedMetadata", ["OfficeOpenXML", "SelectiveDisclosure", "Subprocesses", "VaultFiles"]),
    tests("Consent", ["SelectiveDisclosure"]),
    tests("Custody", ["Age", "TransparencyLog", "SelectiveDisclosure", "VaultCrypto", "Encodings"]),
    tests(
      "VaultKit",
      [
        "Catalogue", "MirrorStores", "EvidenceBundle", "Consent", "Custody", "RecordSchemas", "Age", "TransparencyLog",
        "SelectiveDisclosure", "BagIt", "Translations", "VaultStore", "VaultCrypto", "VaultFiles",
      ]),
    tests("TerminalInterface", ["SelectiveDisclosure", "Translations", "VaultFiles"]),
    tests(
      "VaultStore",
      ["Custody", "Age", "TransparencyLog", "SelectiveDisclosure", "VaultCrypto", "VaultFiles"]),
    .testTarget(
      name: "SchemasTests",
      dependencies: ["TestSupport", "Custody", "RecordSchemas", "VaultKit"],
      exclude: ["sd_jwt_parts.py", "validate.py"], swiftSettings: settings),
    // What format 1 wrote stays readable.
    .testTarget(
      name: "FormatOneTests", dependencies: ["TestSupport", "VaultCrypto", "Encodings"], swiftSettings: settings),
    .testTarget(
      name: "RobustnessTests",
      dependencies: ["TestSupport", "VaultKit", "EvidenceBundle", "Custody", "VaultCrypto", "VaultFiles"],
      swiftSettings: settings),
  ]
)
