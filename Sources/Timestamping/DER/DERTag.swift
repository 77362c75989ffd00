/// The tags that timestamps are made of (X.680 §8.6), class and form included.
enum DERTag: UInt8 {
  case boolean = 0x01
  case integer = 0x02
  case bitString = 0x03
  case octetString = 0x04
  case null = 0x05
  case objectIdentifier = 0x06
  case utf8String = 0x0c
  case utcTime = 0x17
  case generalizedTime = 0x18
  case sequence = 0x30
  case set = 0x31
  /// `[0]`, primitive.
  case context0 = 0x80
  /// `[1]`, primitive.
  case context1 = 0x81
  /// `[0]`, constructed.
  case constructed0 = 0xa0
  /// `[1]`, constructed.
  case constructed1 = 0xa1
}
