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

static inline const char *evault_openssl_version(void) { return OpenSSL_version(OPENSSL_VERSION); }

#endif
