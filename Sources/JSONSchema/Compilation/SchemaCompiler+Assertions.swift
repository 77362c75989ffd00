import SelectiveDisclosure

extension SchemaCompiler {
  /// The keywords of the validation vocabulary (Validation §6), and `format`.
  func asserted(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if source.vocabulary.contains(.validation) {
      keywords += try general(source) + numbers(source) + counts(source)
      if let text = try source.text("pattern") { keywords.append(.pattern(try source.pattern(text, "pattern"))) }
      if try source.flag("uniqueItems") { keywords.append(.uniqueItems) }
      if let names = try source.names("required") { keywords.append(.required(names)) }
      var dependent: [(name: String, needed: [String])] = []
      for member in try source.members("dependentRequired") {
        dependent.append((member.name, try source.names(member.value, "dependentRequired")))
      }
      if !dependent.isEmpty { keywords.append(.dependentRequired(dependent)) }
    }
    if let name = try source.text("format"), assertsFormats || source.vocabulary.contains(.formatAssertion),
      let format = StringFormat(rawValue: name)
    {
      keywords.append(.format(format))
    }
    return keywords
  }

  private func general(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let value = source.object["type"] {
      let names = value.stringValue.map { [$0] } ?? value.arrayValue?.compactMap(\.stringValue) ?? []
      let types = names.compactMap(InstanceType.init(named:))
      guard !types.isEmpty, types.count == names.count, value.arrayValue.map({ Set($0).count == types.count }) ?? true
      else { throw source.malformed("type", "not a type, nor a list of types") }
      keywords.append(.type(InstanceType(types)))
    }
    if let value = source.object["enum"] {
      guard let values = value.arrayValue else { throw source.malformed("enum", "not a list") }
      keywords.append(.enumeration(Set(values.map(CanonicalJSON.init)), words: values.map(\.words)))
    }
    if let value = source.object["const"] {
      keywords.append(.constant(CanonicalJSON(value), words: value.words))
    }
    return keywords
  }

  private func numbers(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let divisor = try source.number("multipleOf").map(ExactDecimal.init) {
      guard !divisor.isNegative, let digits = divisor.significand, digits > 0 else {
        throw source.malformed("multipleOf", "not a number above 0 of at most 18 digits")
      }
      keywords.append(.multipleOf(divisor))
    }
    for bound in NumberBound.allCases {
      guard let number = try source.number(bound.rawValue) else { continue }
      keywords.append(.bound(bound, ExactDecimal(number), words: JSON.number(number).words))
    }
    return keywords
  }

  private func counts(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    let known: [(String, (Int) -> Keyword)] = [
      ("minLength", Keyword.minimumLength), ("maxLength", Keyword.maximumLength),
      ("minItems", Keyword.minimumItems), ("maxItems", Keyword.maximumItems),
      ("minProperties", Keyword.minimumProperties), ("maxProperties", Keyword.maximumProperties),
    ]
    for (word, make) in known {
      if let count = try source.count(word) { keywords.append(make(count)) }
    }
    return keywords
  }
}
