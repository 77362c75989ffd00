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

/* Takes the rounds that an encryption by a passphrase asks for from what is left. Returns 0 where that is too little; one that is
   malformed or unknown takes nothing, since libcrypto does nothing for it either. */
static inline int evault_take_rounds(const X509_ALGOR *algorithm, uint64_t *left) {
  uint64_t rounds = 0;
  const ASN1_INTEGER *given = NULL;
  PBE2PARAM *scheme = NULL;
  PBKDF2PARAM *function = NULL;
  SCRYPT_PARAMS *memory = NULL;
  PBEPARAM *old = NULL;
  int isTooLarge = 0;
  if (algorithm == NULL || algorithm->parameter == NULL) return 1;
  if (OBJ_obj2nid(algorithm->algorithm) == NID_pbes2) {
    scheme = (PBE2PARAM *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter);
    const X509_ALGOR *derived = scheme ? scheme->keyfunc : NULL;
    int kind = derived && derived->parameter ? OBJ_obj2nid(derived->algorithm) : NID_undef;
    if (kind == NID_id_pbkdf2) {
      function = (PBKDF2PARAM *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBKDF2PARAM), derived->parameter);
      given = function ? function->iter : NULL;
    } else if (kind == NID_id_scrypt) {
      memory = (SCRYPT_PARAMS *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(SCRYPT_PARAMS), derived->parameter);
      /* RFC 7914 section 6: each factor as long as the others are one. */
      uint64_t factors[3] = {0, 0, 0};
      if (memory) {
        isTooLarge = !ASN1_INTEGER_get_uint64(&factors[0], memory->costParameter)
            || !ASN1_INTEGER_get_uint64(&factors[1], memory->blockSize)
            || !ASN1_INTEGER_get_uint64(&factors[2], memory->parallelizationParameter);
        rounds = 4;
        for (int place = 0; place < 3 && !isTooLarge; place++) {
          isTooLarge = factors[place] > *left;
          if (!isTooLarge) rounds *= factors[place];
          isTooLarge = isTooLarge || rounds > *left;
        }
      }
    }
  } else {
    old = (PBEPARAM *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBEPARAM), algorithm->parameter);
    given = old ? old->iter : NULL;
  }
  if (given) isTooLarge = !ASN1_INTEGER_get_uint64(&rounds, given);
  isTooLarge = isTooLarge || rounds > *left;
  if (!isTooLarge) *left -= rounds;
  PBE2PARAM_free(scheme);
  PBKDF2PARAM_free(function);
  ASN1_item_free((ASN1_VALUE *)memory, ASN1_ITEM_rptr(SCRYPT_PARAMS));
  PBEPARAM_free(old);
  return !isTooLarge;
}

/* The same for keys in bags, and in bags in them. */
static inline int evault_take_bags(const STACK_OF(PKCS12_SAFEBAG) *bags, uint64_t *left) {
  for (int place = 0; bags && place < sk_PKCS12_SAFEBAG_num(bags); place++) {
    const PKCS12_SAFEBAG *bag = sk_PKCS12_SAFEBAG_value(bags, place);
    int kind = PKCS12_SAFEBAG_get_nid(bag);
    if (kind == NID_safeContentsBag && !evault_take_bags(PKCS12_SAFEBAG_get0_safes(bag), left)) return 0;
    if (kind != NID_pkcs8ShroudedKeyBag || PKCS12_SAFEBAG_get0_pkcs8(bag) == NULL) continue;
    const X509_ALGOR *algorithm = NULL;
    X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &algorithm, NULL);
    if (!evault_take_rounds(algorithm, left)) return 0;
  }
  return 1;
}

/* The same for all that a PKCS#12 file encrypts with this passphrase. What is in an encrypted part is seen by decrypting it, once its own
   rounds are known to be few enough. */
static inline int evault_take_pkcs12(const PKCS12 *file, const char *text, int count, uint64_t *left) {
  STACK_OF(PKCS7) *parts = PKCS12_unpack_authsafes(file);
  int isEnough = 1;
  for (int place = 0; parts && isEnough && place < sk_PKCS7_num(parts); place++) {
    PKCS7 *part = sk_PKCS7_value(parts, place);
    int kind = OBJ_obj2nid(part->type);
    STACK_OF(PKCS12_SAFEBAG) *bags = NULL;
    if (kind == NID_pkcs7_data && part->d.data) {
      bags = PKCS12_unpack_p7data(part);
    } else if (kind == NID_pkcs7_encrypted && part->d.encrypted && part->d.encrypted->enc_data) {
      isEnough = evault_take_rounds(part->d.encrypted->enc_data->algorithm, left);
      if (isEnough) bags = PKCS12_unpack_p7encdata(part, text, count);
    }
    isEnough = isEnough && evault_take_bags(bags, left);
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
  }
  sk_PKCS7_pop_free(parts, PKCS7_free);
  return isEnough;
}

#endif
