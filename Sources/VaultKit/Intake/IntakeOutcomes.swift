internal import Synchronization

/// What became of the files of one batch, told by several threads.
final class IntakeOutcomes: Sendable {
  private struct State {
    var isFull = false
    var brought: [Int: IntakeCommit.Brought] = [:]
    var skipped: [Int: SkippedFile] = [:]
  }

  private let state = Mutex(State())

  /// Notes an item that was sealed.
  func add(_ brought: IntakeCommit.Brought, at index: Int) { state.withLock { $0.brought[index] = brought } }

  /// Notes a file that stays out, or that the disk is full.
  /// - Throws: what ends the run with nothing kept.
  func note(_ failure: IntakeFailure, at index: Int) throws(VaultError) {
    switch failure {
    case .file(let skipped): state.withLock { $0.skipped[index] = skipped }
    case .full: state.withLock { $0.isFull = true }
    case .run(let error): throw error
    }
  }

  /// Whether the vault's disk is full.
  var isFull: Bool { state.withLock { $0.isFull } }

  /// What was sealed, in the files' order.
  var brought: [IntakeCommit.Brought] {
    state.withLock { state in state.brought.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// What was left out, in the files' order.
  var skipped: [SkippedFile] {
    state.withLock { state in state.skipped.sorted { $0.key < $1.key }.map(\.value) }
  }
}
