import Transfer

/// Writes an answer as it comes, so that a long one is never held (Schemas/README.md §3.10).
final class AnswerWriter {
  private var hasHead = false

  /// Status and media type. What is not text for one line is left out.
  func head(status: Int, contentType: [UInt8]?) -> Bool {
    guard !hasHead else { return true }
    hasHead = true
    var text = Array("evault-transfer 1\nstatus \(status)\n".utf8)
    if let contentType, !contentType.isEmpty, contentType.count <= 1024,
      contentType.allSatisfy({ (0x20..<0x7f).contains($0) })
    {
      text += Array("content-type ".utf8) + contentType + [0x0a]
    }
    return StandardOutput.write(text + [0x0a])
  }

  /// A piece of the content.
  func chunk(_ bytes: [UInt8]) -> Bool {
    bytes.isEmpty || StandardOutput.write(Array("chunk \(bytes.count)\n".utf8) + bytes)
  }

  /// That all of it was given.
  func done() -> Bool { StandardOutput.write(Array("done\n".utf8)) }

  /// That there is no answer, or no whole one.
  func fail(_ failure: TransferFailure, _ detail: String) -> Bool {
    let visible = detail.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }.prefix(512).map {
      Character($0)
    }
    let heading = hasHead ? "" : "evault-transfer 1\n"
    return StandardOutput.write(Array("\(heading)failed \(failure.rawValue) \(String(visible))\n".utf8))
  }
}
