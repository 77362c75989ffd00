/// Numbers of a picture, to a tenth of a pixel.
enum Pixels {
  static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return sign + String(whole) + (rest == 0 ? "" : "." + String(rest))
  }
}
