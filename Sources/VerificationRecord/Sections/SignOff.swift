internal import HTML

extension VerificationRecord {
  /// What none of this proves.
  static var limits: Markup {
    let points = [
      "Integrity is not authenticity: that a file is unchanged since it was taken into the vault does not show where it came from, or what happened to it before.",
      "Authenticity is not truth: that a recording is genuine does not show that what is said in it is so.",
      "Neither of them is admissibility, which a court decides. A verified bundle supports what it is used for.",
      "Completeness is that of this exhibit list. It says nothing of the case, of evidence that was not exported, or of what the vault holds besides.",
      "Authority is as of the newest roster in the bundle. Events later than those in the bundle may exist.",
      "A time in an event is that of its signer’s clock. A timestamp says “existed by”, in the word of its authority; it does not say when something was made.",
      "A member is a label and a key. Who held the key, and whether they signed freely, is not shown.",
      "Statements that are not in the bundle may have been withheld to protect people. That is not a fault.",
      "The verdict is the program’s: its SHA-256 is above, so that others can tell which one it was. Anyone can repeat it, with this program or another.",
    ]
    return section(
      "limits", "What this does not prove", .element(.ul, [], points.map { .element(.li, [], Markup($0)) }))
  }

  /// Room for the person who stands for it.
  static var signOff: Markup {
    let lines = [
      ("Name", "line"), ("Organisation, function", "line"),
      ("How the fingerprint and the other values above reached me, and from whom", "line tall"),
      ("What I looked at besides, and remarks", "line tall"), ("Place, date", "line"), ("Signature", "line tall"),
    ]
    return .element(
      .section, [.class("sign-off"), .labelled(by: "sign-off")], .element(.h2, [.id("sign-off")], "Sign-off"),
      paragraph(
        "I ran this verification, or had it run in my presence, on the bundle named above, and the record states what the program found."
      ),
      .element(
        .dl, [],
        lines.flatMap { name, style in
          [
            Markup.element(.dt, [], Markup(name)),
            .element(.dd, [.class(style)], .element(.span, [.class("spoken")], "to be filled in by hand")),
          ]
        }))
  }
}
