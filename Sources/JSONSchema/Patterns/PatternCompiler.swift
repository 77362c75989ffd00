/// Turns a pattern's tree into instructions.
struct PatternCompiler {
  private(set) var program: [PatternInstruction] = []
  private(set) var sets: [ScalarSet] = []

  /// Adds one instruction, unless there are too many.
  mutating func append(_ instruction: PatternInstruction) throws(PatternError) {
    guard program.count < Pattern.maximumInstructions else {
      throw PatternError("larger than it may be once its repetitions are written out", 0)
    }
    program.append(instruction)
  }

  /// Adds the instructions of a tree, which go on behind the last of them.
  mutating func emit(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .empty: break
    case .set(let set):
      sets.append(set)
      try append(.scalar(sets.count - 1))
    case .assertion(let assertion): try append(.assert(assertion))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .choice(let branches): try emit(choice: branches)
    case .repetition(let part, let least, let most):
      for _ in 0..<least { try emit(part) }
      guard let most else { return try emit(loop: part) }
      try emit(options: max(most - least, 0), of: part)
    }
  }

  private mutating func emit(choice branches: [PatternNode]) throws(PatternError) {
    var ends: [Int] = []
    for (place, branch) in branches.enumerated() {
      guard place < branches.count - 1 else {
        try emit(branch)
        break
      }
      let split = program.count
      try append(.jump(0))
      try emit(branch)
      ends.append(program.count)
      try append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func emit(loop part: PatternNode) throws(PatternError) {
    let split = program.count
    try append(.jump(0))
    try emit(part)
    try append(.jump(split))
    program[split] = .split(split + 1, program.count)
  }

  private mutating func emit(options count: Int, of part: PatternNode) throws(PatternError) {
    var splits: [Int] = []
    for _ in 0..<count {
      splits.append(program.count)
      try append(.jump(0))
      try emit(part)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }
}
