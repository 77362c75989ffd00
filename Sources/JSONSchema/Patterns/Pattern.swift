/// A regular expression of `pattern` and `patternProperties` (ECMA-262 with the flag `u`, as Core §6.4 recommends),
/// matched in time that grows with the text times the pattern and never beyond: all ways through the pattern are
/// followed side by side (Thompson's method), so that no text and no pattern makes it search for ever.
///
/// Back-references and looking ahead or behind cannot be matched so, and are refused, and so are properties of scripts
/// (`\p{Script=…}`).
///
///     ^P-[A-Za-z0-9]{1,8}$
struct Pattern: Sendable {
  /// A pattern has at most this many bytes.
  static let maximumSize = 16384
  /// Groups inside each other.
  static let maximumDepth = 64
  /// What a pattern may grow to where repetitions are written out.
  static let maximumInstructions = 20_000

  private let program: [PatternInstruction]
  private let sets: [ScalarSet]
  /// Whether it can match at the start of the text only.
  private let isAnchored: Bool

  /// Compiles a pattern. Throws where it is none, cannot be matched here, or is too large.
  init(_ text: String) throws(PatternError) {
    guard text.utf8.count <= Self.maximumSize else { throw PatternError("longer than \(Self.maximumSize) bytes", 0) }
    var parser = PatternParser(text)
    let tree = try parser.whole()
    var compiler = PatternCompiler()
    try compiler.emit(tree)
    try compiler.append(.match)
    program = compiler.program
    sets = compiler.sets
    if case .assert(.start) = program[0] { isAnchored = true } else { isAnchored = false }
  }

  /// Whether some part of the text matches. Takes from `work` what it did, a unit a step; where that goes below 0 it
  /// stops, and the answer means nothing.
  func matches(_ text: String, work: inout Int) -> Bool {
    var current = PatternThreads(program.count)
    var next = PatternThreads(program.count)
    var scalars = text.unicodeScalars.makeIterator()
    var before: Unicode.Scalar?
    var after = scalars.next()
    while true {
      if before == nil || !isAnchored, follow(0, &current, before, after, &work) { return true }
      guard let scalar = after, !(isAnchored && current.isEmpty) else { return false }
      work -= 1
      guard work >= 0 else { return false }
      after = scalars.next()
      next.removeAll()
      for place in 0..<current.count {
        let instruction = current[place]
        guard case .scalar(let set) = program[instruction], sets[set].contains(scalar) else { continue }
        if follow(instruction + 1, &next, scalar, after, &work) { return true }
      }
      before = scalar
      swap(&current, &next)
    }
  }

  /// Adds the instructions that can be reached without another scalar; true where the end of the pattern is.
  private func follow(
    _ start: Int, _ threads: inout PatternThreads, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?,
    _ work: inout Int
  ) -> Bool {
    threads.pending.append(start)
    while let instruction = threads.pending.popLast() {
      work -= 1
      guard threads.visit(instruction) else { continue }
      switch program[instruction] {
      case .match:
        threads.pending.removeAll()
        return true
      case .scalar: threads.wait(at: instruction)
      case .jump(let target): threads.pending.append(target)
      case .split(let first, let second):
        threads.pending.append(second)
        threads.pending.append(first)
      case .assert(let assertion):
        if assertion.holds(before, after) { threads.pending.append(instruction + 1) }
      }
    }
    return false
  }
}
