internal import SelectiveDisclosure

/// Chats that signal-export took out of Signal Desktop (carderne/signal-export): a folder for each, with `data.json`, a JSON object
/// a line (`date`, `sender`, `body`, `attachments` with `name` and `path`), beside `chat.md`, `index.html` and `media/`.
///
/// Signal Desktop itself documents no export; this is the one form that is documented. Its times are of the clock of the computer that
/// made it, without an offset.
public struct SignalExport: Sendable {
  private let contents: FolderContents

  /// A folder that signal-export wrote.
  public init(_ contents: FolderContents) { self.contents = contents }

  /// Reads every chat in the folder and below.
  public func read() -> ImportedFolder {
    var acquisitions: [ImportedAcquisition] = []
    var problems: [FolderProblem] = []
    for file in contents.files where file.name == "data.json" {
      do throws(FolderProblem) {
        acquisitions.append(try chat(file))
      } catch {
        problems.append(error)
      }
    }
    if acquisitions.isEmpty, problems.isEmpty {
      problems.append(FolderProblem("", "there is no data.json of signal-export here"))
    }
    return ImportedFolder(acquisitions, problems: problems, in: contents)
  }

  private func chat(_ file: ListedFile) throws(FolderProblem) -> ImportedAcquisition {
    var chat = ChatSummary(application: "Signal (by signal-export)", file: file.path)
    chat.conversation = file.parent.split(separator: "/").last.map(String.init)
    let bytes = try contents.read(file)
    let parser = JSONParser(maximumDepth: 16, maximumSize: 1 << 20)
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let message: JSONObject
      do throws(JSONError) { message = try parser.parseObject(Array(line)) } catch {
        throw FolderProblem(file.path, "line \(number + 1) is not a JSON object (\(error.code.rawValue))")
      }
      guard let date = message["date"]?.stringValue, let sender = message["sender"]?.stringValue else {
        throw FolderProblem(file.path, "line \(number + 1) is no message of signal-export: it has no date or no sender")
      }
      if message["call"]?.boolValue == true { chat.noticeCount += 1 } else { chat.add(sender: sender) }
      // Without a time the exporter writes the beginning of 1970.
      if !date.hasPrefix("1970-01-01"), DateText.edtf(String(date.prefix(10)), .yearFirst) != nil {
        chat.note(.local(date.replacing("T", with: " ")))
      }
      for value in message["attachments"]?.arrayValue ?? [] { add(value, below: file.parent, to: &chat) }
    }
    return chat.acquisition(remarks: [
      "Times are by the clock of the computer that made the export, whose offset it does not say."
    ])
  }

  private func add(_ value: JSON, below folder: String, to chat: inout ChatSummary) {
    guard let attachment = value.objectValue else { return }
    let name = attachment["name"]?.stringValue ?? ""
    guard let path = attachment["path"]?.stringValue, !path.isEmpty else {
      chat.attachments.append(ChatAttachment(name: name, state: .leftOut))
      return
    }
    let state: ChatAttachment.State =
      if FolderContents.inside(path) == nil {
        .refused
      } else if let file = contents.file(path, below: folder)
        ?? contents.file(path.replacing("%20", with: " "), below: folder)
      {
        .present(file.path)
      } else {
        .absent
      }
    chat.attachments.append(ChatAttachment(name: name, state: state))
  }
}
