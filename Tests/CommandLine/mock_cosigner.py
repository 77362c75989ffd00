"""A cosigner that was written from the standard (c2sp.org/tlog-witness), for one log; it believes every proof.

    mock_cosigner.py NAME LOG-KEY [STATUS | size=N | says=TEXT | typed=TYPE | replay]

Prints its port and its key, in a line. With a STATUS it answers that to everything; with size=N it has seen N entries; with says=TEXT it answers
409 with that text, with typed=TYPE 409 with the size 0 as that media type, to everything; with replay it sends its first answer again, whatever it
is asked.
"""

import base64
import hashlib
import http.server
import sys
import threading
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from quiet_server import QuietServer

name = sys.argv[1]
origin, _, log_key = sys.argv[2].split("+", 2)
log_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(log_key)[1:])
fixed = sys.argv[3] if len(sys.argv) > 3 else ""
key = Ed25519PrivateKey.generate()
public = b"\x04" + key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
identifier = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
first = None
seen = int(fixed[5:]) if fixed.startswith("size=") else 0


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", kind="text/plain"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        global seen, first
        request = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/prefix/add-checkpoint":
            return self.answer(404)
        if fixed.isdigit():
            return self.answer(int(fixed), b"no\n")
        if fixed.startswith("says="):
            return self.answer(409, fixed[5:].encode().decode("unicode_escape").encode(), "text/x.tlog.size")
        if fixed.startswith("typed="):
            return self.answer(409, b"0\n", fixed[6:])
        if fixed == "replay" and first:
            return self.answer(200, first)
        head, note = request.split(b"\n\n", 1)
        text, signatures = note.rsplit(b"\n\n", 1)
        text += b"\n"
        if text.split(b"\n")[0].decode() != origin:
            return self.answer(404)
        for line in signatures.decode().splitlines():
            try:
                log_key.verify(base64.b64decode(line.split(" ")[2])[4:], text)
                break
            except InvalidSignature:
                pass
        else:
            return self.answer(403)
        if int(head.split(b"\n")[0][4:]) != seen:
            return self.answer(409, b"%d\n" % seen, "text/x.tlog.size")
        seen = int(text.split(b"\n")[1])
        now = int(time.time())
        signature = key.sign(b"cosignature/v1\ntime %d\n" % now + text)
        blob = base64.b64encode(identifier + now.to_bytes(8, "big") + signature).decode()
        # A line of a key that nobody knows is to be passed over.
        other = base64.b64encode(bytes(76)).decode()
        first = first or f"— {name} {blob}\n— {name} {other}\n".encode()
        self.answer(200, f"— {name} {blob}\n— {name} {other}\n".encode())

    def log_message(self, *_):
        pass


server = QuietServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, f"{name}+{identifier.hex()}+{base64.b64encode(public).decode()}", flush=True)
sys.stdin.read()
