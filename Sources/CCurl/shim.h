// libcurl's variadic calls as Swift can see them: one function for each kind of value.
#ifndef EVIDENCEVAULT_CCURL_SHIM_H
#define EVIDENCEVAULT_CCURL_SHIM_H

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

/// Prepares the library; 0 where it can be used.
static inline int evault_curl_start(void) { return (int)curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode evault_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode evault_curl_set_size(CURL *handle, CURLoption option, long long value) {
  return curl_easy_setopt(handle, option, (curl_off_t)value);
}

/// libcurl copies the text. A null pointer clears the option.
static inline CURLcode evault_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

/// The URL is used until the handle is cleaned up.
static inline CURLcode evault_curl_set_url(CURL *handle, CURLU *url) {
  return curl_easy_setopt(handle, CURLOPT_CURLU, url);
}

/// The list is used until the handle is cleaned up.
static inline CURLcode evault_curl_set_headers(CURL *handle, struct curl_slist *list) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
}

typedef size_t (*evault_curl_callback)(char *bytes, size_t size, size_t count, void *context);

/// What is called for bytes to send.
static inline CURLcode evault_curl_set_reader(CURL *handle, evault_curl_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, callback);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, context) : code;
}

/// What is called with bytes that came.
static inline CURLcode evault_curl_set_writer(CURL *handle, evault_curl_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, context) : code;
}

typedef int (*evault_curl_watch)(void *context, curl_off_t wanted, curl_off_t received, curl_off_t unsent, curl_off_t sent);

/// What is called about once a second, and whenever something moves; the request ends where it does not return 0.
static inline CURLcode evault_curl_set_watch(CURL *handle, evault_curl_watch callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L) : code;
}

static inline int evault_curl_remember(void *context, curl_socket_t socket, curlsocktype purpose) {
  (void)purpose;
  *(curl_socket_t *)context = socket;
  return CURL_SOCKOPT_OK;
}

static inline size_t evault_curl_acknowledge(char *bytes, size_t size, size_t count, void *context) {
  int now = 1;
  if (size * count == 2 && bytes[0] == '\r' && bytes[1] == '\n')
    (void)setsockopt(*(curl_socket_t *)context, IPPROTO_TCP, TCP_QUICKACK, &now, sizeof now);
  return size * count;
}

/// Acknowledges the end of an answer's head as it comes: a server may wait for that (RFC 896) before it sends the body, while this side waits
/// for more to acknowledge (RFC 1122 §4.2.3.2), some 40 ms each time. The socket's number is kept where `socket` points to as long as the handle lasts.
static inline CURLcode evault_curl_acknowledge_heads(CURL *handle, curl_socket_t *socket) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, evault_curl_remember);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_SOCKOPTDATA, socket);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, evault_curl_acknowledge);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_HEADERDATA, socket) : code;
}

/// The status of the last answer; 0 where there was none.
static inline long evault_curl_status(CURL *handle) {
  long status = 0;
  return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

/// The media type of the last answer; null where there was none. Valid until the handle is used again.
static inline const char *evault_curl_content_type(CURL *handle) {
  char *type = 0;
  return curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type) == CURLE_OK ? type : 0;
}

/// The size that the last answer announced; -1 where it announced none.
static inline long long evault_curl_content_size(CURL *handle) {
  curl_off_t size = -1;
  return curl_easy_getinfo(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &size) == CURLE_OK ? (long long)size : -1;
}

/// A field of the last answer's header; null where it is not there. Valid until the handle is used again.
static inline const char *evault_curl_header(CURL *handle, const char *name) {
  struct curl_header *header = 0;
  return curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value : 0;
}

/// What a read callback returns to give up.
static inline size_t evault_curl_abort(void) { return CURL_READFUNC_ABORT; }

#endif
