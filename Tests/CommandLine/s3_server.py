"""A model of an object store in memory, for what a real one does not do when it is told to: it breaks off, stalls, turns away and lies.

    s3_server.py [--put-only KEY] [--keys KEY,KEY…] [--clock SECONDS] [--tls CERTIFICATE KEY]

Whoever signs with the access key KEY may put files, and nothing else; with --keys nobody else is known. --clock makes its clock differ, and
compares it with requests' dates. It prints its port, then answers until its standard input ends. It compares bodies with x-amz-content-sha256 and keeps conditions; signatures
it only wants to see. POST /faults with a list of words makes each of the next requests go wrong once, in this order:

    none      this one does not
    slow      a second passes before every piece of the answer
    busy      503 SlowDown
    error     500
    drop      the connection is closed without an answer
    lost      it is done, and the connection is closed without an answer
    half      an answer breaks off in the middle
    piece     an answer breaks off after 100,000 bytes
    crumb     an answer breaks off after 1,000 bytes
    stall     nothing comes any more
    drip      the answer's content comes byte by byte, without end
    dripping  so do the lines of its head
    forbidden 403 AccessDenied
    skewed    403 RequestTimeTooSkewed
    quota     403 QuotaExceeded
    elsewhere 301 PermanentRedirect, with the region in the head
    misplaced 400 AuthorizationHeaderMalformed, with the region in the answer
    nonsense  200 with what is no answer
    unsorted  a list in the wrong order
    strange   a list with names that were not asked for
    endless   a list that is empty and goes on
    outside   a list with names outside of what was asked for
    doubled   a list that names a file twice
    sizes     a list with wrong sizes
    flood     an answer's content without end
    unnamed   403 with nothing that says why
    lockless  400: bytes and a lock do not come together
    forget    200, and nothing is locked
    hold      it is not done, and nothing comes before POST /release
    late      it is done, and nothing comes before POST /release

A bucket "nowhere" is not there; "versioned" keeps versions; "careless" knows no conditions; "forever" has a list without end;
"history" keeps versions and lists them, which "versioned" does not;
"locked" keeps locks (and no versions: nothing asks this model for them there); "silent" does not say which uploads were begun. Two uploads stand in
one answer.
POST /put?NAME keeps a file, POST /puts those of a list, POST /take?NAME removes one, POST /forget?NAME its versions, GET /raw?NAME is its bytes,
GET /files names all, GET /verbs?KEY says what KEY asked for, GET /tokens
which session tokens came, GET /held how many requests are held.
"""

import argparse
import base64
import datetime
import hashlib
import http.server
import json
import re
import ssl
import sys
import threading
import time
import urllib.parse

from quiet_server import QuietServer

files, locks, uploads, faults, lock = {}, {}, {}, [], threading.Lock()
# Of each path in "history" the oldest first: an identifier, and the bytes or nothing.
history, counted = {}, [0]
keys, begun = {}, [0]
verbs, tokens = {}, set()
held, released = [], threading.Event()
options = argparse.ArgumentParser()
options.add_argument("--put-only")
options.add_argument("--keys", type=lambda text: text.split(","))
options.add_argument("--clock", type=int)
options.add_argument("--tls", nargs=2)
options = options.parse_args()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", headers=(), announced=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if announced is None else announced))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + datetime.timedelta(seconds=options.clock or 0)

    def date_time_string(self, timestamp=None):
        return self.now().strftime("%a, %d %b %Y %H:%M:%S GMT")

    def error(self, status, code):
        self.answer(status, f"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>x &amp; y</Message></Error>".encode())

    def handle_expect_100(self):
        if not self.refusal():
            return super().handle_expect_100()
        self.close_connection = True
        self.error(412, "PreconditionFailed")
        return False

    def refusal(self):
        with lock:
            careless = self.path.startswith("/careless/")
            return not careless and self.headers.get("If-None-Match") == "*" and urllib.parse.urlsplit(self.path).path in files

    def do(self):
        address = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if address.path == "/faults":
            with lock:
                faults[:] = json.loads(body)
            return self.answer(200)
        if address.path in ("/put", "/take"):
            with lock:
                if address.path == "/put":
                    files[urllib.parse.unquote(address.query)] = body
                else:
                    files.pop(urllib.parse.unquote(address.query), None)
            return self.answer(200)
        if address.path == "/puts":
            with lock:
                files.update((name, b"x") for name in json.loads(body))
            return self.answer(200)
        if address.path == "/forget":
            with lock:
                history.pop(urllib.parse.unquote(address.query), None)
            return self.answer(200)
        if address.path == "/raw":
            with lock:
                return self.answer(200, files[urllib.parse.unquote(address.query)])
        if address.path == "/verbs":
            with lock:
                return self.answer(200, "\n".join(sorted(verbs.get(address.query, ()))).encode())
        if address.path == "/tokens":
            with lock:
                return self.answer(200, "\n".join(sorted(tokens)).encode())
        if address.path == "/files":
            with lock:
                return self.answer(200, json.dumps(sorted(files)).encode())
        if address.path == "/held":
            return self.answer(200, str(len(held)).encode())
        if address.path == "/release":
            held.clear()
            released.set()
            return self.answer(200)
        with lock:
            fault = faults.pop(0) if faults else "none"
        key = self.headers.get("Authorization", "").partition("Credential=")[2].partition("/")[0]
        with lock:
            verbs.setdefault(key, set()).add(self.command)
            tokens.update(filter(None, [self.headers.get("x-amz-security-token")]))
        if fault == "hold":
            return self.hold()
        if fault == "busy":
            return self.error(503, "SlowDown")
        if fault == "error":
            return self.answer(500)
        if fault == "drop":
            self.close_connection = True
            return None
        if fault == "stall":
            time.sleep(20)
            self.close_connection = True
            return None
        if fault == "unnamed":
            return self.answer(403)
        if fault == "elsewhere":
            return self.answer(301, b"<Error><Code>PermanentRedirect</Code></Error>", [("x-amz-bucket-region", "eu-west-1")])
        if fault == "misplaced":
            return self.answer(400, b"<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>")
        if fault == "nonsense":
            return self.answer(200, b"<html>hello")
        for word, code in [("forbidden", "AccessDenied"), ("skewed", "RequestTimeTooSkewed"), ("quota", "QuotaExceeded")]:
            if fault == word:
                return self.error(403, code)
        if "AWS4-HMAC-SHA256" not in self.headers.get("Authorization", ""):
            return self.error(403, "AccessDenied")
        if options.clock is not None:
            asked = datetime.datetime.strptime(self.headers["x-amz-date"], "%Y%m%dT%H%M%SZ")
            if abs((self.now() - asked).total_seconds()) > 900:
                return self.error(403, "RequestTimeTooSkewed")
        if options.keys and key not in options.keys:
            return self.error(403, "InvalidAccessKeyId")
        # Parts of a file are put too.
        if key == options.put_only and (self.command not in ("PUT", "POST") or set(query) - {"uploads", "uploadId", "partNumber"}):
            return self.error(403, "AccessDenied")
        if hashlib.sha256(body).hexdigest() != self.headers.get("x-amz-content-sha256"):
            return self.error(400, "XAmzContentSHA256Mismatch")
        if fault in ("lost", "late"):
            self.send_response_only = lambda *_: None
            self.send_header = lambda *_: None
            self.end_headers = lambda *_: None
            self.wfile.write = lambda *_: None
            self.close_connection = True
        bucket = address.path.split("/")[1]
        if bucket == "nowhere":
            return self.error(404, "NoSuchBucket")
        with lock:
            self.perform(address.path, bucket, query, body, fault)
        return self.hold() if fault == "late" else None

    def hold(self):
        self.close_connection = True
        released.clear()
        held.append(self.path)
        released.wait()

    def perform(self, path, bucket, query, body, fault):
        verb = self.command
        if "object-lock" in query:
            if bucket != "locked":
                return self.error(404, "ObjectLockConfigurationNotFoundError")
            return self.answer(
                200, b"<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>")
        if "retention" in query:
            return self.retention(verb, path, bucket, body, fault)
        if "versions" in query:
            return self.list_versions(bucket, query) if bucket == "history" else self.error(501, "NotImplemented")
        if fault == "lockless" and self.headers.get("x-amz-object-lock-mode"):
            return self.error(400, "InvalidRequest")
        if verb == "GET" and "versioning" in query:
            status = "<Status>Enabled</Status>" if bucket in ("versioned", "history") else ""
            return self.answer(200, f"<VersioningConfiguration>{status}</VersioningConfiguration>".encode())
        if verb == "GET" and "uploads" in query:
            return self.list_uploads(bucket, query)
        if verb == "GET" and "list-type" in query:
            return self.list(bucket, query, fault)
        if verb == "POST" and "uploads" in query:
            begun[0] += 1
            identifier = f"up/{begun[0]}+="
            uploads[identifier] = {}
            keys[identifier] = path
            return self.answer(
                200, f"<InitiateMultipartUploadResult><UploadId>{identifier}</UploadId></InitiateMultipartUploadResult>".encode())
        if "uploadId" in query:
            return self.part(verb, path, query, body)
        if verb == "PUT":
            if self.headers.get("If-None-Match") == "*" and path in files and bucket != "careless":
                return self.error(412, "PreconditionFailed")
            files[path] = body
            self.remember(path, bucket, body)
            locks.pop(path, None)
            if mode := self.headers.get("x-amz-object-lock-mode"):
                sum = base64.b64encode(hashlib.sha256(body).digest()).decode()
                if bucket != "locked" or self.headers.get("x-amz-checksum-sha256") != sum:
                    return self.error(400, "InvalidRequest")
                locks[path] = (mode, self.headers["x-amz-object-lock-retain-until-date"])
            return self.answer(200)
        if verb == "DELETE":
            files.pop(path, None)
            self.remember(path, bucket, None)
            return self.answer(204)
        kept = dict(history.get(path, ()))
        content, status = kept.get(query["versionId"]) if "versionId" in query else files.get(path), 200
        if content is None:
            return self.error(404, "NoSuchKey")
        if asked := self.headers.get("Range"):
            first, last = (int(number) for number in asked.removeprefix("bytes=").split("-"))
            if first >= len(content):
                return self.error(416, "InvalidRange")
            content, status = content[first:last + 1], 206
        if fault == "flood":
            self.close_connection = True
            self.send_response(status)
            self.end_headers()
            while True:
                self.wfile.write(b"x" * 65536)
        if fault in ("drip", "dripping"):
            self.close_connection = True
            head = f"HTTP/1.1 {status} OK\r\nContent-Length: {1 << 30}\r\n".encode()
            self.wfile.write(head + (b"\r\n" if fault == "drip" else b""))
            try:
                while True:
                    self.wfile.write(b"x" if fault == "drip" else b"X-More: x\r\n")
                    time.sleep(0.1)
            except OSError:
                return None
        if fault == "slow":
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            for start in range(0, len(content), max(1, len(content) // 3)):
                time.sleep(1)
                self.wfile.write(content[start:start + max(1, len(content) // 3)])
            return None
        if fault == "piece":
            self.close_connection = True
            return self.answer(status, content[:100000], announced=len(content))
        if fault == "crumb":
            self.close_connection = True
            return self.answer(status, content[:1000], announced=len(content))
        if fault == "half":
            self.close_connection = True
            return self.answer(status, content[:len(content) // 2], announced=len(content))
        return self.answer(status, content)

    def remember(self, path, bucket, body):
        if bucket == "history":
            counted[0] += 1
            history.setdefault(path, []).append((f"v/{counted[0]}+=", body))

    def list_versions(self, bucket, query):
        start, rows = f"/{bucket}/", []
        for path in sorted(history):
            if path.startswith(start + query["prefix"]):
                rows += [(path.removeprefix(start), one, body) for one, body in reversed(history[path])]
        marker = (query.get("key-marker"), query.get("version-id-marker"))
        places = [place for place, row in enumerate(rows) if row[:2] == marker]
        rows = rows[places[0] + 1:] if places else rows
        # Two stand in one answer.
        more = "true" if len(rows) > 2 else "false"
        text = "".join(
            f"<DeleteMarker><Key>{key}</Key><VersionId>{one}</VersionId></DeleteMarker>" if body is None else
            f"<Version><Key>{key}</Key><VersionId>{one}</VersionId><Size>{len(body)}</Size></Version>"
            for key, one, body in rows[:2])
        return self.answer(200, f"<ListVersionsResult><IsTruncated>{more}</IsTruncated>{text}</ListVersionsResult>".encode())

    def retention(self, verb, path, bucket, body, fault):
        if path not in files:
            return self.error(404, "NoSuchKey")
        if bucket != "locked":
            return self.error(400, "InvalidRequest")
        if verb == "GET":
            if path not in locks:
                return self.error(404, "NoSuchObjectLockConfiguration")
            mode, until = locks[path]
            until = until.replace("Z", ".000Z")
            return self.answer(200, f"<Retention><Mode>{mode}</Mode><RetainUntilDate>{until}</RetainUntilDate></Retention>".encode())
        if self.headers.get("Content-MD5") != base64.b64encode(hashlib.md5(body).digest()).decode():
            return self.error(400, "InvalidRequest")
        asked = re.search("<Mode>(.*)</Mode><RetainUntilDate>(.*)</RetainUntilDate>", body.decode())
        if path in locks and locks[path][1] > asked[2]:
            return self.error(403, "AccessDenied")
        if fault == "wrap":
            locks[path] = (asked[1], "1980-10-17T17:31:44Z")
        elif fault != "forget":
            locks[path] = (asked[1], asked[2])
        return self.answer(200)

    def part(self, verb, path, query, body):
        parts = uploads.get(query["uploadId"])
        if parts is None:
            return self.error(404, "NoSuchUpload")
        if verb == "PUT":
            parts[int(query["partNumber"])] = body
            return self.answer(200, headers=[("ETag", '"%s"' % hashlib.md5(body).hexdigest())])
        del uploads[query["uploadId"]]
        if verb == "POST":
            files[path] = b"".join(parts[number] for number in sorted(parts))
            self.remember(path, path.split("/")[1], files[path])
            return self.answer(200, b"<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>")
        return self.answer(204)

    def list_uploads(self, bucket, query):
        if bucket == "silent":
            return self.error(403, "AccessDenied")
        start, after = f"/{bucket}/", (query.get("key-marker", ""), query.get("upload-id-marker", ""))
        rows = sorted((keys[one].removeprefix(start), one) for one in uploads if keys[one].startswith(start + query["prefix"]))
        rows = [row for row in rows if row > after]
        page = rows[:min(int(query["max-uploads"]), 2)]
        more = "true" if len(rows) > len(page) else "false"
        text = "".join(
            f"<Upload><Key>{urllib.parse.quote(key, safe='')}</Key><UploadId>{one}</UploadId></Upload>" for key, one in page)
        return self.answer(
            200, f"<ListMultipartUploadsResult><EncodingType>url</EncodingType><IsTruncated>{more}</IsTruncated>{text}</ListMultipartUploadsResult>".encode())

    def list(self, bucket, query, fault):
        start = f"/{bucket}/"
        after = query.get("start-after", "")
        names = sorted((path.removeprefix(start) for path in files if path.startswith(start)), key=str.encode)
        names = [name for name in names if name.startswith(query["prefix"]) and name.encode() > after.encode()]
        if bucket == "forever":
            first = int(after.rpartition("-")[2] or 0) + 1
            names = [f"{query['prefix']}log-{number:012}" for number in range(first, first + 2000)]
        page = names[:int(query["max-keys"])]
        if fault == "unsorted":
            page.reverse()
        if fault == "strange":
            page = ["elsewhere/x"]
        if fault == "outside":
            page = page[:1] + ["\x7f" + query["prefix"]]
        if fault == "doubled":
            page = [name for name in page for _ in "12"]
        if fault == "endless":
            page = []
        more = "true" if len(names) > len(page) and fault != "doubled" or fault == "endless" else "false"
        spell = (lambda name: urllib.parse.quote(name, safe="")) if query.get("encoding-type") == "url" else str
        kind = "<EncodingType>url</EncodingType>" if query.get("encoding-type") == "url" else ""
        wrong = 1 if fault == "sizes" else 0
        rows = "".join(
            f"<Contents><Key>{spell(name)}</Key><Size>{len(files.get(start + name, b'')) + wrong}</Size><Owner><ID/></Owner></Contents>"
            for name in page)
        self.answer(200, f"<ListBucketResult>{kind}<IsTruncated>{more}</IsTruncated>{rows}</ListBucketResult>".encode())

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do

    def log_message(self, *_):
        pass


server = QuietServer(("127.0.0.1", 0), Handler)
if options.tls:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*options.tls)
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
