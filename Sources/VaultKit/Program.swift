/// This program, as events name it.
public enum Program {
  /// What it is called.
  public static let name = "evault"
  /// The version, as `--version` prints it.
  public static let version = "0.1.0"
}
