public import VaultCrypto

/// The verifier that is a web page (Schemas/README.md §4, *A verifier that is a page*): one file, for whoever opens files and runs no commands.
///
///     evault-verify --page verify.html
public enum VerifyPage {
  /// What the file is called, in a bundle too.
  public static let fileName = "verify.html"

  private static let document = PageDocument.assembled()

  /// The page as it is published by itself: UTF-8, some 270,000 bytes, one LF at the end.
  public static let published = Array(document.utf8)

  /// The copy that every bundle has, which says that it is only that. It differs in one attribute; script and style are the same.
  public static let bundleCopy = Array(document.replacing(#"data-copy="published""#, with: #"data-copy="bundle""#).utf8)

  /// SHA-256 of ``published``: what people are told another way than with the page.
  public static var digest: SHA256Digest { SHA256.hash(published) }
}
