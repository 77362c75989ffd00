/// Goes along while a part is read, and notes what of one kind is in it beside what it shows.
protocol PartWatch {
  /// What was found so far, each once.
  var remarks: [OfficeContents.Remark] { get set }

  /// Takes the next piece of the part.
  mutating func take(_ token: XMLToken)
}

extension PartWatch {
  mutating func note(_ kind: OfficeContents.Remark.Kind, _ name: String) {
    let remark = OfficeContents.Remark(kind: kind, name: name)
    if !remarks.contains(remark) { remarks.append(remark) }
  }
}
