/// Takes out of a PDF what it says and no page shows, where that changes nothing that one shows: blanks take the place
/// of texts, and nothing that of references to objects that belong to no page, so that qpdf leaves these out. It works
/// on what qpdf writes for whoever looks into a file.
struct PageTrimming {
  /// The file; of the same length as before.
  let bytes: [UInt8]
  /// Whether there was anything.
  let hasChanged: Bool

  /// Takes it out; nil for what qpdf does not write so, and where it is too much.
  init?(_ written: [UInt8]) {
    guard let form = PageNormalForm(written) else { return nil }
    var relations = PageRelations()
    relations.take(PageSearch(form.skeleton))
    guard relations.isWhole else { return nil }
    let stray = relations.stray
    let pictures = Self.drawn(form).map(relations.undrawn) ?? []
    var cuts = PageCuts()
    for (number, range) in form.bodies {
      var reader = PageReader(bytes: written, place: range.lowerBound, end: range.upperBound)
      reader.mentions = PageMentions(
        without: PageMentions.Unwanted(
          objects: stray.objects, keys: stray.values.contains(number) ? ["V", "RV"] : [], pictures: pictures,
          isPictureList: relations.isPictureList(number)))
      guard reader.value() != nil else { return nil }
      reader.mentions?.cutPictures()
      guard let found = reader.mentions?.cuts else { return nil }
      cuts.add(found)
    }
    let drawn = form.before(relations.drawn)
    for stream in form.streams where stream.mayInstruct(isDrawn: Int(stream.object).map(drawn.contains) ?? true) {
      guard stream.filters?.isEmpty ?? false, let content = stream.content, !PageInstructions.isTable(content) else {
        continue
      }
      let instructions = PageInstructions(written, content.indices, isCutting: true)
      guard let found = instructions.cuts else { continue }
      cuts.add(found)
    }
    guard cuts.isWhole else { return nil }
    hasChanged = !cuts.isEmpty
    var bytes = written
    cuts.apply(to: &bytes)
    self.bytes = bytes
  }

  /// Names of all that may be drawn; nil where that cannot be said.
  private static func drawn(_ form: PageNormalForm) -> Set<String>? {
    var drawn: Set<String> = []
    for stream in form.streams where !stream.isImage {
      guard stream.filters?.isEmpty ?? false, let content = stream.content else { return nil }
      drawn.formUnion(PageInstructions.names(in: content))
      drawn.formUnion(PageInstructions(Array(content), 0..<content.count).drawn)
    }
    return drawn
  }
}
