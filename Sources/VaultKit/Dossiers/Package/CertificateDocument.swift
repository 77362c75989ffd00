internal import EvidenceBundle

/// A draft of a certification under the United States' Federal Rules of Evidence 902(13) and (14). Nothing in it is law, and nobody has signed it.
struct CertificateDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  var document: BundleDocument {
    let list = context.exhibits.map { exhibit in
      "    \(exhibit.label)  \(exhibit.claim("digest"))\n        \(exhibit.path ?? "not in this bundle")"
    }
    return PackageContext.text(
      "certificate-902-13-14-draft.txt",
      [
        "DRAFT CERTIFICATION OF A QUALIFIED PERSON",
        "For Federal Rules of Evidence 902(13) and 902(14). This is a draft by a program and no legal advice: a lawyer has to read it, complete it and decide whether it can be used. It is worth nothing before a qualified person has signed it.",
        "I, ____________________, state:",
        "1. I am ____________________ (position, organisation). My training and experience with the process described here: ____________________.",
        "2. (Rule 902(13), records that a process generated: the digests below and the events in custody/.) The records listed below are electronic files that were kept by a process that computes a SHA-256 digest of each file when it is brought in, and compares it again when the file is copied out. I am familiar with that process because: ____________________.",
        "3. (For both rules.) The process produces an accurate result: two files with the same SHA-256 digest are, for all practical purposes, identical. The program was evault \(Program.version), and the algorithm SHA-256 as in FIPS 180-4, by the library OpenSSL.",
        "4. (Rule 902(14), data copied from a device, a medium or a file, authenticated by a process of digital identification: the files below.) On ____________________ I compared the digests of the files in this bundle with those below, with the program ____________________. The result was: ____________________.",
        "5. I make this certification as a qualified person, and understand that the opposing party may contest it after notice under Rule 902(11).",
        "Files and digests:\n" + list.joined(separator: "\n"),
        "Choose one, under 28 U.S.C. 1746, and strike the other:",
        "[ ] Signed outside the United States (28 U.S.C. 1746(1)): I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct.",
        "[ ] Signed within the United States, its territories, possessions or commonwealths (28 U.S.C. 1746(2)): I declare under penalty of perjury that the foregoing is true and correct.",
        "Executed on: ____________________   Place: ____________________\n\nSignature: ____________________\n\nName: ____________________",
      ])
  }
}
