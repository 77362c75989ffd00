"""Stands before an object store and lets two requests meet: PUTs of one name are held until two have come, and answered when both were done.

    s3_gate.py PORT SUFFIX

It prints its port, then passes requests on to PORT of this machine, byte for byte, so that signatures stay right, until its standard input ends.
The first two PUTs of a name that ends with SUFFIX meet; later ones pass. GET /met says how many met.
"""

import http.server
import socket
import sys
import threading

from quiet_server import QuietServer

upstream, suffix = int(sys.argv[1]), sys.argv[2]
arrived, done, counted = threading.Barrier(2, timeout=100), threading.Barrier(2, timeout=100), [0]
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do(self):
        if self.path == "/met":
            body = str(counted[0]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            return self.wfile.write(body)
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        meets = False
        if self.command == "PUT" and self.path.endswith(suffix):
            with lock:
                meets = counted[0] < 2
                counted[0] += meets
        if meets:
            arrived.wait()
        answer = self.ask(body)
        if meets:
            done.wait()
        self.wfile.write(answer)

    def ask(self, body):
        """The whole answer of one request, on a connection that ends with it."""
        with socket.create_connection(("127.0.0.1", upstream)) as connection:
            lines = [self.requestline] + [f"{name}: {value}" for name, value in self.headers.items() if name.lower() != "expect"]
            connection.sendall("\r\n".join(lines + ["Connection: close", "", ""]).encode() + body)
            pieces = []
            while piece := connection.recv(1 << 16):
                pieces.append(piece)
        return b"".join(pieces)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do

    def log_message(self, *_):
        pass


server = QuietServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
