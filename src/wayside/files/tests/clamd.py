"""A small daemon that speaks clamd's protocol over a real socket: it finds the EICAR test file and
whatever holds a word given. The real one and its signatures are not on every machine."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def clamd(folder: Path, *, answer: bytes | None = None) -> Iterator[str]:
    """The address of a daemon that runs meanwhile; ``answer`` is all it says, whatever is sent."""
    address = str(folder / "clamd")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(address)
        listening.listen()
        thread = threading.Thread(target=_serve, args=(listening, answer), daemon=True)
        thread.start()
        yield address
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


def _serve(listening: socket.socket, answer: bytes | None) -> None:
    while True:
        try:
            link, _peer = listening.accept()
        except OSError:
            return
        with link, link.makefile("rb") as sent:
            link.sendall(answer if answer is not None else _judged(sent))


def _judged(sent: object) -> bytes:
    read = sent.read  # type: ignore[attr-defined]
    if read(len(b"zINSTREAM\0")) != b"zINSTREAM\0":
        return b"UNKNOWN COMMAND\0"
    content = b""
    while size := struct.unpack("!L", read(4))[0]:
        content += read(size)
    return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
