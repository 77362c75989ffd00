"""A server for the sessions: prints its port, then answers as the path says, until its standard input ends.

    http_server.py [CERTIFICATE KEY]

    /echo        what was sent, with its media type
    /header      the lines of the request's header
    /status/N    that status
    /bytes/N     N bytes
    /slow        nothing, for a long while
    /broken      less than was announced
    /to/PATH     leads to PATH
"""

import http.server
import ssl
import sys
import threading
import time

from quiet_server import QuietServer


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body, kind="text/plain", announced=None, more=()):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if announced is None else announced))
        for name, value in more:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        word, _, rest = self.path[1:].partition("/")
        if word == "echo":
            self.answer(200, sent, self.headers.get("Content-Type") or "none")
        elif word == "header":
            self.answer(200, str(self.headers).encode())
        elif word == "status":
            self.answer(int(rest), sent)
        elif word == "bytes":
            self.answer(200, b"x" * int(rest))
        elif word == "slow":
            time.sleep(30)
        elif word == "broken":
            self.answer(200, b"half", announced=100)
            self.close_connection = True
        elif word == "to":
            self.answer(302, b"", more=[("Location", "/" + rest)])
        else:
            self.answer(404, b"")

    do_POST = do_GET

    def log_message(self, *_):
        pass


server = QuietServer(("127.0.0.1", 0), Handler)
if len(sys.argv) > 1:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
