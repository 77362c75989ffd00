import Age

/// What came out of reading a file: all plaintext given out, also before a failure, and the failure.
struct Reading: Equatable {
  var released: [UInt8] = []
  var failure: AgeError.Code?

  /// Pushes the file in pieces of this size.
  init(_ file: [UInt8], identities: [AgeIdentity], format: AgeFormat = .detected, pieces: Int = .max) {
    var reader = AgeReader(identities: identities, format: format)
    var released: [UInt8] = []
    do throws(AgeStreamError<Never>) {
      var start = 0
      while start < file.count {
        let end = start + min(pieces, file.count - start)
        try reader.push(file.span.extracting(start..<end)) { released += copy($0) }
        start = end
      }
      try reader.finish { released += copy($0) }
    } catch {
      if case .age(let error) = error { failure = error.code }
    }
    self.released = released
  }

  init(released: [UInt8], failure: AgeError.Code? = nil) {
    self.released = released
    self.failure = failure
  }
}

func copy(_ span: Span<UInt8>) -> [UInt8] { unsafe span.withUnsafeBufferPointer { unsafe Array($0) } }
