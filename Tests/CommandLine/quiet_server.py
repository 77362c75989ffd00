"""A server that says nothing of clients that go away."""

import http.server
import sys


class QuietServer(http.server.ThreadingHTTPServer):
    """Every request has a thread. A client that goes away while it is answered is what sessions do on purpose; any other error is printed."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionResetError, BrokenPipeError)):
            super().handle_error(request, client_address)
