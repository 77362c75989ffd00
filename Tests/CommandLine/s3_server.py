"""A model of an object store in memory, for what a real one does not do when it is told to: it breaks off, stalls, turns away and lies.

It prints its port, then answers until its standard input ends. It compares bodies with x-amz-content-sha256 and keeps conditions; signatures
it only wants to see. POST /faults with a list of words makes each of the next requests go wrong once, in this order:

    none      this one does not
    busy      503 SlowDown
    error     500
    drop      the connection is closed without an answer
    lost      it is done, and the connection is closed without an answer
    half      an answer breaks off in the middle
    stall     nothing comes any more
    forbidden 403 AccessDenied
    skewed    403 RequestTimeTooSkewed
    quota     403 QuotaExceeded
    nonsense  200 with what is no answer
    unsorted  a list in the wrong order
    strange   a list with names that were not asked for
    endless   a list that is empty and goes on
    lockless  400: bytes and a lock do not come together
    forget    200, and nothing is locked
    hold      it is not done, and nothing comes before POST /release
    late      it is done, and nothing comes before POST /release

GET /held says how many requests are held.

The bucket "locked" keeps locks (and no versions: nothing asks this model for them).
"""

import base64
import hashlib
import http.server
import json
import re
import sys
import threading
import time
import urllib.parse

files, locks, uploads, faults, lock = {}, {}, {}, [], threading.Lock()
held, released = [], threading.Event()
versioned = set()


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
            return self.headers.get("If-None-Match") == "*" and urllib.parse.urlsplit(self.path).path in files

    def do(self):
        address = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if address.path == "/faults":
            with lock:
                faults[:] = json.loads(body)
            return self.answer(200)
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
        if fault == "nonsense":
            return self.answer(200, b"<html>hello")
        for word, code in [("forbidden", "AccessDenied"), ("skewed", "RequestTimeTooSkewed"), ("quota", "QuotaExceeded")]:
            if fault == word:
                return self.error(403, code)
        if "AWS4-HMAC-SHA256" not in self.headers.get("Authorization", ""):
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
            return self.error(501, "NotImplemented")
        if fault == "lockless" and self.headers.get("x-amz-object-lock-mode"):
            return self.error(400, "InvalidRequest")
        if verb == "GET" and "versioning" in query:
            status = "<Status>Enabled</Status>" if bucket == "versioned" else ""
            return self.answer(200, f"<VersioningConfiguration>{status}</VersioningConfiguration>".encode())
        if verb == "GET" and "list-type" in query:
            return self.list(bucket, query, fault)
        if verb == "POST" and "uploads" in query:
            identifier = f"up/{len(uploads)}+="
            uploads[identifier] = {}
            return self.answer(
                200, f"<InitiateMultipartUploadResult><UploadId>{identifier}</UploadId></InitiateMultipartUploadResult>".encode())
        if "uploadId" in query:
            return self.part(verb, path, query, body)
        if verb == "PUT":
            if self.headers.get("If-None-Match") == "*" and path in files:
                return self.error(412, "PreconditionFailed")
            files[path] = body
            locks.pop(path, None)
            if mode := self.headers.get("x-amz-object-lock-mode"):
                sum = base64.b64encode(hashlib.sha256(body).digest()).decode()
                if bucket != "locked" or self.headers.get("x-amz-checksum-sha256") != sum:
                    return self.error(400, "InvalidRequest")
                locks[path] = (mode, self.headers["x-amz-object-lock-retain-until-date"])
            return self.answer(200)
        if verb == "DELETE":
            files.pop(path, None)
            return self.answer(204)
        if path not in files:
            return self.error(404, "NoSuchKey")
        content, status = files[path], 200
        if asked := self.headers.get("Range"):
            first, last = (int(number) for number in asked.removeprefix("bytes=").split("-"))
            if first >= len(content):
                return self.error(416, "InvalidRange")
            content, status = content[first:last + 1], 206
        if fault == "half":
            self.close_connection = True
            return self.answer(status, content[:len(content) // 2], announced=len(content))
        return self.answer(status, content)

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
        if fault != "forget":
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
            return self.answer(200, b"<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>")
        return self.answer(204)

    def list(self, bucket, query, fault):
        start = f"/{bucket}/"
        names = sorted(path.removeprefix(start) for path in files if path.startswith(start))
        names = [name for name in names if name.startswith(query["prefix"]) and name > query.get("start-after", "")]
        page = names[:int(query["max-keys"])]
        if fault == "unsorted":
            page.reverse()
        if fault == "strange":
            page = ["elsewhere/x"]
        if fault == "endless":
            page = []
        more = "true" if len(names) > len(page) or fault == "endless" else "false"
        rows = "".join(
            f"<Contents><Key>{name}</Key><Size>{len(files.get(start + name, b''))}</Size><Owner><ID/></Owner></Contents>"
            for name in page)
        self.answer(200, f"<ListBucketResult><IsTruncated>{more}</IsTruncated>{rows}</ListBucketResult>".encode())

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
