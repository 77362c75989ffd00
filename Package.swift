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

let package = Package(
  name: "EvidenceVault",
  products: [
    .library(name: "EvidenceVault", targets: ["VaultCrypto", "Encodings"])
  ],
  targets: [
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    library("Encodings"),
    library("VaultCrypto", ["COpenSSL", "Encodings"]),
    library("SSHSignature", ["VaultCrypto", "Encodings"]),
    library("BagIt", ["VaultCrypto", "Encodings"]),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("Encodings"),
    tests("VaultCrypto", ["Encodings"]),
    tests("SSHSignature", ["VaultCrypto", "Encodings"]),
    tests("BagIt", ["VaultCrypto", "Encodings"]),
  ]
)
