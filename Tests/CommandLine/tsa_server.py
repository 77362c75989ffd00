"""An authority for the sessions: prints its port, then answers requests (RFC 3161, section 3.4) until its standard input ends.

    tsa_server.py

    /NAME        by the authority in the folder NAME, which the session made
    /refuses     with a status of 503
    /nonsense    with something else
    /other/NAME  with an answer to another request
"""

import http.server
import subprocess
import sys
import tempfile
import threading

from quiet_server import QuietServer


def answer(folder, query):
    with tempfile.NamedTemporaryFile() as request:
        request.write(query)
        request.flush()
        return subprocess.run(
            ["openssl", "ts", "-reply", "-config", folder + "/tsa.cnf", "-section", "tsa_config", "-queryfile", request.name,
             "-signer", folder + "/tsa.pem", "-inkey", folder + "/tsa.key"],
            capture_output=True, check=True,
        ).stdout  # fmt: skip


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        word, _, rest = self.path[1:].partition("/")
        status, body = 200, b"no timestamp"
        if self.headers.get("Content-Type") != "application/timestamp-query":
            status = 415
        elif word == "refuses":
            status = 503
        elif word == "other":
            # The last byte of the nonce, before certReq.
            body = answer(rest, query[:-4] + bytes([query[-4] ^ 1]) + query[-3:])
        elif word != "nonsense":
            body = answer(word, query)
        self.send_response(status)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = QuietServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
