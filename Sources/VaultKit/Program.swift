/// This program, as events name it.
public enum Program {
  /// The version, as `--version` prints it.
  public static let version = "0.1.0"
}
