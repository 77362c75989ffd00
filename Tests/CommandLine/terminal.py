"""Runs a command at a terminal, types a text into it and prints what the terminal showed.

    python3 terminal.py TEXT COMMAND…

Each line of TEXT is typed once the command waits for input or half a second has passed, as a person would. The terminal has as many
columns as the variable AT_COLUMNS says; without it, it does not tell.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios


def main():
    lines = [line + "\n" for line in sys.argv[1].split("\n")] if sys.argv[1] else []
    child, terminal = pty.fork()
    if child == 0:
        os.environ.setdefault("TERM", "xterm")
        if columns := int(os.environ.get("AT_COLUMNS", "0")):
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execvp(sys.argv[2], sys.argv[2:])
    shown = b""
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.5 if lines else 30)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:  # Linux: the other side is closed.
                break
            if not data:
                break
            shown += data
        elif lines:
            os.write(terminal, lines.pop(0).encode())
        else:
            os.kill(child, 9)
            break
    _, status = os.waitpid(child, 0)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(status) if not os.WIFSIGNALED(status) else 128 + os.WTERMSIG(status))


if __name__ == "__main__":
    main()
