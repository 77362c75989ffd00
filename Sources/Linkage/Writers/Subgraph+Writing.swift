import SelectiveDisclosure

extension Subgraph {
  /// The file's bytes, UTF-8. The same sub-graph gives the same bytes.
  /// - Throws: ``LinkageError/pictureTooLarge(nodes:links:)``, for a picture only.
  public func write(_ format: GraphFormat) throws(LinkageError) -> [UInt8] {
    switch format {
    case .svg: Array(try SVGWriter(self).write().utf8)
    case .dot: Array(DOTWriter(graph: self).write().utf8)
    case .graphml: Array(GraphMLWriter(graph: self).write().utf8)
    case .json: JSONWriter.writePretty(.object(LinkageJSON.subgraph(self))) + [0x0a]
    }
  }
}
