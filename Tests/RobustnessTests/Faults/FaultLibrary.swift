internal import Foundation
internal import TestSupport

/// The library that makes changes of the file system go wrong (`Tests/Faults/faults.c`), compiled once for a run.
enum FaultLibrary {
  /// Where it is; nil where there is no compiler.
  static let path: String? = {
    let source = Vectors.projectFolder.appending(path: "Tests/Faults/faults.c").path
    let target = Program.products.appending(path: "evault-faults-\(ProcessInfo.processInfo.processIdentifier).so").path
    for compiler in ["clang", "cc", "gcc"] {
      let tool = ExternalTool(compiler)
      guard tool.isInstalled else { continue }
      let built = try? tool.run(["-O1", "-shared", "-fPIC", "-o", target, source, "-ldl"])
      if built?.status == 0 { return target }
    }
    return nil
  }()

  /// Whether it can be used; for `.enabled(if:)`.
  static var isUsable: Bool { path != nil }
}
