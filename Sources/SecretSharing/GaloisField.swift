/// GF(256) with the polynomial x⁸+x⁴+x³+x+1 (SLIP-0039, "Shamir's secret-sharing"). No table and no branch depends on a secret.
enum GaloisField {
  static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var (a, b, product) = (a, b, UInt8(0))
    for _ in 0..<8 {
      product ^= a & (0 &- (b & 1))
      a = (a << 1) ^ (0x1b & (0 &- (a >> 7)))
      b >>= 1
    }
    return product
  }

  /// The multiplicative inverse, a²⁵⁴; 0 for 0.
  static func invert(_ a: UInt8) -> UInt8 {
    var (power, result) = (a, UInt8(1))
    for bit in 0..<8 {
      if 254 >> bit & 1 == 1 { result = multiply(result, power) }
      power = multiply(power, power)
    }
    return result
  }

  /// The values at `x` of the polynomials of least degree through all points, one for each byte.
  static func interpolate(_ points: [(x: UInt8, y: [UInt8])], at x: UInt8) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: points.first?.y.count ?? 0)
    for (place, point) in points.enumerated() {
      var weight: UInt8 = 1
      for (other, second) in points.enumerated() where other != place {
        weight = multiply(weight, multiply(x ^ second.x, invert(point.x ^ second.x)))
      }
      for byte in result.indices { result[byte] ^= multiply(point.y[byte], weight) }
    }
    return result
  }
}
