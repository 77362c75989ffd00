import Importing
import SelectiveDisclosure
import Testing

@Suite struct ChatTests {
  private func whatsApp(_ text: String, order: DateOrder? = nil) -> ImportedFolder {
    var folder = SampleFolder()
    folder["_chat.txt"] = text
    return WhatsAppExport(folder.contents, order: order).read()
  }

  private func times(_ text: String, order: DateOrder? = nil) -> String? {
    guard let one = whatsApp(text, order: order).acquisitions.first else { return nil }
    return SampleFolder.note(one).split(separator: "\n").first { $0.hasPrefix("First: ") }.map(String.init)
  }

  @Test(arguments: [
    (
      "[15/03/2024, 10:05:09] Anna: hello\n[16/03/2024, 9:00:00] Bob: hi\n",
      "First: 2024-03-15 10:05:09. Last: 2024-03-16 09:00:00."
    ),
    ("3/15/24, 10:05\u{202f}PM - Anna: hello\n", "First: 2024-03-15 22:05. Last: 2024-03-15 22:05."),
    ("05.03.24, 10:05 - Anna: hello\n15.03.24, 10:05 - Bob: hi\n", "First: 2024-03-05 10:05. Last: 2024-03-15 10:05."),
    ("15.3.2024 klo 10.05 - Anna: hello\n", "First: 2024-03-15 10:05. Last: 2024-03-15 10:05."),
    ("2024-03-05, 00:05 - Anna: hello\n", "First: 2024-03-05 00:05. Last: 2024-03-05 00:05."),
    ("15/03/2024, 10:05 p. m. - Anna: hello\n", "First: 2024-03-15 22:05. Last: 2024-03-15 22:05."),
    ("2024. 03. 05. 10:05 - Anna: hello\n", "First: 2024-03-05 10:05. Last: 2024-03-05 10:05."),
    ("\u{200f}١٥/٣/٢٠٢٤، ١٠:٠٥ - Anna: hello\n", "First: 2024-03-15 10:05. Last: 2024-03-15 10:05."),
    ("[15/03/2024, 12:05:00 AM] Anna: x\n", "First: 2024-03-15 00:05:00. Last: 2024-03-15 00:05:00."),
    ("[05.05.2024, 10:05:00] Anna: x\n", "First: 2024-05-05 10:05:00. Last: 2024-05-05 10:05:00."),
    ("15/3/2024, 10:05 du soir - Anna: x\n", "First: 2024-03-15. Last: 2024-03-15."),
  ]) func formsOfDates(text: String, wanted: String) { #expect(times(text) == wanted) }

  @Test func ambiguousDatesAreNotGuessed() throws {
    let text = "05/03/2024, 10:05 - Anna: hello\n06/03/2024, 10:05 - Bob: hi\n"
    #expect(times(text) == nil)
    let one = try #require(whatsApp(text).acquisitions.first)
    #expect(one.remarks.contains { $0.hasPrefix("Dates are ambiguous: every one can be read as dmy and as mdy.") })
    #expect(times(text, order: .monthFirst) == "First: 2024-05-03 10:05. Last: 2024-06-03 10:05.")
    #expect(times("15/03/2024, 10:05 - A: x\n03/15/2024, 10:05 - A: x\n") == nil)
    // 2015-03-24 or 2024-03-15.
    #expect(times("15.03.24, 10:05 - A: x\n") == nil)
    #expect(times("15/03/1445, 10:05 - A: x\n") == nil)
    #expect(times("15/03/2024, 10:05 - A: x\n", order: .monthFirst) == nil)
  }

  @Test func messagesParticipantsAndAttachments() throws {
    var folder = SampleFolder()
    folder["WhatsApp Chat with Anna.txt"] =
      "15/03/2024, 10:05 - Messages are end-to-end encrypted.\n15/03/2024, 10:06 - Anna: two\nlines: here\n15/03/2024, 10:07 - Bob: \u{200e}IMG-20240315-WA0001.jpg (file attached)\n15/03/2024, 10:08 - Bob: IMG-20240315-WA0002.jpg (file attached)\n15/03/2024, 10:09 - Bob: see (this)\n"
    folder["IMG-20240315-WA0001.jpg"] = "picture"
    folder["readme.txt"] = "no chat"
    folder["more.zip"] = "PK"
    let result = WhatsAppExport(folder.contents).read()
    #expect(result.problems.map(\.path) == ["more.zip"])
    let one = try #require(result.acquisitions.first)
    #expect(one.messages == 4)
    #expect(one.files == ["WhatsApp Chat with Anna.txt", "IMG-20240315-WA0001.jpg"])
    let messaging = try #require(one.record["messaging"]?.objectValue)
    #expect(messaging["participants"] == ["Anna", "Bob"])
    #expect(messaging["media_included"] == true)
    #expect(messaging["from"] == nil)
    #expect(one.remarks.contains("Attachments that are named and not there: 1."))
    #expect(result.unmentioned == ["more.zip", "readme.txt"])
  }

  @Test func namesThatLeadOutAreNotFollowed() throws {
    var folder = SampleFolder()
    folder["chat/_chat.txt"] =
      "[15/03/2024, 10:05:09] Anna: \u{200e}<attached: ../secret.txt>\n[15/03/2024, 10:05:10] Anna: <attached: /etc/passwd.txt>\n"
    folder["secret.txt"] = "x"
    let one = try #require(WhatsAppExport(folder.contents).read().acquisitions.first)
    #expect(one.files == ["chat/_chat.txt"])
    #expect(one.remarks.contains("Attachments whose names lead out of the folder, and were not followed: 2."))
  }

  @Test func chatsThatAreNoneAreNamed() {
    var folder = SampleFolder()
    folder.set("_chat.txt", [0x5b, 0xff])
    #expect(WhatsAppExport(folder.contents).read().problems.map(\.reason) == ["is not UTF-8"])
    folder["_chat.txt"] = "hello\n"
    #expect(WhatsAppExport(folder.contents).read().problems.count == 1)
    #expect(WhatsAppExport(SampleFolder().contents).read().problems.count == 1)
  }

  @Test func telegramHasMoments() throws {
    var folder = SampleFolder()
    folder["result.json"] =
      #"{"name": "Invented group", "type": "private_group", "id": 1, "messages": [{"id": 1, "type": "service", "date": "2024-03-05T10:00:00", "date_unixtime": "1709632800", "action": "create_group"}, {"id": 2, "type": "message", "date": "2024-03-05T10:05:00", "date_unixtime": "1709633100", "from": "Anna", "from_id": "user1", "photo": "photos/photo_1.jpg", "text": "x"}, {"id": 3, "type": "message", "date": "2024-03-06T10:05:00", "date_unixtime": "1709719500", "from": null, "from_id": "user2", "file": "(File not included. Change data exporting settings to download.)", "text": [{"type": "bold", "text": "y"}]}, {"id": 4, "type": "message", "date_unixtime": "1709719501", "file": "../../outside", "text": ""}]}"#
    folder["photos/photo_1.jpg"] = "picture"
    let result = TelegramExport(folder.contents).read()
    #expect(result.problems.isEmpty)
    let one = try #require(result.acquisitions.first)
    let messaging = try #require(one.record["messaging"]?.objectValue)
    #expect(one.messages == 3)
    #expect(messaging["from"] == "2024-03-05T10:00:00Z")
    #expect(messaging["to"] == "2024-03-06T10:05:01Z")
    #expect(messaging["participants"] == ["Anna (user1)", "user2"])
    #expect(one.files == ["result.json", "photos/photo_1.jpg"])
    #expect(one.remarks.count == 2)
  }

  @Test func telegramHoldsSeveralChats() {
    var folder = SampleFolder()
    folder["result.json"] =
      #"{"chats": {"list": [{"name": "A", "messages": []}, {"name": "B", "messages": [{"type": "message", "date": "2024-03-05T10:05:00"}]}]}}"#
    let result = TelegramExport(folder.contents).read()
    #expect(result.acquisitions.map(\.messages) == [0, 1])
    folder["result.json"] = #"{"about": "nothing"}"#
    #expect(TelegramExport(folder.contents).read().problems.count == 1)
    folder["result.json"] = #"{"messages": [1]}"#
    #expect(TelegramExport(folder.contents).read().problems.count == 1)
  }

  @Test func signalExportIsReadLineByLine() throws {
    var folder = SampleFolder()
    folder["Anna/data.json"] =
      #"{"date": "2024-03-05T10:05:00.123000", "sender": "Me", "body": "x", "attachments": [{"name": "a b.jpg", "path": "media/a%20b.jpg", "missing_kind": null}]}"#
      + "\n"
      + #"{"date": "2024-03-05T10:06:00", "sender": "Anna", "body": "y", "attachments": [{"name": "", "path": "", "missing_kind": "media"}], "call": false}"#
      + "\n" + #"{"date": "2024-03-05T10:07:00", "sender": "Anna", "body": "", "attachments": [], "call": true}"# + "\n"
    folder["Anna/media/a b.jpg"] = "picture"
    let one = try #require(SignalExport(folder.contents).read().acquisitions.first)
    #expect(one.messages == 2)
    #expect(one.files == ["Anna/data.json", "Anna/media/a b.jpg"])
    #expect(one.record["messaging"]?.objectValue?["conversation"] == "Anna")
    folder["Anna/data.json"] = "{}\n"
    #expect(SignalExport(folder.contents).read().problems.map(\.path) == ["Anna/data.json"])
  }
}
