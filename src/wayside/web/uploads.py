"""What is kept of a file while it is being received.

A body is read before any form can look at it, and before anybody checks who sends it. So no more
than the largest limit is written to disk, and nothing for whoever is not signed in; the rest is
read and let go. The file's size is told as it was sent: the form then says that it is too large.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Writes at most ``UPLOAD_LIMITS`` to disk, over all files of one request."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.room = -1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a chunk while there is room."""
        if self.room < 0:
            self.room = _room_for(self.request)
        kept = raw_data[: self.room]
        self.room -= len(kept)
        self.file.write(kept)
        return None


def _room_for(request: Any) -> int:
    session = getattr(request, "session", None)
    is_signed_in = session is not None and SESSION_KEY in session
    return max(settings.UPLOAD_LIMITS.values()) if is_signed_in else 0
