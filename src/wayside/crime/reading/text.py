"""From blocks of bytes to chunks of whole lines in UTF-8.

A byte order mark is taken off, UTF-16 is turned into UTF-8, carriage returns become line feeds
where a file knows no other. Lines that are not UTF-8 are left for ``records`` to read one by
one. A line without end does not fill the memory: past ``LONGEST_LINE`` its rest is dropped and
it is marked, so that it is set aside as too long.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field

CHUNK = 4 << 20
LONGEST_LINE = 1 << 20
TOO_LONG = b"\0too long\0"
UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(slots=True)
class TextFacts:
    """What was true of the file's bytes as a whole."""

    has_mark: bool = False
    encoding: str = "utf-8"
    ends_with_newline: bool = True
    is_empty: bool = True


@dataclass(slots=True)
class _Carry:
    held: bytearray = field(default_factory=bytearray)
    is_dropping: bool = False


def chunks(source: Iterator[bytes], facts: TextFacts, *, size: int = CHUNK) -> Iterator[bytes]:
    """Chunks of whole lines, each line ending in ``\\n``; ``facts`` is kept up to date."""
    carry = _Carry()
    last = b"\n"
    for block in _as_utf8(source, facts):
        if not block:
            continue
        facts.is_empty = False
        last = block[-1:]
        _take(carry, block)
        if len(carry.held) >= size:
            cut = carry.held.rfind(b"\n") + 1
            if cut:
                yield bytes(carry.held[:cut])
                del carry.held[:cut]
    facts.ends_with_newline = last == b"\n"
    if carry.held:
        if not carry.held.endswith(b"\n"):
            carry.held += b"\n"
        yield bytes(carry.held)


def _take(carry: _Carry, block: bytes) -> None:
    """Add a block, dropping the rest of a line that has grown too long."""
    if carry.is_dropping:
        end = block.find(b"\n")
        if end < 0:
            return
        carry.is_dropping = False
        block = block[end:]
    carry.held += block
    begin = carry.held.rfind(b"\n") + 1
    if len(carry.held) - begin > LONGEST_LINE:
        shown = bytes(carry.held[begin : begin + 200])
        del carry.held[begin:]
        carry.held += TOO_LONG + shown
        carry.is_dropping = True


def _as_utf8(source: Iterator[bytes], facts: TextFacts) -> Iterator[bytes]:
    first = next(source, b"")
    while first and len(first) < 4 and (more := next(source, b"")):
        first += more
    encoding, mark = _encoding(first)
    facts.encoding, facts.has_mark = encoding, bool(mark)
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding != "utf-8" else None
    only_returns = b"\r" in first and b"\n" not in first
    block = first[len(mark) :]
    after_return = False
    while block:
        if decoder:
            block = decoder.decode(block).encode("utf-8", "replace")
        if only_returns:
            text = block.removeprefix(b"\n") if after_return else block
            after_return = block.endswith(b"\r")
            block = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield block
        block = next(source, b"")


def _encoding(first: bytes) -> tuple[str, bytes]:
    """The encoding and the mark, by the mark or by where the zero bytes stand."""
    if first.startswith(codecs.BOM_UTF8):
        return "utf-8", codecs.BOM_UTF8
    for mark, encoding in UTF16_MARKS.items():
        if first.startswith(mark):
            return encoding, mark
    sample = first[:400]
    if len(sample) >= 8 and not any(sample[0::2]) and all(sample[1::2]):
        return "utf-16-be", b""
    if len(sample) >= 8 and all(sample[0::2]) and not any(sample[1::2]):
        return "utf-16-le", b""
    return "utf-8", b""
