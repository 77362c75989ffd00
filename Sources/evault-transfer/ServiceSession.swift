import Transfer

/// Requests to one object store, one after the other, as standard input says (Schemas/README.md §3.10, *Object stores*).
struct ServiceSession {
  private let place: ServicePlace
  private let credentials: Credentials
  private var input: StandardInput

  /// Nil where there is no such place or no credentials; that is said.
  init?(lines: [[UInt8]], input: StandardInput) {
    guard let place = ServicePlace(lines: lines) else {
      _ = Self.fail(.refused, "the place is none")
      return nil
    }
    guard ServerAddress(place.service) != nil else {
      _ = Self.fail(.address, "only https, or http on this machine; a port is 1 to 65535")
      return nil
    }
    do throws(Credentials.Missing) { credentials = try Credentials() } catch {
      if case .notFound(let detail) = error { _ = Self.fail(.credentials, detail) }
      return nil
    }
    self.place = place
    self.input = input
  }

  /// Answers until standard input ends; false where something else ended it.
  mutating func run() -> Bool {
    guard let exchange = ServiceExchange(place, credentials) else { return Self.fail(.broken, "libcurl") && false }
    guard StandardOutput.write(ServiceAnswer(status: 200).head + Array("done\n".utf8)) else { return false }
    while let lines = input.lines() {
      guard let request = ServiceRequest(lines: lines) else {
        _ = Self.fail(.refused, "the request is none")
        return false
      }
      guard exchange.perform(request, &input) else { return false }
    }
    return true
  }

  /// Says that there is no answer, or no whole one.
  static func fail(_ failure: TransferFailure, _ detail: String) -> Bool {
    let visible = detail.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }.prefix(512).map {
      Character($0)
    }
    return StandardOutput.write(Array("failed \(failure.rawValue) \(String(visible))\n".utf8))
  }
}
