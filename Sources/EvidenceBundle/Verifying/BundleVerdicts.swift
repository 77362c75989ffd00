/// A verdict in every dimension.
public struct BundleVerdicts: Sendable, Equatable {
  private var verdicts: [BundleDimension: BundleVerdict] = [:]

  /// All verified: findings make it worse.
  init() {}

  /// The verdict in one dimension.
  public subscript(dimension: BundleDimension) -> BundleVerdict { verdicts[dimension] ?? .verified }

  /// The worst of them, time left out: whoever believes nobody about time has asked nothing about it.
  public var worst: BundleVerdict {
    BundleDimension.allCases.filter { $0 != .time }.map { self[$0] }.max() ?? .verified
  }

  mutating func lower(_ dimension: BundleDimension, to verdict: BundleVerdict) {
    verdicts[dimension] = max(self[dimension], verdict)
  }
}
