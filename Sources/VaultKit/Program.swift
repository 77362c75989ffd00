internal import SelectiveDisclosure

/// This program, as events name it.
public enum Program {
  /// The version, as `--version` prints it.
  public static let version = "0.1.0"

  /// The claim `recorded_with`: program and clock.
  static let claim = JSON.object(["program": .string("evault \(version)"), "clock": "system"])
}
