internal import Subprocesses
internal import VaultFiles

/// qpdf, which reads a PDF as a program does that shows it, and writes it anew. It is run as carefully as ExifTool: one
/// file, in memory, as its standard input, and nothing else; what it writes goes to memory too.
public struct Qpdf: Sendable {
  /// What it made of a file.
  enum Answer {
    /// - isWhole: whether it saw nothing wrong in the file.
    case bytes([UInt8], isWhole: Bool)
    /// More than is taken into memory.
    case tooLarge
    /// Damaged, or encrypted.
    case unreadable
    case failed
  }

  /// The program, and Debian's package that has it.
  public static let (program, package) = ("qpdf", "qpdf")
  /// Bytes that it may write: 256 MiB.
  static let maximumOutputByteCount = 256 << 20
  /// Seconds that one file may take.
  public static let maximumSeconds = FileProgram.maximumSeconds
  /// Objects by themselves, under numbers that lead to those that they had; nothing of what is drawn is changed.
  private static let normalForm = [
    "--qdf", "--object-streams=disable", "--normalize-content=n", "--decrypt", "--static-id",
  ]
  /// What is referred to, and nothing else; all but pictures packed anew, so that nothing stands behind its end.
  static let bareForm = [
    "--object-streams=disable", "--decode-level=specialized", "--recompress-flate", "--deterministic-id",
  ]

  /// What it calls its version; nil where it says nothing that is one.
  let version: String?
  private let program: FileProgram

  /// The one in the folders of `PATH`; nil where there is none.
  /// - Parameter isInterrupted: asked while it works; when it says so, it is ended, and nothing was looked at.
  public init?(isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    guard let installed = InstalledProgram(Self.program) else { return nil }
    self.init(FileProgram(installed: installed, isInterrupted: isInterrupted))
  }

  init(_ program: FileProgram) {
    self.program = program
    let said = try? program.say(["--version"])
    version = said.flatMap { $0.status == 0 ? Self.version($0.bytes) : nil }
  }

  /// The form in which each object can be looked at.
  /// - Parameter unpacks: whether streams are unpacked too, but for pictures that are files of their own.
  func normalise(_ file: MemoryFile, unpacks: Bool) -> Answer {
    run(
      file, Self.normalForm + (unpacks ? ["--decode-level=specialized"] : ["--stream-data=preserve"]),
      limit: Self.maximumOutputByteCount)
  }

  /// The file without what nothing refers to.
  /// - Returns: nil where it fails, or says that anything is wrong with it.
  func rewrite(_ file: MemoryFile, limit: Int) -> [UInt8]? {
    guard case .bytes(let bytes, isWhole: true) = run(file, Self.bareForm, limit: limit) else { return nil }
    return bytes
  }

  private func run(_ file: MemoryFile, _ arguments: [String], limit: Int) -> Answer {
    guard version != nil else { return .failed }
    let output: InstalledProgram.Output
    do throws(SubprocessError) {
      output = try program.run(arguments + [FileProgram.input, "-"], reading: file, limit: limit)
    } catch {
      return error.code == .tooMuch ? .tooLarge : .failed
    }
    // Its manual, "Exit Status": 2 for errors, 3 where it wrote the file and warned.
    switch output.status {
    case 0: return output.bytes.isEmpty ? .failed : .bytes(output.bytes, isWhole: true)
    case 3: return output.bytes.isEmpty ? .unreadable : .bytes(output.bytes, isWhole: false)
    case 2: return .unreadable
    default: return .failed
    }
  }

  /// `11.3.0` of `qpdf version 11.3.0`.
  private static func version(_ said: [UInt8]) -> String? {
    let line = String(decoding: said.prefix { $0 != 10 }, as: UTF8.self)
    let start = "qpdf version "
    let text = line.dropFirst(start.count)
    guard line.hasPrefix(start), (1...12).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2e })
    else { return nil }
    return String(text)
  }
}
