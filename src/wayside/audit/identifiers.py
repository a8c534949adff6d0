"""Identifiers that grow with time, so that the trail's indexes grow at their end."""

import os
import time
from datetime import datetime
from uuid import UUID

RANDOM_BITS_AFTER_TIME = 80


def time_ordered_id() -> UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds << RANDOM_BITS_AFTER_TIME) | int.from_bytes(os.urandom(10))
    number = number & ~(0xF000 << 64) | (0x7000 << 64)
    number = number & ~(0xC000 << 48) | (0x8000 << 48)
    return UUID(int=number)


def first_id_at(moment: datetime) -> UUID:
    """The least number that an identifier made from this moment on can have."""
    return UUID(int=int(moment.timestamp() * 1000) << RANDOM_BITS_AFTER_TIME)
