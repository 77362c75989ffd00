/// `README.txt`: the same in every bundle, so that it tells nothing about this one.
enum BundleReadMe {
  static let bytes = Array(text.utf8)

  private static let text = """
    EVIDENCE BUNDLE

    """
}
