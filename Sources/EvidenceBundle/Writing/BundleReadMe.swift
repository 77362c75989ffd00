/// `README.txt`: the same in every bundle, so that it tells nothing about this one.
enum BundleReadMe {
  static let bytes = Array(text.utf8)

  private static let text = """
    EVIDENCE BUNDLE

    This folder holds evidence files and the record of their custody, exported
    from an evidence vault. It can be checked by anyone, without the program that
    made it and without trusting whoever handed it over.

      data/           the exhibits: the evidence files themselves
      custody/        who did what with them, when: signed events, and proofs that
                      these events are in the vault's log
      dossier/        where it is a request: the text, the list of its exhibits, and
                      what else belongs to it
      bundle.json     which exhibit is which item, and which events belong to it
      signatures/     signatures over the whole bundle
      report.html     what is in here, to be read in a browser; it proves nothing
      verify.html     a page that checks all of this in a browser, offline; only a
                      copy for convenience (step 3)
      manifest-sha256.txt, tagmanifest-sha256.txt
                      the digest of every file here

    The folder is a BagIt bag (RFC 8493). Do not rename, edit or add files: any
    change shows. Some systems leave files of their own when a folder is looked at
    (.DS_Store, Thumbs.db, desktop.ini); they are no part of the bundle, and may
    be deleted.


    WHAT A CHECK SHOWS, AND WHAT IT DOES NOT

    If all checks succeed, this supports the following: the exhibits are, byte for
    byte, those that were taken into the vault; the events are those that the
    vault's members signed, in that order, and were in its log when the checkpoint
    was signed.

    Integrity is not authenticity: that a file is unchanged since it was taken in
    does not show where it came from, or what happened to it before.
    Authenticity is not truth: that a recording is genuine does not show that what
    is said in it is so. Neither of them is admissibility, which a court decides.
    The times in the events are those of the signers' clocks. Events later than
    those in this bundle may exist.

    Statements that are not in this bundle may have been withheld, to protect
    people. That is not a fault. Please protect them too.


    1. ARE THE FILES UNCHANGED?

    Open a terminal in this folder.

    Linux:
      sha256sum -c --quiet tagmanifest-sha256.txt
      sha256sum -c --quiet manifest-sha256.txt
      or, with the bagit package of Python (the files in signatures/ are not
      listed anywhere, and it does not mind):
      bagit.py --validate .

    macOS:
      shasum -a 256 -c tagmanifest-sha256.txt
      shasum -a 256 -c manifest-sha256.txt

    Windows, one file at a time, to be compared with its line in
    manifest-sha256.txt or tagmanifest-sha256.txt:
      in PowerShell:       Get-FileHash -Algorithm SHA256 data\\0001-example.mp4
      in the command line: certutil -hashfile data\\0001-example.mp4 SHA256

    Whoever changed a file could have changed these lists too. So this is worth
    something only together with step 2.


    2. WHO SIGNED THE BUNDLE?

    The signatures are SSH signatures over tagmanifest-sha256.txt; ssh-keygen is a
    part of Linux, macOS and Windows 10 or later (OpenSSH 8.2 or later).

    a) Get the signer's public key by another way than this bundle: in person, by
       telephone, from a place that you trust. It is one line that begins with
       ssh-ed25519. Make a text file allowed_signers, outside this folder, with
       one line: the word signer, a space, and that key:

         signer ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA...

    b) Run this, with the name of the file that is in signatures/:

         ssh-keygen -Y verify -f ../allowed_signers -I signer -n bundle@evidencevault -s signatures/NAME.sig < tagmanifest-sha256.txt

       It must say: Good "bundle@evidencevault" signature for signer.

       On Windows run it in the command line (cmd), not in PowerShell: PowerShell
       changes bytes that pass through its pipes, and the check would fail.

    If you were told the key's fingerprint (SHA256:...) instead of the key, run

         ssh-keygen -Y check-novalidate -n bundle@evidencevault -s signatures/NAME.sig < tagmanifest-sha256.txt

    and compare, letter by letter, the fingerprint that it prints.

    Where there is a file in signatures/ that ends in .p7s, somebody signed with a
    certificate (CMS, CAdES), whoever they are to the vault. Each is checked alone,
    with the root certificates that you trust, which you get by another way than
    this bundle (OpenSSL 3.0 or later). Keep ROOTS.pem, and what these commands
    write, outside this folder:

         openssl cms -verify -cades -binary -inform DER -content tagmanifest-sha256.txt -in signatures/NAME.p7s -CAfile ../ROOTS.pem -no-CApath -no-CAstore -purpose any -out ../checked.txt -signer ../signer.pem
         openssl x509 -in ../signer.pem -noout -subject -issuer -dates

    It must say: CMS Verification successful. The second line shows who it was. The
    first fails too where the certificate has expired since; -attime SECONDS asks
    for another time, such as that of a timestamp over the signature (step 4).
    Whether it was revoked, -crl_check asks; the list is appended to ROOTS.pem.


    3. IS THE CUSTODY WHOLE?

    Common tools cannot check: that each event is in the vault's log (inclusion
    proofs), that its signer was allowed to sign it at the time (authority), that
    no event of an exhibit was left out (chains), that disclosed statements are the
    signer's own (disclosures), and that an exhibit is the file that its first
    event describes. The free program evault-verify does. It needs no network and
    no secret, only the vault's fingerprint: 64 letters and digits that you must
    get by another way than this bundle.

         evault-verify --fingerprint FINGERPRINT FOLDER

    On Windows or macOS, or where no commands can be run: the page verify.html
    checks the same in a browser of these years, without a network. Open it and
    drop this folder on it. The copy here came with what it checks, and whoever
    changed the bundle could have changed it too: for a verdict that others rely
    on, take the page from where it is published, compare its SHA-256 with one that
    you got another way, and use that.

    Everything that it reads is described by public standards: events are SD-JWTs
    (RFC 9901), the log is a Merkle tree (RFC 6962) with C2SP tlog-proofs, and the
    form of this folder is in the project's Schemas/README.md, section 4.


    4. BY WHEN DID IT EXIST?

    Where there is custody/timestamps/, or a file in signatures/ with .tsr- in its
    name, authorities vouched for a time (RFC 3161). A timestamp says "existed by":
    nothing about when something was made. It is worth what you know about its
    authority, whose root certificate you get by another way than this bundle:

         openssl ts -verify -data signatures/NAME.sig -in signatures/NAME.sig.tsr-... -CAfile ../ROOTS.pem -no-CApath -no-CAstore
         openssl ts -verify -data custody/timestamps/SIZE/note -in custody/timestamps/SIZE/tsr-... -CAfile ../ROOTS.pem -no-CApath -no-CAstore

    (and likewise with NAME.p7s). The first is about the whole bundle, the second about the first SIZE entries of
    the vault's log. Where a certificate has expired since, a newer timestamp over
    a list named renewal-... carries the older one on. All of that, revocation and
    the connection with the exhibits, is checked by:

         evault-verify --fingerprint FINGERPRINT --trust-roots ../ROOTS.pem FOLDER

    """
}
