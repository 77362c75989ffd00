internal import MirrorStores
internal import VaultFiles

extension VaultError {
  /// An error of a place that keeps a mirror.
  init(_ error: MirrorStoreError) {
    let detail = error.detail.isEmpty ? "" : " (\(error.detail))"
    let subject = error.subject
    let isFolder = !subject.hasPrefix("s3://")
    switch error.code {
    case .notFound: self.init(.rolledBack, "\(subject) is not there\(detail).")
    case .exists: self.init(.failed, "\(subject) is there already\(detail).")
    case .changed: self.init(.corrupt, "What was to be kept as \(subject) is damaged\(detail).")
    case .unlocked:
      self.init(
        .failed, "\(subject) could not be locked against removal\(detail).",
        safe: "What was brought is there; this file can still be deleted.",
        next: "Do the credentials permit s3:PutObjectRetention and s3:GetObjectRetention? Then run the command again.")
    case .weakened:
      self.init(
        .rolledBack, "The service made a lock shorter when it was asked for a longer one: \(subject)\(detail).",
        safe:
          "This stopped at once: no other lock is touched any more. The file is there, and can be deleted when its lock is over.",
        next:
          "What became of the other locks: evault mirror check. Bring the vault to another place before anybody deletes it here, and lock nothing more at this service."
      )
    case .tooLarge: self.init(.corrupt, "\(subject) is larger than it can be\(detail).")
    case .noPlace:
      self.init(
        .failed, "There is no such place: \(subject)\(detail).", safe: "Nothing was changed.",
        next: isFolder
          ? "Is its disk mounted, and its name right? Only where a mirror is to begin, make the folder first."
          : "Is its name right? Only where a mirror is to begin, make the bucket first.")
    case .notPermitted:
      self.init(
        .notPermitted, "\(subject) is not open to you\(detail).", safe: "What was brought before is safe.",
        next: isFolder
          ? "Are the folder and its files yours, and is its disk mounted for writing?"
          : "Are the credentials (AWS_ACCESS_KEY_ID, AWS_PROFILE) those of this place?")
    case .elsewhere:
      self.init(
        .failed, "The service says that \(subject) is to be asked elsewhere\(detail).",
        safe: "What was brought before is safe.",
        next:
          "Remove the mirror (evault mirror remove) and add it with the right --region, or the --endpoint of that region."
      )
    case .noCredentials:
      self.init(
        .notPermitted, "There are no credentials for \(subject)\(detail).",
        next: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.")
    case .clock:
      self.init(
        .failed, "This machine's clock and that of \(subject) are too far apart\(detail).", next: "Set the clock right."
      )
    case .full:
      self.init(
        .failed, "There is no space left at \(subject)\(detail).", safe: "What was brought before is safe.",
        next: "Make space, and run the command again: it goes on where it was.")
    case .untrusted:
      self.init(
        .failed, "The service at \(subject) could not show that it is the one named so\(detail).",
        next: "Where its certificate comes from an authority of its own, name that: --ca-file FILE")
    case .unreachable:
      self.init(
        .failed, "\(subject) does not answer\(detail).", safe: "What was brought before is safe.",
        next: "Run the command again later: it goes on where it was.")
    case .unresolved:
      self.init(
        .failed, "No address is known of the server of \(subject)\(detail).",
        safe: "What was brought before is safe.",
        next: "Is --endpoint spelled right (evault mirror list)? Else run the command again once there is a network."
      )
    case .address:
      self.init(
        .failed, "The address of the service of \(subject) is none that is asked\(detail).",
        next: "--endpoint is https://host or https://host:port, or http:// on this machine (127.0.0.1, localhost).")
    case .proxy:
      self.init(
        .failed, "\(subject) is not asked: what the environment names as the proxy is none\(detail).",
        next: "Set https_proxy (or all_proxy) to http://host:port, or unset it.")
    case .malformed:
      self.init(
        .failed, "What came from \(subject) is no answer of such a place\(detail).",
        safe: "What was brought before is safe.",
        next: "Is --endpoint the address of a service that speaks S3? Its keepers may know more.")
    case .noProgram:
      self.init(
        .failed, "The program that asks services, evault-transfer, is missing\(detail): \(subject)",
        next: "Put evault-transfer of the same version beside evault.")
    case .file(.link):
      self.init(
        .failed, "\(subject) is a symbolic link\(detail). Links are not followed.", safe: "Nothing was changed there.",
        next: "Put what it leads to in its place, or make that place a mirror: evault mirror add")
    case .file(.notRegular):
      self.init(
        .failed, "\(subject) is not a file or a folder as a mirror has them there\(detail).",
        safe: "Nothing was changed there.", next: "Look what it is, and take it away. Then: evault mirror repair")
    case .refused:
      self.init(
        .failed, "The program that asks services, evault-transfer, does not take this\(detail): \(subject)",
        next: "Put evault-transfer of the same version beside evault, with libcurl 7.85 or later.")
    case .file: self.init(.failed, "\(subject) could not be read or written\(detail).")
    }
  }
}

/// Runs a body whose errors are a mirror's place's.
func mirror<R>(_ body: () throws(MirrorStoreError) -> R) throws(VaultError) -> R {
  do throws(MirrorStoreError) { return try body() } catch { throw VaultError(error) }
}
