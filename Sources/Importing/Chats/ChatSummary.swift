internal import SelectiveDisclosure

/// What a chat export holds: how much, from when to when, by whom. The messages themselves stay in the file, which is the evidence.
struct ChatSummary {
  private static let maximumParticipants = 1024

  let application: String
  let file: String
  var conversation: String?
  private(set) var messageCount = 0
  /// Lines or entries that the application itself wrote: somebody joined, a call was missed.
  var noticeCount = 0
  private(set) var participants: [String] = []
  private var known: Set<String> = []
  var first: ChatTime?
  var last: ChatTime?
  var attachments: [ChatAttachment] = []
  var remarks: [String] = []

  init(application: String, file: String) {
    self.application = application
    self.file = file
  }

  /// Counts a message, by whom it says it is.
  mutating func add(sender: String?) {
    messageCount += 1
    guard let name = sender.flatMap(AcquisitionFields.line), known.count < Self.maximumParticipants else { return }
    if known.insert(name).inserted { participants.append(name) }
  }

  mutating func note(_ time: ChatTime) {
    if first == nil { first = time }
    last = time
  }

  /// The acquisition of the chat file and the attachments that are there.
  func acquisition(remarks clockRemarks: [String]) -> ImportedAcquisition {
    var fields = AcquisitionFields(method: "messaging_export")
    var messaging: JSONObject = ["application": .string(application)]
    if let line = conversation.flatMap(AcquisitionFields.line) { messaging.append("conversation", .string(line)) }
    messaging.append("participants", participants.isEmpty ? "unknown" : .array(participants.map { .string($0) }))
    if let from = first?.record { messaging.append("from", .string(from)) }
    if let to = last?.record { messaging.append("to", .string(to)) }
    var present: [String] = []
    var counts = (absent: 0, leftOut: 0, refused: 0)
    for attachment in attachments {
      switch attachment.state {
      case .present(let path): if !present.contains(path) { present.append(path) }
      case .absent: counts.absent += 1
      case .leftOut: counts.leftOut += 1
      case .refused: counts.refused += 1
      }
    }
    if !attachments.isEmpty { messaging.append("media_included", .bool(!present.isEmpty)) }
    fields.set(.object(messaging), "messaging")
    fields.set(.array([.string(application)]), "software")
    var remarks = self.remarks + clockRemarks
    if counts.absent > 0 { remarks.append("Attachments that are named and not there: \(counts.absent).") }
    if counts.leftOut > 0 { remarks.append("Attachments that the export says it left out: \(counts.leftOut).") }
    if counts.refused > 0 {
      remarks.append("Attachments whose names lead out of the folder, and were not followed: \(counts.refused).")
    }
    if participants.count == Self.maximumParticipants {
      remarks.append("Only the first \(Self.maximumParticipants) participants are listed.")
    }
    fields.say(
      "Messages: \(messageCount). Notices of the application: \(noticeCount). Attachments that are there: \(present.count)."
    )
    if let first, let last { fields.say("First: \(first.words). Last: \(last.words).") }
    fields.say("Participants are the names that the export shows, which whoever exported it may have chosen.")
    for remark in remarks { fields.say(remark) }
    return ImportedAcquisition(
      from: file, files: [file] + present.filter { $0 != file }, record: fields.finished(), digests: [],
      messages: messageCount, remarks: remarks)
  }
}
