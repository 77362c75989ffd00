/// One header block, as far as a reader needs it.
struct TarHeader {
  let name: [UInt8]
  let kind: UInt8
  let size: UInt64
  let isGNU: Bool

  /// - Throws: `.malformedHeader`, where magic, checksum or length are not what they must be.
  init(_ block: [UInt8]) throws(TarError) {
    let name = Self.text(block[TarBlock.name])
    let magic = block[TarBlock.magic]
    isGNU = magic.elementsEqual(TarBlock.gnuMagic)
    guard isGNU || magic.elementsEqual(TarBlock.posixMagic),
      let sum = TarNumber.octal(block[TarBlock.checksum]), sum == UInt64(TarBlock.sum(block)),
      let size = TarNumber.size(block[TarBlock.size])
    else { throw TarError(.malformedHeader, name) }
    // GNU tar keeps other things in the place of the prefix.
    let prefix = isGNU ? [] : Self.text(block[TarBlock.prefix])
    self.name = prefix.isEmpty ? name : prefix + [0x2f] + name
    self.size = size
    kind = block[TarBlock.kind]
  }

  private static func text(_ field: ArraySlice<UInt8>) -> [UInt8] { Array(field.prefix { $0 != 0 }) }
}
