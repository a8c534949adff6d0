"""Keyed hashes of what people search for.

The trail must show *that* someone searched twice for the same name without holding the name. A
term is normalised (Unicode NFKC, case folded, runs of white space made one space, ends
stripped) and hashed with HMAC-SHA256 under the key ``WAYSIDE_AUDIT_SEARCH_KEY`` (made once under
``var/keys`` outside production). Whoever holds the key can ask whether a given term was
searched for; nobody can read the terms back.
"""

import hmac
import unicodedata

from django.conf import settings

KEY_NAME = "audit_search_key"


def normalise(term: str) -> str:
    """The form in which two spellings of one term are the same."""
    return " ".join(unicodedata.normalize("NFKC", term).casefold().split())


def search_hash(term: str) -> str:
    """The keyed hash of a term, as hexadecimal."""
    key = settings.SECRET_CALLED(KEY_NAME, make=settings.MAKES_OWN_KEYS).encode()
    return hmac.new(key, normalise(term).encode(), "sha256").hexdigest()
