internal import SelectiveDisclosure

/// A chat, or all chats, that Telegram Desktop exported as machine-readable JSON: `result.json` beside folders with media
/// (core.telegram.org/import-export). `date_unixtime` is a moment; older exports have only `date`, by the computer's clock.
public struct TelegramExport: Sendable {
  private let contents: FolderContents

  /// A folder that Telegram Desktop wrote.
  public init(_ contents: FolderContents) { self.contents = contents }

  /// Reads every `result.json` in the folder and below.
  public func read() -> ImportedFolder {
    var acquisitions: [ImportedAcquisition] = []
    var problems: [FolderProblem] = []
    for file in contents.files where file.name == "result.json" {
      do throws(FolderProblem) {
        for chat in try chats(file) { acquisitions.append(try acquisition(chat, file)) }
      } catch {
        problems.append(error)
      }
    }
    if acquisitions.isEmpty, problems.isEmpty {
      problems.append(
        FolderProblem("", "there is no result.json of Telegram Desktop here; an export as HTML is not read"))
    }
    return ImportedFolder(acquisitions, problems: problems, in: contents)
  }

  private func chats(_ file: ListedFile) throws(FolderProblem) -> [JSONObject] {
    let bytes = try contents.read(file)
    let root: JSONObject
    do throws(JSONError) {
      root = try JSONParser(maximumDepth: 64, maximumSize: FolderContents.maximumByteCount).parseObject(bytes)
    } catch {
      throw FolderProblem(file.path, "is not JSON (\(error.code.rawValue) at byte \(error.offset))")
    }
    if root["messages"]?.arrayValue != nil { return [root] }
    var chats: [JSONObject] = []
    for name in ["chats", "left_chats"] {
      chats += (root[name]?.objectValue?["list"]?.arrayValue ?? []).compactMap(\.objectValue)
    }
    guard !chats.isEmpty, chats.count <= 4096 else { throw FolderProblem(file.path, "holds no chats, or over 4,096") }
    return chats
  }

  private func acquisition(_ object: JSONObject, _ file: ListedFile) throws(FolderProblem) -> ImportedAcquisition {
    var chat = ChatSummary(application: "Telegram Desktop", file: file.path)
    chat.conversation = object["name"]?.stringValue
    var lacksMoment = false
    for (number, value) in (object["messages"]?.arrayValue ?? []).enumerated() {
      guard let message = value.objectValue, let kind = message["type"]?.stringValue else {
        throw FolderProblem(file.path, "message \(number + 1) of a chat is no message of Telegram Desktop")
      }
      if kind == "message" { chat.add(sender: Self.sender(message)) } else { chat.noticeCount += 1 }
      if let seconds = message["date_unixtime"]?.stringValue.flatMap({ Int($0) }), UnixTime.text(seconds) != nil {
        chat.note(.moment(seconds))
      } else if let date = message["date"]?.stringValue, DateText.edtf(String(date.prefix(10)), .yearFirst) != nil {
        lacksMoment = true
        chat.note(.local(date.replacing("T", with: " ")))
      }
      for name in ["photo", "file", "thumbnail", "contact_vcard"] {
        if let path = message[name]?.stringValue { add(path, below: file.parent, to: &chat) }
      }
    }
    return chat.acquisition(
      remarks: lacksMoment
        ? ["Some times are by the clock of the computer that made the export, whose offset it does not say."] : [])
  }

  private static func sender(_ message: JSONObject) -> String? {
    let name = message["from"]?.stringValue
    guard let account = message["from_id"]?.stringValue else { return name }
    return name.map { "\($0) (\(account))" } ?? account
  }

  private func add(_ path: String, below folder: String, to chat: inout ChatSummary) {
    let state: ChatAttachment.State =
      if path.hasPrefix("(File ") {
        .leftOut
      } else if FolderContents.inside(path) == nil {
        .refused
      } else if let found = contents.file(path, below: folder) {
        .present(found.path)
      } else {
        .absent
      }
    chat.attachments.append(ChatAttachment(name: path, state: state))
  }
}
