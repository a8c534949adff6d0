"""Asks ClamAV whether a file is clean: its daemon where one is named, else its command.

The daemon is spoken to by its own protocol (``zINSTREAM``: chunks, each after its length, ended by
a chunk of none), so the file is never written to disk for it. Without a scanner, and where one
fails, nothing is taken.

Reference: clamd(8), https://docs.clamav.net/manual/Usage/Scanning.html
"""

import logging
import socket
import struct
import subprocess
from contextlib import closing

from django.conf import settings
from django.utils.translation import gettext as _

from wayside.web.states import NotNow

logger = logging.getLogger(__name__)
CHUNK = 64 * 1024
SECONDS = 60.0
LONGEST_ANSWER = 4096
CLEAN, INFECTED = 0, 1


class ScannerError(Exception):
    """The scanner cannot be asked, or did not answer as one does."""


def has_scanner() -> bool:
    """Whether this instance was told of a scanner."""
    return bool(settings.CLAMD_ADDRESS or settings.CLAMSCAN_COMMAND)


def check_clean(content: bytes) -> None:
    """Go on only with what a scanner found clean.

    Raises:
        NotNow: something was found in it, there is no scanner, or the scanner failed.
    """
    if not has_scanner():
        raise NotNow(
            _("Files cannot be taken here: no virus scanner is set up. Ask whoever runs Wayside "
              "to set one up, and keep the file until then.")
        )  # fmt: skip
    try:
        clean = _daemon(content) if settings.CLAMD_ADDRESS else _command(content)
    except (ScannerError, OSError, subprocess.SubprocessError) as error:
        logger.error("files.scanner_failed", extra={"event": "files.scanner_failed"})
        raise NotNow(
            _("The virus scanner did not answer, so the file was not taken. Try again later.")
        ) from error
    if not clean:
        raise NotNow(_("The virus scanner found something in this file. It was not taken."))


def _daemon(content: bytes) -> bool:
    with closing(_connected(settings.CLAMD_ADDRESS)) as link:
        link.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            link.sendall(struct.pack("!L", len(piece)) + piece)
        link.sendall(struct.pack("!L", 0))
        answer = _answer(link)
    if answer == "stream: OK":
        return True
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return False
    raise ScannerError(answer)


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(SECONDS)
        try:
            link.connect(address)
        except OSError:
            link.close()
            raise
        return link
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _answer(link: socket.socket) -> str:
    got = b""
    while not got.endswith(b"\0") and len(got) < LONGEST_ANSWER:
        piece = link.recv(LONGEST_ANSWER)
        if not piece:
            break
        got += piece
    return got.rstrip(b"\0\n").decode("utf-8", errors="replace")


def _command(content: bytes) -> bool:
    done = subprocess.run(  # noqa: S603  the command is the operator's own setting
        [settings.CLAMSCAN_COMMAND, "--no-summary", "--stdout", "-"],
        input=content,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode not in (CLEAN, INFECTED):
        raise ScannerError(str(done.returncode))
    return done.returncode == CLEAN
