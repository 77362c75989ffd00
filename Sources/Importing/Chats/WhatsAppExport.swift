/// Chats that WhatsApp exported on a telephone: `_chat.txt` (iOS) or another `.txt` (Android), and the media beside it.
///
/// The form of dates depends on the telephone's language. Which number is the day follows from the dates of the whole chat where one of
/// them can be read in one way only; else it is said to be ambiguous, and no date is given unless a person states the order. The clock's
/// offset is in no export.
public struct WhatsAppExport: Sendable {
  private static let maximumLine = 1 << 20

  private let contents: FolderContents
  private let order: DateOrder?

  /// A folder with unpacked exports.
  /// - Parameter order: the order of dates as a person states it; nil to take it from the chat.
  public init(_ contents: FolderContents, order: DateOrder? = nil) {
    self.contents = contents
    self.order = order
  }

  /// Reads every chat in the folder and below.
  public func read() -> ImportedFolder {
    var acquisitions: [ImportedAcquisition] = []
    var problems: [FolderProblem] = []
    for file in contents.files {
      let name = file.name.lowercased()
      if name.hasSuffix(".zip") {
        problems.append(FolderProblem(file.path, "is packed; unpack it into a folder of its own first"))
      }
      guard name.hasSuffix(".txt") else { continue }
      do throws(FolderProblem) {
        if let chat = try chat(file) { acquisitions.append(chat) }
      } catch {
        problems.append(error)
      }
    }
    if acquisitions.isEmpty, problems.isEmpty {
      problems.append(FolderProblem("", "there is no chat of WhatsApp here"))
    }
    return ImportedFolder(acquisitions, problems: problems, in: contents)
  }

  /// The chat in a text file; nil where no line of it begins a message.
  private func chat(_ file: ListedFile) throws(FolderProblem) -> ImportedAcquisition? {
    guard let text = String(validating: try contents.read(file), as: UTF8.self) else {
      guard file.name == "_chat.txt" else { return nil }
      throw FolderProblem(file.path, "is not UTF-8")
    }
    var lines: [WhatsAppLine] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.count <= Self.maximumLine {
      if let begun = WhatsAppLine(Substring(line)) { lines.append(begun) }
    }
    guard !lines.isEmpty else {
      guard file.name == "_chat.txt" else { return nil }
      throw FolderProblem(file.path, "has no line with which a message of WhatsApp begins")
    }
    var chat = ChatSummary(application: "WhatsApp", file: file.path)
    chat.conversation =
      file.name == "_chat.txt" ? file.parent.split(separator: "/").last.map(String.init) : String(file.name.dropLast(4))
    var remarks: [String] = []
    let dates = WhatsAppDates(lines, stated: order)
    remarks += dates.remarks
    for line in lines {
      if let sender = line.sender { chat.add(sender: sender) } else { chat.noticeCount += 1 }
      if let date = dates.order.flatMap({ line.date($0) }) {
        chat.note(.local(line.time.map { "\(date) \($0)" } ?? "\(date)"))
      }
      if line.sender != nil, let attachment = line.attachment { add(attachment, below: file.parent, to: &chat) }
    }
    return chat.acquisition(remarks: remarks)
  }

  private func add(_ attachment: (name: String, isSure: Bool), below folder: String, to chat: inout ChatSummary) {
    let name = attachment.name
    let isName = !name.contains("/") && FolderContents.inside(name) != nil
    if isName, let found = contents.file(name, below: folder) {
      chat.attachments.append(ChatAttachment(name: name, state: .present(found.path)))
    } else if attachment.isSure {
      // A text in brackets that only looks like an attachment of Android's is no message about a file.
      chat.attachments.append(ChatAttachment(name: name, state: isName ? .absent : .refused))
    }
  }
}
