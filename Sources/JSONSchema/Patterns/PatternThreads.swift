/// The instructions that wait for the next scalar, each once.
struct PatternThreads {
  private var waiting: [Int] = []
  private var visited: [Int]
  private var round = 1
  /// Instructions that are still to be followed.
  var pending: [Int] = []

  init(_ instructions: Int) { visited = Array(repeating: 0, count: instructions) }

  /// How many wait.
  var count: Int { waiting.count }
  /// Whether none waits.
  var isEmpty: Bool { waiting.isEmpty }
  /// The instruction that waits at that place.
  subscript(place: Int) -> Int { waiting[place] }

  /// Whether the instruction is reached for the first time since the last `removeAll`.
  mutating func visit(_ instruction: Int) -> Bool {
    guard visited[instruction] != round else { return false }
    visited[instruction] = round
    return true
  }

  /// Lets an instruction wait.
  mutating func wait(at instruction: Int) { waiting.append(instruction) }

  /// Forgets everything.
  mutating func removeAll() {
    waiting.removeAll(keepingCapacity: true)
    round += 1
  }
}
