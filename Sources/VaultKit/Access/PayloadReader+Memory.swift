internal import VaultFiles

extension PayloadReader {
  /// The content in memory, proven, for another program to read: no clear byte is on a disk.
  func inMemory() throws(VaultError) -> MemoryFile {
    let file = try files { () throws(FileError) in try MemoryFile() }
    do throws(Failure) {
      try read { bytes throws(FileError) in try file.write(bytes) }
    } catch {
      throw self.error(error)
    }
    try files { () throws(FileError) in try file.seal() }
    return file
  }
}
