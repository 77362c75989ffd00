/// The drawing (VML) that shows a spreadsheet's comments (ECMA-376 part 4 §19.4.2).
enum NoteDrawing {
  /// Whether there is nothing in it but the frames of comments: without them it stands for nothing.
  static func isAll(of bytes: [UInt8]) throws(OfficeError) -> Bool {
    var reader = try XMLReader(bytes)
    var shapeCount = 0
    var noteCount = 0
    while let token = try reader.next() {
      guard case .start(let name, let attributes) = token else { continue }
      switch name.local {
      case "shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image", "group": shapeCount += 1
      case "ClientData":
        if attributes.contains(where: { $0.name.local == "ObjectType" && $0.value == "Note" }) { noteCount += 1 }
      default: continue
      }
    }
    return shapeCount == noteCount
  }
}
