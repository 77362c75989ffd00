import SelectiveDisclosure

/// What a schema asks of a value. Other schemas are named by their number.
enum Keyword: Sendable {
  /// The schema `false`.
  case never
  case type(InstanceType)
  case enumeration(Set<CanonicalJSON>, words: [String])
  case constant(CanonicalJSON, words: String)
  case multipleOf(ExactDecimal)
  case bound(NumberBound, ExactDecimal, words: String)
  case minimumLength(Int)
  case maximumLength(Int)
  case pattern(Pattern)
  case format(StringFormat)
  case minimumItems(Int)
  case maximumItems(Int)
  case uniqueItems
  case minimumProperties(Int)
  case maximumProperties(Int)
  case required([String])
  case dependentRequired([(name: String, needed: [String])])
  case reference(Int)
  /// A reference whose target may be another one with the same anchor further out.
  case dynamicReference(Int, anchor: ExactString)
  case all([Int])
  case any([Int])
  case one([Int])
  case not(Int)
  case condition(Int, then: Int?, else: Int?)
  case dependentSchemas([(name: String, schema: Int)])
  case items(prefix: [Int], rest: Int?)
  case contains(Int, least: Int, most: Int?)
  case properties(PropertySchemas)
  case propertyNames(Int)
  case unevaluatedItems(Int)
  case unevaluatedProperties(Int)
}
