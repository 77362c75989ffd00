import OfficeOpenXML

/// Invented documents: nobody and nothing in them exists.
enum Specimens {
  static let exhibits = WordTable(
    columns: [.init("No.", width: 2), .init("Exhibit", width: 7), .init("Date", width: 3), .init("Source", width: 3)],
    texts: [
      ["EX 1", "Interview of a former clerk, read back and signed", "2026-03-04", "Witness W-17"],
      ["EX 2", "Duty roster of the invented 3rd Guard Company, two pages, with stamp", "2025-11-30", "Handed over"],
      ["EX 3", "Photograph of a vehicle; number plate withheld", "2025-12-01", "Open source"],
    ])

  /// In English, with words of other scripts in it.
  static let english = WordDocument(
    title: "Submission on an invented person", language: "en-GB", marking: "CONFIDENTIAL – SAMPLE, NOT A REAL CASE",
    blocks: [
      .title("Submission on an invented person"),
      .paragraph([
        .plain("This specimen is invented. It shows how a draft looks: "), .bold("bold"), .plain(", "),
        .italic("italic"), .plain(" and plain text, and citations such as [EX 1, p. 3] and [EX 2; EX 3, 00:12:05]."),
      ]),
      .heading(.one, "1. Grounds"),
      .guidance([
        .plain("Say in at most 400 words "), .italic("what"),
        .plain(" the person did, when, and which right that touches. Each sentence of fact ends with a citation."),
      ]),
      .paragraph([
        .plain(
          "The person commanded the invented company from 1 March 2025 on [EX 2, p. 1]. A former clerk says that orders were "
            + "given in writing, and that the person signed them [EX 1, pp. 3–5]. Vehicles of the company were seen at the place "
            + "on the same day [EX 3]. None of this is real, and the paragraph goes on only to show how lines break.")
      ]),
      .heading(.two, "1.1 Role"),
      .paragraph([.plain("What the person is called, in every script:")]),
      .bullet([.plain("Cyrillic: "), .bold("Вигадана Особа"), .plain(", Вымышленное Лицо")]),
      .bullet([.plain("Georgian: "), .bold("გამოგონილი პირი")]),
      .bullet([.plain("Arabic: "), .bold("شخص مختلق"), .plain(" (as in the roster)")]),
      .bullet([.plain("Hebrew: "), .bold("אדם בדוי")]),
      .heading(.three, "Command"),
      .paragraph([
        .plain("A paragraph below a heading of the third level.\nIts second line follows a break.\tAnd a tab.")
      ]),
      .heading(.one, "2. Exhibits"),
      .table(exhibits),
      .paragraph([.plain("After the table.")]),
      .pageBreak,
      .heading(.one, "3. Against"),
      .guidance([.plain("What speaks for the person. Leave nothing out.")]),
    ])

  /// In Arabic, with citations in Latin letters.
  static let arabic = WordDocument(
    title: "مذكرة عن شخص مختلق", language: "ar", isRightToLeft: true, marking: "سري – عينة",
    blocks: [
      .title("مذكرة عن شخص مختلق"),
      .heading(.one, "الأسباب"),
      .guidance([.plain("اكتب ما فعله الشخص ومتى. كل جملة عن واقعة تنتهي بإحالة.")]),
      .paragraph([
        .plain("كان الشخص قائد السرية المختلقة منذ 1 آذار 2025 [EX 2, p. 1]. قال كاتب سابق إن الأوامر كانت "),
        .bold("مكتوبة"), .plain(" وموقعة (انظر [EX 1, pp. 3–5; EX 3])."),
      ]),
      .bullet([.plain("الاسم باللاتينية: Invented Person، كما في القائمة.")]),
      .table(
        WordTable(
          columns: [.init("رقم", width: 2), .init("الدليل", width: 6), .init("التاريخ", width: 3)],
          texts: [["EX 1", "مقابلة مع كاتب سابق", "2026-03-04"], ["EX 2", "قائمة المناوبات", "2025-11-30"]])),
    ])

  /// In Georgian.
  static let georgian = WordDocument(
    title: "წარდგინება გამოგონილ პირზე", language: "ka",
    blocks: [
      .title("წარდგინება გამოგონილ პირზე"), .heading(.one, "საფუძვლები"),
      .paragraph([.plain("ეს ნიმუში გამოგონილია "), .bold("[EX 1, გვ. 3]"), .plain(".")]),
    ])

  /// What a spreadsheet program might take for a formula, and what it might change.
  static let hostileTexts = [
    "=1+1", "@SUM(A1)", "+1", "-1", "\t=1+1", "=cmd|' /C calc'!A0", "_x0041_", "a _x000D_ b", "007", "1e5",
    "2026-11-03",
    "TRUE", " two  spaces ", "<b>&amp;\"'", "line\nbreak", "გ ع 🜁", "'quoted", "#REF!",
  ]

  /// An index of exhibits, and a sheet of awkward texts.
  static let index = Workbook(
    title: "Exhibits", marking: "CONFIDENTIAL & SAMPLE",
    sheets: [
      Worksheet(
        "Exhibits",
        columns: [
          .init("Number", width: 9), .init("Title", width: 48), .init("Date", width: 12), .init("Pages", width: 8),
          .init("SHA-256", width: 34),
        ],
        rows: [
          [
            .text("EX 1"), .text("Interview of a former clerk, read back and signed"), .date("2026-03-04"), .number(12),
            .text(String(repeating: "0123456789abcdef", count: 4)),
          ],
          [
            .text("EX 2"), .text("Duty roster of the invented 3rd Guard Company"), .date("2025-11-30"), .number(2),
            .empty,
          ],
          [.text("EX 3"), .text("فيديو, Відео, ვიდეო"), .date("unknown"), .empty, .empty],
        ]),
      Worksheet(
        "Ana's texts", columns: [.init("=Text", width: 30)], rows: hostileTexts.map { [.text($0)] }),
    ])
}
