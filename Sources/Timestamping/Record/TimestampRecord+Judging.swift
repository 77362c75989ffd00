extension TimestampRecord {
  /// Judges every token of the record, the oldest first.
  /// - Parameter moment: the time for which the question is asked, in seconds from 1970-01-01T00:00:00Z.
  public func judge(_ verifier: TimestampVerifier, at moment: Int64) -> TimestampVerdict {
    var judging = Judging(record: self, verifier: verifier, moment: moment, covers: tokens.map { cover(of: $0.token) })
    for place in tokens.indices { _ = judging.judge(place) }
    let order = tokens.indices.sorted {
      (tokens[$0].token.info.seconds, tokens[$0].name.digest) < (tokens[$1].token.info.seconds, tokens[$1].name.digest)
    }
    return TimestampVerdict(tokens: order.compactMap { judging.done[$0] }, refused: refused)
  }

  private struct Judging {
    let record: TimestampRecord
    let verifier: TimestampVerifier
    let moment: Int64
    let covers: [Cover?]
    var done: [Int: TimestampVerdict.Token] = [:]

    /// A manifest's digest is in what covers it: the newer of two tokens can never be covered by the older, and this ends.
    mutating func judge(_ place: Int) -> TimestampVerdict.Token {
      if let known = done[place] { return known }
      let (name, token) = record.tokens[place]
      var renewed: Int64?
      for other in record.tokens.indices where other != place && isCovered(name, by: other) {
        let newer = judge(other)
        guard newer.isGood, newer.info.seconds >= token.info.seconds else { continue }
        renewed = min(renewed ?? .max, newer.info.seconds)
      }
      let judged: TimestampVerdict.Token
      do throws(TimestampError) {
        guard let cover = covers[place] else { throw TimestampError(.wrongImprint, "it is over other bytes") }
        let evidence = try verifier.evidence(token, lists: record.lists, at: renewed ?? moment)
        // Not to be asked of a renewal in the future: the question is what is known at the moment.
        guard token.info.seconds <= moment + TimestampVerifier.tolerance else {
          throw TimestampError(.later, "made after the time for which it is judged")
        }
        judged = TimestampVerdict.Token(
          name: record.prefix + name.description, info: token.info, cover: cover, judgedAt: renewed ?? moment,
          evidence: evidence, error: nil)
      } catch {
        judged = TimestampVerdict.Token(
          name: record.prefix + name.description, info: token.info, cover: covers[place], judgedAt: renewed ?? moment,
          evidence: nil, error: error)
      }
      done[place] = judged
      return judged
    }

    private func isCovered(_ name: TimestampFileName, by other: Int) -> Bool {
      guard case .renewal(let manifest) = covers[other] else { return false }
      return manifest.digests[record.prefix + name.description] == name.digest
    }
  }
}
