internal import COpenSSL

/// libcrypto's list of revocation lists, with references of its own.
@safe struct RevocationStack: ~Copyable {
  let pointer: OpaquePointer

  init(_ lists: [RevocationList]) {
    unsafe pointer = mustExist(evault_revocations_new(), "sk_X509_CRL_new_null")
    for list in lists { unsafe mustSucceed(evault_revocations_add(pointer, list.pointer), "sk_X509_CRL_push") }
  }

  /// Takes over a list that libcrypto made; nil is an empty one.
  init(owning made: OpaquePointer?) {
    unsafe pointer = made ?? mustExist(evault_revocations_new(), "sk_X509_CRL_new_null")
  }

  deinit { unsafe evault_revocations_free(pointer) }

  var lists: [RevocationList] {
    unsafe (0..<evault_revocations_count(pointer)).compactMap { index in
      guard let list = unsafe evault_revocation_at(pointer, index), unsafe X509_CRL_up_ref(list) == 1 else {
        return nil
      }
      return unsafe RevocationList(owning: list)
    }
  }
}
