"""Speaks tlog-witness with a cosigner, from the standard alone, and says what it did not answer as the standard asks.

    cosigner_client.py URL COSIGNER-KEY REQUEST-1 REQUEST-2 FORK

REQUEST-1 is of a log's first state. REQUEST-2 and FORK both continue it, both signed by the log, to the same size with different roots.
"""

import base64
import hashlib
import http.client
import socket
import sys
import threading
import time
import urllib.parse

address = urllib.parse.urlsplit(sys.argv[1])
name, identifier, key = sys.argv[2].split("+", 2)
key = base64.b64decode(key)
assert key[0] == 4 and hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == identifier
first, second, fork = [open(path, "rb").read() for path in sys.argv[3:6]]


def ask(body, method="POST", path="/add-checkpoint", connection=None, **more):
    connection = connection or http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    connection.request(method, path, body, more.get("headers", {}))
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type"), answer.read()


def expect(wanted, found, what):
    if found[0] != wanted:
        sys.exit(f"{what}: {found}, not {wanted}")
    return found


def raw(data, wait=5):
    with socket.create_connection((address.hostname, address.port), timeout=wait) as connection:
        try:
            connection.sendall(data)
        except OSError:
            pass
        received = b""
        try:
            while piece := connection.recv(65536):
                received += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return received


def size(request):
    return request.split(b"\n\n", 1)[1].split(b"\n")[1]


# Malformed in every way: 400.
for bad in [b"", b"old\n\n", first[:-1], first.replace(b"old 0", b"old 00", 1), b"old 7" + first[5:], b"x" * 1000]:
    expect(400, ask(bad), f"malformed {bad[:20]!r}")
expect(400, ask(first.replace(b"old 0", b"old 99999", 1)), "an old size above the checkpoint's")
# A log that nobody follows: 404. A signature by another key, or a wrong one: 403.
body, signatures = first.rsplit(b"\n\n", 1)
origin = body.split(b"\n\n", 1)[1].split(b"\n")[0]
stranger = first.replace(origin, origin[:-1] + (b"0" if origin[-1:] != b"0" else b"1"))
expect(404, ask(stranger), "a log that is not followed")
line = signatures.split(b" ")
blob = bytearray(base64.b64decode(line[2]))
blob[30] ^= 1
expect(403, ask(body + b"\n\n" + b" ".join(line[:2]) + b" " + base64.b64encode(blob) + b"\n"), "a wrong signature")
blob[0] ^= 1
expect(403, ask(body + b"\n\n" + b" ".join(line[:2]) + b" " + base64.b64encode(blob) + b"\n"), "an unknown key")
# Not what it saw last: 409 with the size.
expect(409, ask(second), "a first request that continues something")
assert ask(second)[1:] == ("text/x.tlog.size", b"0\n"), ask(second)
# A first request has no proof.
proof = base64.b64encode(bytes(32)) + b"\n"
expect(422, ask(first.replace(b"old 0\n", b"old 0\n" + proof, 1)), "a proof from nothing")

# Good ones, on one connection, many at a time: one history, and each good answer is a cosignature.
kept = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
status, kind, answer = expect(200, ask(first, connection=kept), "the first request")
expect(409, ask(first, connection=kept), "the same again")
assert ask(first, connection=kept)[1:] == ("text/x.tlog.size", size(first) + b"\n")
answers = []
lock = threading.Lock()


def race(body):
    result = ask(body)
    with lock:
        answers.append((body, result))


threads = [threading.Thread(target=race, args=[body]) for body in [second, fork] * 8]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
won = {body for body, result in answers if result[0] == 200}
assert len(won) == 1, [result for _, result in answers]
[loser] = {second, fork} - won
assert sum(result[0] == 200 for _, result in answers) == 1
for body, result in answers:
    assert result[0] in (200, 409, 422), result
for body, result in [(first, (200, kind, answer))] + [one for one in answers if one[1][0] == 200]:
    dash, who, blob = result[2].decode().split(" ")
    blob = base64.b64decode(blob.rstrip("\n"))
    assert result[2].endswith(b"\n") and dash == "—" and who == name and blob[:4].hex() == identifier and len(blob) == 76
    stamp = int.from_bytes(blob[4:12], "big")
    assert abs(stamp - time.time()) < 60
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        continue
    text = body.split(b"\n\n", 1)[1].rsplit(b"\n\n", 1)[0] + b"\n"
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[12:], b"cosignature/v1\ntime %d\n" % stamp + text)
# Another old size is a conflict, also where the checkpoint has the cosigned size and another root: else 422. A shorter log: 409.
expect(409, ask(loser), "a fork")
expect(422, ask(b"old " + size(loser) + b"\n\n" + loser.split(b"\n\n", 1)[1]), "a fork")
expect(409, ask(first), "an older state")

# Whoever watches sees what was cosigned last, with both signatures.
[winner] = won
place = "/" + hashlib.sha256(origin).hexdigest() + "/checkpoint"
note = expect(200, ask(None, "GET", place), "the checkpoint")[2]
assert note == winner.split(b"\n\n", 1)[1] + [result[2] for _, result in answers if result[0] == 200][0], note
expect(404, ask(None, "GET", "/" + "0" * 64 + "/checkpoint"), "a log that nobody cosigned")
expect(404, ask(None, "GET", "/../checkpoint"), "no hash")
expect(404, ask(None, "GET", place.upper().replace("CHECKPOINT", "checkpoint")), "another spelling")
expect(405, ask(b"", "POST", place), "another method")

# HTTP itself: nothing but that, and bounds everywhere.
expect(404, ask(first, path="/"), "another path")
expect(404, ask(first, path=place + "/"), "another path")
expect(404, ask(None, "GET", "/add-checkpoint/"), "another path")
expect(405, ask(None, "GET"), "another method")
expect(413, ask(b"x" * 200000), "a long body")
status = lambda answer: int(answer.split(b" ")[1]) if answer else None
post = b"POST /add-checkpoint HTTP/1.1\r\nHost: a\r\n"
assert status(raw(post + b"\r\n")) == 411
assert status(raw(post + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) == 411
assert status(raw(post + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")) == 400
assert status(raw(post + b"X: " + b"y" * 10000 + b"\r\n\r\n")) == 431
assert status(raw(b"POST /add-checkpoint HTTP/3.0\r\n\r\n")) == 505
assert status(raw(b"\x16\x03\x01 not http at all \xff\r\n\r\n")) == 400
# One who begins and does not go on keeps nobody else waiting.
slow = [socket.create_connection((address.hostname, address.port)) for _ in range(8)]
for connection in slow:
    connection.sendall(b"POST /add-checkpoint HT")
begun = time.time()
expect(409, ask(first), "while others are slow")
assert time.time() - begun < 3
for connection in slow:
    connection.close()
