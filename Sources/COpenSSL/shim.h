// libcrypto's names as Swift can see them: macros are not imported, so those we use are wrapped here.
#ifndef EVIDENCEVAULT_COPENSSL_SHIM_H
#define EVIDENCEVAULT_COPENSSL_SHIM_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

static inline void *evault_secure_malloc(size_t count) { return OPENSSL_secure_malloc(count); }

static inline void evault_secure_clear_free(void *pointer, size_t count) {
  OPENSSL_secure_clear_free(pointer, count);
}

static inline const char *evault_digest_parameter(void) { return OSSL_MAC_PARAM_DIGEST; }

// An X25519 key of two given halves of 32 bytes; libcrypto does not compute the one from the other.
static inline EVP_PKEY *evault_x25519_key(EVP_PKEY_CTX *context, unsigned char *private_half, unsigned char *public_half) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM halves[3] = {
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PRIV_KEY, private_half, 32),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, public_half, 32),
      OSSL_PARAM_construct_end(),
  };
  return EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, halves) == 1 ? key : NULL;
}

static inline const char *evault_openssl_version(void) { return OpenSSL_version(OPENSSL_VERSION); }

#endif
