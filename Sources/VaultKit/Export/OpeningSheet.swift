internal import VaultFiles

/// `NAME.opening.txt`: how to open a sealed bundle, for who has never heard of any of it. It lies in clear beside the file, and tells nothing of what is
/// in it.
enum OpeningSheet {
  /// The sheet.
  /// - Parameters:
  ///   - name: the sealed file's, which stands in the commands where every shell takes it as it is.
  ///   - volumeCount: how many files there are; `name` is the first one's then.
  static func bytes(for name: FilePath, isByPassphrase: Bool, volumeCount: Int = 1) -> [UInt8] {
    let isPlain =
      name.bytes.first != 0x2d
      && name.bytes.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7a).contains($0 | 0x20) || [0x2d, 0x2e, 0x5f].contains($0)
      }
    let file = isPlain ? name.description : "FILE" + ExportSealing.suffix
    let beginning = isPlain ? "HOW TO OPEN \(file)" : "HOW TO OPEN THE FILE BESIDE THIS PAGE (in the commands: \(file))"
    let title = beginning + (volumeCount > 1 ? "\n\n" + volumes(volumeCount) : "")
    let text = isByPassphrase ? passphrase(title, file) : recipients(title, file)
    return Array(text.utf8)
  }

  private static func recipients(_ title: String, _ file: String) -> String {
    """
    \(title)

    This file is sealed. It holds evidence, and the record of who kept it. It was
    sealed to the key of one recipient or a few: only they can open it. This page
    is not secret, and the sealed file can be copied and sent on as it is.

    YOU NEED

      - the file with your key, as the program age-keygen made it. The commands
        below call it key.txt. Never send it to anybody: the sender does not have
        it, and does not need it.
      - the free program age.
      - to check what you got: the vault's fingerprint, 64 letters and digits that
        the sender tells you by another way than this file.

    \(program)
    \(place)

      age -d -i key.txt \(file) | tar -xf -

    \(result)
      "no identity matched any of the recipients": the file was not sealed to this
      key. Look whether it is the right key file, or ask the sender.
    \(failures)

      evault-verify \(file) --identity key.txt --fingerprint FINGERPRINT

    \(afterwards)
    """
  }

  private static func passphrase(_ title: String, _ file: String) -> String {
    """
    \(title)

    This file is sealed. It holds evidence, and the record of who kept it. Only who
    knows the passphrase can open it. This page is not secret, and the sealed file
    can be copied and sent on as it is.

    YOU NEED

      - the passphrase: eight words with hyphens between them. The sender tells
        you by another way than the file: by telephone or in person, never in the
        same message.
      - the free program age.
      - to check what you got: the vault's fingerprint, 64 letters and digits that
        the sender also tells you by another way than this file.

    \(program)
    \(place)

      age -d \(file) | tar -xf -

    Type the passphrase when you are asked for it. It does not show on the screen.

    \(result)
      "incorrect passphrase": type it again, with its hyphens, in small letters.
      If it still fails, ask the sender to spell it.
    \(failures)

      evault-verify \(file) --fingerprint FINGERPRINT

    \(afterwards)
    """
  }

  private static func volumes(_ count: Int) -> String {
    """
    There are \(count) sealed files, numbered in their names. Each holds some of the
    exhibits, is opened as this page says, with its own name in the commands, and
    becomes a folder of its own. They can be opened and checked one by one, in any
    order. If one is missing, ask for it: none can stand for another.
    """
  }

  private static let program = """
    1. GET THE PROGRAM AGE

      Windows 10 or later: press the Windows key, type cmd, press Enter, and in the
        black window type:
          winget install FiloSottile.age
        Close the window afterwards.
      macOS, where Homebrew is installed: open Terminal and type:
          brew install age
      Linux: install the package age, for example:
          sudo apt install age

      Without these: https://age-encryption.org leads to the program for every
      system. Put age.exe (Windows) or age (macOS) into the folder of the sealed file.
    """

  private static let place = """

    2. OPEN IT

      What comes out is not sealed any more. Put the sealed file into a folder on an
      encrypted disk of your own first, not into one that is shared or copied to a
      cloud.

      Windows: open that folder in the Explorer, click into the address line above,
        type cmd and press Enter. Use this black window, not PowerShell, which changes
        bytes on their way and would spoil the files.
      macOS: open Terminal, type cd and a space, drag the folder into the window,
        and press Enter.
      Linux: open a terminal in that folder.

      Then type:
    """

  private static let result = """
      A folder appears whose name begins with bundle-. Its README.txt says what is in
      it.
    """

  private static let failures = """
      Any other complaint: the file was damaged or changed on its way. Delete what
      was unpacked, do not use it, and ask for the file again.

    3. CHECK IT

      The README.txt in the folder says how to check everything with programs that
      come with your system. The free program evault-verify checks more, and checks
      the sealed file as it is, before anything is unpacked:
    """

  private static let afterwards = """
    4. AFTERWARDS

      This is about people, some of whom may be in danger. Keep the unpacked folder
      where only those can read it who must, and delete it when you no longer need
      it: the sealed file stays, and can be opened again.

    """
}
