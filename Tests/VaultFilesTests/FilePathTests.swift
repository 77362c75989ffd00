import Testing
import VaultFiles

@Suite struct FilePathTests {
  @Test func componentsLeaveOutEmptyOnesAndDots() {
    #expect(FilePath("/a//b/./c/").components == ["a", "b", "c"])
    #expect(FilePath("./.").components.isEmpty)
    #expect(FilePath("..").components == [".."])
    #expect(FilePath("...").components == ["..."])
  }

  @Test(arguments: [
    ("a", ".", "a"), ("a/b", "a", "b"), ("/a", "/", "a"), ("/", "/", "/"), ("a/", ".", "a"), ("/a/b/", "/a", "b"),
    ("a//", ".", "a"), ("a/b//", "a", "b"), ("a/.", ".", "a"), ("a/b/./", "a", "b"), ("/a/.", "/", "a"),
    (".", ".", "."),
    ("./a", ".", "a"), ("a//b", "a/", "b"), ("..", ".", ".."), ("a/..", "a", ".."), ("//a", "/", "a"),
  ])
  func parentAndLastComponentBelongTogether(_ path: String, _ parent: String, _ last: String) {
    #expect(FilePath(path).parent.description == parent)
    #expect(FilePath(path).lastComponent.description == last)
  }

  @Test func parentsEndAtTheTop() {
    for start in ["/a/b/c", "a/b/c", "./x/.", "///", ""] {
      var path = FilePath(start)
      for _ in 0..<5 { path = path.parent }
      #expect(path == path.parent, "\(start)")
    }
  }

  @Test func appendingPutsOneSlash() {
    #expect(FilePath("a").appending("b") == "a/b")
    #expect(FilePath("a/").appending("b") == "a/b")
    #expect(FilePath("").appending("b") == "b")
    #expect(FilePath("/").appending("b/c") == "/b/c")
  }

  @Test func anyBytesButNULArePartOfAPath() {
    let path = FilePath(bytes: [0x61, 0xff, 0x0a, 0x00, 0x62])
    #expect(path.bytes == [0x61, 0xff, 0x0a])
    #expect(path.text == nil)
    #expect(path.description == "a\\xff\\x0a")
    #expect(FilePath("é\u{202e}").description == "é\\u{202e}")
    #expect(FilePath("e\u{301}") != FilePath("\u{e9}"), "names are bytes, whatever Unicode makes of them")
  }
}
