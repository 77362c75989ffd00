import Glibc

/// What requests to an object store are signed with, taken as the AWS tools take it: from the environment, else from the shared credentials
/// file. It is in this process only: never written, printed, or given on.
struct Credentials {
  private static let maximumFileByteCount = 1 << 20

  let access: String
  let secret: String
  let token: String?

  /// Why there are none.
  enum Missing: Error { case notFound(String) }

  /// Those of the environment, else of the profile that it names.
  init() throws(Missing) {
    if let access = Self.variable("AWS_ACCESS_KEY_ID"), let secret = Self.variable("AWS_SECRET_ACCESS_KEY") {
      try self.init(access, secret, Self.variable("AWS_SESSION_TOKEN"))
      return
    }
    let profile = Self.variable("AWS_PROFILE") ?? "default"
    guard
      let path = Self.variable("AWS_SHARED_CREDENTIALS_FILE")
        ?? Self.variable("HOME").map({ $0 + "/.aws/credentials" }), let text = Self.file(path)
    else {
      throw .notFound("neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY nor a shared credentials file are there")
    }
    let values = Self.values(of: profile, in: text)
    guard let access = values["aws_access_key_id"], let secret = values["aws_secret_access_key"] else {
      throw .notFound("the shared credentials file has no whole profile of that name")
    }
    try self.init(access, secret, values["aws_session_token"])
  }

  private init(_ access: String, _ secret: String, _ token: String?) throws(Missing) {
    // What could not stand in a header is none.
    let isClean = [access, secret, token ?? "t"].allSatisfy {
      !$0.isEmpty && $0.utf8.count <= 8192 && $0.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }
    guard isClean else { throw .notFound("the credentials hold characters that none have") }
    self.access = access
    self.secret = secret
    self.token = token
  }

  /// The lines `name = value` below `[profile]`.
  static func values(of profile: String, in text: String) -> [String: String] {
    var values: [String: String] = [:]
    var isWanted = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = trim(line)
      if line.hasPrefix("#") || line.hasPrefix(";") || line.isEmpty { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        isWanted = trim(line.dropFirst().dropLast()) == profile
        continue
      }
      guard isWanted, let equals = line.firstIndex(of: "=") else { continue }
      values[trim(line[..<equals])] = trim(line[line.index(after: equals)...])
    }
    return values
  }

  private static func trim(_ text: some StringProtocol) -> String {
    let rest = text.drop { $0 == " " || $0 == "\t" }
    return String(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }

  private static func file(_ path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= maximumFileByteCount {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return String(validating: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
    return nil
  }
}
