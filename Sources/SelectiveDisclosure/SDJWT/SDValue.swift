/// A value to issue, down to where nothing more can be withheld on its own.
public enum SDValue: Sendable {
  /// A value as it is, disclosed or withheld as a whole.
  case plain(JSON)
  /// An object whose members may be disclosable.
  case object([SDMember])
  /// An array whose elements may be disclosable.
  case array([SDElement])
}
