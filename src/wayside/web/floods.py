"""Brakes what anybody may send without an account, without keeping from where it came."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from wayside.web import clock


@dataclass(frozen=True, slots=True)
class Brake:
    """At most so many in each span of seconds from one place."""

    name: str
    most: int
    seconds: int

    def is_over(self, place: str) -> bool:
        """Count one more from there; whether that is too many. The place is kept as a keyed hash,
        for the span and no longer."""
        span = int(clock.real_now().timestamp()) // self.seconds
        spoken = f"{self.name}:{place}:{span}".encode()
        key = "flood:" + hmac.new(settings.SECRET_KEY.encode(), spoken, sha256).hexdigest()
        count = int(cache.get(key, 0)) + 1
        cache.set(key, count, timeout=self.seconds)
        return count > self.most
