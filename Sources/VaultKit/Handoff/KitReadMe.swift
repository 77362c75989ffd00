/// The guide that lies in a kit, for somebody without a network and without this program's pages.
enum KitReadMe {
  static func bytes(hasProgram: Bool) -> [UInt8] {
    let program =
      hasProgram
      ? "  evault      the program, for Linux. It needs no installation and no network.\n"
      : "  (The program evault is not in this folder: bring one along, and write its name for ./evault below.)\n"
    return Array((before + program + after).utf8)
  }

  private static let before = """
    A FIELD KIT

    With this folder you can take evidence in where there is no network. What you take in is sealed at once, with keys
    of which you have only the half that seals: whoever takes this folder from you, or forces you, cannot open it.
    You cannot open it either. That protects you.

    In this folder:
      kit.jwt     the invitation: which vault it is for, and what to seal to
      README.txt  this page

    """

  private static let after = """

    1. START, once. Open a terminal in this folder.

         ./evault start

       It shows the kit's fingerprint. Compare it, all of it, with the one the custodian told you another way: in
       person, or by a telephone call to somebody whose voice you know. If it differs, type no and do not use the kit:
       somebody may have exchanged it, and what you take in would be sealed to them.
       It makes a signing key for you, sealed with a passphrase. Then it shows two values. Read them to the custodian
       when you can: by them they know that what arrives is yours.

       If the stick does not let programs run, copy evault to your home folder and name the kit:
         cp evault ~/ && chmod +x ~/evault && ~/evault start --kit .

    2. TAKE IN, as often as you like.

         ./evault add FOLDER

       What gets an identifier is sealed and recorded. The originals still lie in clear where they were: on the
       camera, the telephone, the memory card. Deleting them is up to you, and deleting on such devices does not erase.
       Write no names of people into commands: they are kept. You are asked for titles, places and names, or give
       them in a record: ./evault add --help

    3. HAND OVER.

         ./evault handoff offer -o OFFER

       OFFER is a new folder. It can be carried by anyone: it is sealed. Give it to the custodian.
       They give you a receipt back: a file, or some lines of letters that can be read over a telephone.

    4. CLOSE, with the receipt.

         ./evault handoff close OFFER/receipt.jwt       or:  ./evault handoff close --text "LETTERS"

       Only now is it certain that what you took in has arrived. Until then keep this folder.

    5. WIPE, if you wish.

         ./evault kit wipe

       It removes what was taken in, your key and the invitation. Bytes that were deleted from a stick can sometimes be
       brought back: they are sealed, but they show that something was there.

    Every command explains itself: ./evault --help

    """
}
