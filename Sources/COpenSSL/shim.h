// libcrypto's names as Swift can see them: macros are not imported, so those we use are wrapped here.
#ifndef EVIDENCEVAULT_COPENSSL_SHIM_H
#define EVIDENCEVAULT_COPENSSL_SHIM_H

#include <openssl/cms.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

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

static inline STACK_OF(X509) *evault_certificates_new(void) { return sk_X509_new_null(); }

static inline int evault_certificates_count(const STACK_OF(X509) *list) { return list ? sk_X509_num(list) : 0; }

static inline X509 *evault_certificate_at(const STACK_OF(X509) *list, int index) { return sk_X509_value(list, index); }

/* Keeps a reference of its own. */
static inline int evault_certificates_add(STACK_OF(X509) *list, X509 *certificate) {
  return X509_add_cert(list, certificate, X509_ADD_FLAG_UP_REF);
}

static inline void evault_certificates_free(STACK_OF(X509) *list) { sk_X509_pop_free(list, X509_free); }

static inline STACK_OF(X509_CRL) *evault_revocations_new(void) { return sk_X509_CRL_new_null(); }

static inline int evault_revocations_count(const STACK_OF(X509_CRL) *list) { return list ? sk_X509_CRL_num(list) : 0; }

static inline X509_CRL *evault_revocation_at(const STACK_OF(X509_CRL) *list, int index) {
  return sk_X509_CRL_value(list, index);
}

/* Keeps a reference of its own. */
static inline int evault_revocations_add(STACK_OF(X509_CRL) *list, X509_CRL *revocations) {
  if (!X509_CRL_up_ref(revocations)) return 0;
  if (sk_X509_CRL_push(list, revocations) > 0) return 1;
  X509_CRL_free(revocations);
  return 0;
}

static inline void evault_revocations_free(STACK_OF(X509_CRL) *list) { sk_X509_CRL_pop_free(list, X509_CRL_free); }

static inline int evault_signers_count(CMS_ContentInfo *message) {
  STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(message);
  return signers ? sk_CMS_SignerInfo_num(signers) : 0;
}

static inline CMS_SignerInfo *evault_signer(CMS_ContentInfo *message) {
  return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message), 0);
}

/* Whether the purposes of a certificate's key are one, time stamping, and marked critical (RFC 3161, section 2.3). */
static inline int evault_stamps_time_only(X509 *certificate) {
  int critical = 0;
  EXTENDED_KEY_USAGE *purposes = X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical, NULL);
  int only = purposes && critical == 1 && sk_ASN1_OBJECT_num(purposes) == 1 &&
             OBJ_obj2nid(sk_ASN1_OBJECT_value(purposes, 0)) == NID_time_stamp;
  sk_ASN1_OBJECT_pop_free(purposes, ASN1_OBJECT_free);
  return only;
}

/* What a certificate says its key is for (RFC 5280, section 4.2.1.12); none where it does not say, or not well. */
static inline EXTENDED_KEY_USAGE *evault_purposes(X509 *certificate) {
  return X509_get_ext_d2i(certificate, NID_ext_key_usage, NULL, NULL);
}

static inline int evault_purposes_count(const EXTENDED_KEY_USAGE *purposes) { return sk_ASN1_OBJECT_num(purposes); }

static inline ASN1_OBJECT *evault_purpose_at(const EXTENDED_KEY_USAGE *purposes, int index) {
  return sk_ASN1_OBJECT_value(purposes, index);
}

static inline void evault_purposes_free(EXTENDED_KEY_USAGE *purposes) {
  sk_ASN1_OBJECT_pop_free(purposes, ASN1_OBJECT_free);
}

/* Whether an algorithm was missing, as the errors say that are in the queue; it is empty afterwards. */
static inline int evault_was_unsupported(void) {
  int found = 0;
  for (unsigned long error; (error = ERR_get_error()) != 0;) {
    int reason = ERR_GET_REASON(error);
    if (reason == ERR_R_UNSUPPORTED || reason == ERR_R_FETCH_FAILED) found = 1;
  }
  return found;
}

/* Names as RFC 2253 writes them: control characters and what is not ASCII are escaped. */
static inline unsigned long evault_name_style(void) { return XN_FLAG_RFC2253; }

static inline long evault_memory_bytes(BIO *memory, char **bytes) { return BIO_get_mem_data(memory, bytes); }

#endif
