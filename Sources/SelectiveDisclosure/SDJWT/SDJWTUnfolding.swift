internal import Encodings

/// The walk of ``SDJWTProcessor`` through the signed payload and, from there, the disclosed values.
struct SDJWTUnfolding {
  private static let maximumDepth = JSONParser.defaultDepth

  private let disclosures: [Disclosure]
  private var places: [String: Int] = [:]
  private var found: [ProcessedClaims.Disclosed?]
  private var seen: Set<String> = []
  private var path: [DisclosurePath.Component] = []
  private(set) var withheld: [ProcessedClaims.Withheld] = []

  init(_ disclosures: [Disclosure]) throws(SDJWTError) {
    self.disclosures = disclosures
    found = Array(repeating: nil, count: disclosures.count)
    for (place, disclosure) in disclosures.enumerated() {
      guard places.updateValue(place, forKey: disclosure.encodedDigest) == nil else {
        throw SDJWTError(.duplicateDigest, "a disclosure occurs twice")
      }
    }
  }

  /// Where each disclosure went; throws where one went nowhere (RFC 9901 §7.1, step 5).
  func disclosed() throws(SDJWTError) -> [ProcessedClaims.Disclosed] {
    var all: [ProcessedClaims.Disclosed] = []
    all.reserveCapacity(found.count)
    for entry in found {
      guard let entry else { throw SDJWTError(.unreferencedDisclosure, "no digest calls for a disclosure") }
      all.append(entry)
    }
    return all
  }

  mutating func object(_ object: JSONObject, parent: Int?, depth: Int) throws(SDJWTError) -> JSONObject {
    guard depth <= Self.maximumDepth else { throw SDJWTError(.tooDeep, "claims") }
    var result = JSONObject()
    result.reserve(object.count)
    var digests: [JSON] = []
    for member in object.members {
      switch member.name {
      case ReservedName.digests:
        guard case .array(let array) = member.value else { throw SDJWTError(.malformed, "_sd is not an array") }
        digests = array
      case ReservedName.element, ReservedName.hash:
        throw SDJWTError(.malformed, "\(member.name) where it must not be")
      default:
        path.append(.name(member.name))
        result.append(member.name, try value(member.value, parent: parent, depth: depth))
        path.removeLast()
      }
    }
    var called: [Int] = []
    for digest in digests { if let place = try place(of: digest) { called.append(place) } }
    // In the order of the disclosures: the order of the digests is random.
    for place in called.sorted() {
      guard let name = disclosures[place].name else {
        throw SDJWTError(.wrongDisclosureKind, "an element's disclosure for a claim")
      }
      path.append(.name(name))
      note(place, parent)
      let json = try value(disclosures[place].value, parent: place, depth: depth)
      path.removeLast()
      guard result.append(name, json) else { throw SDJWTError(.claimCollision, "a disclosed name is taken") }
    }
    noteWithheld(digests.count - called.count)
    return result
  }

  private mutating func array(_ elements: [JSON], parent: Int?, depth: Int) throws(SDJWTError) -> [JSON] {
    guard depth <= Self.maximumDepth else { throw SDJWTError(.tooDeep, "claims") }
    var result: [JSON] = []
    result.reserveCapacity(elements.count)
    var withheldCount = 0
    for element in elements {
      path.append(.index(result.count))
      if case .object(let object) = element, let digest = object[ReservedName.element] {
        guard object.count == 1 else { throw SDJWTError(.malformed, "... has other members beside it") }
        if let place = try place(of: digest) {
          guard disclosures[place].name == nil else {
            throw SDJWTError(.wrongDisclosureKind, "a claim's disclosure for an element")
          }
          note(place, parent)
          result.append(try value(disclosures[place].value, parent: place, depth: depth))
        } else {
          withheldCount += 1
        }
      } else {
        result.append(try value(element, parent: parent, depth: depth))
      }
      path.removeLast()
    }
    noteWithheld(withheldCount)
    return result
  }

  private mutating func value(_ value: JSON, parent: Int?, depth: Int) throws(SDJWTError) -> JSON {
    switch value {
    case .object(let object): .object(try self.object(object, parent: parent, depth: depth + 1))
    case .array(let elements): .array(try array(elements, parent: parent, depth: depth + 1))
    default: value
    }
  }

  /// The disclosure a digest calls for, if there is one; throws where the digest was met before (RFC 9901 §7.1, step 4).
  private mutating func place(of digest: JSON) throws(SDJWTError) -> Int? {
    guard case .string(let letters) = digest, letters.utf8.count == 43, Base64.url.decode(letters) != nil else {
      throw SDJWTError(.malformed, "a digest is not 43 letters of base64url")
    }
    guard seen.insert(letters).inserted else { throw SDJWTError(.duplicateDigest, "a digest occurs twice") }
    return places[letters]
  }

  private mutating func note(_ place: Int, _ parent: Int?) {
    found[place] = ProcessedClaims.Disclosed(
      path: DisclosurePath(path), disclosure: disclosures[place], parent: parent)
  }

  private mutating func noteWithheld(_ count: Int) {
    if count > 0 { withheld.append(ProcessedClaims.Withheld(path: DisclosurePath(path), count: count)) }
  }
}
