"""Every way in which a word could stand in a file of bytes without being locked.

Looked for whatever its case: as it is, turned round, in hexadecimal (as PostgreSQL writes bytes),
in base64 at each of its three offsets, percent-encoded, as JSON escapes, in UTF-16, and as the
digest of a hash without a key, which anybody with a list of names could undo.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote, quote_plus

DIGESTS = (hashlib.md5, hashlib.sha1, hashlib.sha256)
OFFSETS = range(3)


def traces(word: str) -> dict[str, bytes]:
    """Each form of a word, in lower case, by what it is."""
    found = {
        "plain": word.encode(),
        "turned round": word[::-1].encode(),
        "percent-encoded": quote(word).encode(),
        "as a form sends it": quote_plus(word).encode(),
        "as JSON": json.dumps(word)[1:-1].encode(),
        "wide": word.encode("utf-16-le"),
    }
    for case in (word, word.lower(), word.upper()):
        found[f"in hexadecimal: {case}"] = case.encode().hex().encode()
        found |= {f"digest {d().name}: {case}": _digest(d, case) for d in DIGESTS}
        found |= {f"base64 at {n}: {case}": _inner(case, n) for n in OFFSETS}
    return {what: form.lower() for what, form in found.items()}


def traces_in(content: bytes, words: Iterable[str]) -> Iterator[str]:
    """What gives a word away, each with the line it stands in."""
    lowered = content.lower()
    for word in words:
        for what, form in traces(word).items():
            at = lowered.find(form)
            if at >= 0:
                yield f"{word!r} {what}: {content[max(0, at - 80) : at + 80]!r}"


def _digest(hashed: object, word: str) -> bytes:
    return hashed(word.encode()).hexdigest().encode()  # type: ignore[operator, no-any-return]


def _inner(word: str, offset: int) -> bytes:
    """The middle of the word's base64 when it begins so many bytes into a group of three: the
    letters that do not depend on what stands before and after."""
    raw = word.encode()
    encoded = base64.b64encode(bytes(offset) + raw)
    before = -(-offset * 8 // 6)
    return encoded[before : (offset + len(raw)) * 8 // 6]
