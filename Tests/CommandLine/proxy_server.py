"""A proxy that only knows CONNECT (RFC 9110 §9.3.6): prints its port, and writes each place that was asked for into the file that is named.

    proxy_server.py FILE
"""

import http.server
import select
import socket
import sys
import threading

from quiet_server import QuietServer


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_CONNECT(self):
        host, _, port = self.path.partition(":")
        with open(sys.argv[1], "a", encoding="ascii") as file:
            print(self.path, file=file)
        with socket.create_connection((host, int(port))) as there:
            self.send_response(200)
            self.end_headers()
            ends = {self.connection: there, there: self.connection}
            while True:
                for end in select.select(list(ends), [], [])[0]:
                    piece = end.recv(1 << 16)
                    if not piece:
                        self.close_connection = True
                        return
                    ends[end].sendall(piece)

    def log_message(self, *_):
        pass


server = QuietServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
