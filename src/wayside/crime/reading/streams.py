"""From a file as received (plain, gzip, or one member of a zip) to blocks of bytes.

Nothing is ever unpacked to disk and names inside an archive are only shown, never opened, so a
name cannot lead anywhere. What unpacks to more than the limits is refused as it is read, since
sizes declared in an archive may lie.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from wayside.crime.reading.errors import UnreadableFileError

BLOCK = 1 << 20
COMPRESSED_BLOCK = 1 << 17
MOST_BYTES = 4 << 30
MOST_RATIO = 300
LARGEST_WORKBOOK = 512 << 20
RATIO_FROM = 64 << 20
MOST_MEMBERS = 2000
LARGEST_DIRECTORY = 4 << 20
MOST_TOGETHER = 32 << 30
LONGEST_NAME = 255
LARGEST_SIZE = (1 << 63) - 1
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
XLSX_PARTS = frozenset({"[Content_Types].xml", "xl/workbook.xml"})


@dataclass(slots=True)
class Progress:
    """How much of the file as received has been read, and whether it ended too soon."""

    bytes_done: int = 0
    is_cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """One file within what was received: itself (no name), or a member of a zip."""

    name: str = ""
    size: int = 0


def members(file: BinaryIO) -> tuple[Member, ...]:
    """The files that a received file holds: one, or those of a zip.

    Raises:
        UnreadableFileError: a damaged, locked or nested zip, or one with too many files.
    """
    if not _is_zip(file) or is_workbook(file):
        return (Member(),)
    archive = _archive(file)
    held = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info)]
    if len(held) > MOST_MEMBERS:
        raise UnreadableFileError(
            f"The zip holds {len(held):,} files; at most {MOST_MEMBERS:,} are taken at once."
        )
    if not held:
        raise UnreadableFileError("The zip holds no files.")
    if any(len(info.filename) > LONGEST_NAME for info in held):
        raise UnreadableFileError(
            "A file in the zip has a name of more than 255 characters. Give it a shorter one."
        )
    if sum(info.file_size for info in held) > MOST_TOGETHER:
        raise UnreadableFileError(
            "The files in the zip unpack to more than can be loaded at once. Import it in parts."
        )
    return tuple(Member(info.filename, min(info.compress_size, LARGEST_SIZE)) for info in held)


def is_workbook(file: BinaryIO) -> bool:
    """Whether the file is an Excel workbook (.xlsx)."""
    if not _is_zip(file):
        return False
    try:
        return set(_archive(file).namelist()) >= XLSX_PARTS
    except UnreadableFileError:
        return False


def check_workbook(file: BinaryIO) -> None:
    """Unpack a workbook once, keeping nothing, to see that it is not larger than the limits.

    Raises:
        UnreadableFileError: it is too large, damaged or locked.
    """
    total = 0
    archive = _archive(file)
    for info in archive.infolist():
        for block in _limited(_member_blocks(file, info.filename, Progress()), Progress(1 << 60)):
            total += len(block)
            if total > LARGEST_WORKBOOK:
                raise UnreadableFileError(
                    "The workbook unpacks to more than can be read at once. Save it as CSV."
                )


def shown_name(name: str) -> str:
    """A member's name for people: its last part, without control characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[:200] or "file"


def blocks(file: BinaryIO, member: str, progress: Progress) -> Iterator[bytes]:
    """The content in blocks of about a megabyte; ``progress`` is kept up to date.

    Raises:
        UnreadableFileError: damaged, locked, nested, or larger than the limits.
    """
    if member:
        yield from _limited(_member_blocks(file, member, progress), progress)
        return
    file.seek(0)
    if file.read(2) == GZIP:
        yield from _limited(_gzip_blocks(file, progress), progress)
        return
    file.seek(0)
    yield from _limited(_plain_blocks(file, progress), progress)


def _is_zip(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(4) in {ZIP, EMPTY_ZIP}


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    """The zip, unless its list of contents alone would fill the memory: that list is read whole
    before anything can be counted."""
    try:
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]
        if end and end[zipfile._ECD_SIZE] > LARGEST_DIRECTORY:  # type: ignore[attr-defined]
            raise UnreadableFileError(
                f"The zip holds far more than the {MOST_MEMBERS:,} files that are taken at once."
            )
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(
            "The zip is damaged or was cut short. Download it again and import it whole."
        ) from error


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts if part != "..")


def _limited(source: Iterator[bytes], progress: Progress) -> Iterator[bytes]:
    total = 0
    for block in source:
        total += len(block)
        squeezed = total > RATIO_FROM and total > MOST_RATIO * max(progress.bytes_done, 1)
        if total > MOST_BYTES or squeezed:
            raise UnreadableFileError(
                "The file unpacks to far more than a crime file holds, so it was not read on. "
                "Import the months one by one."
            )
        yield block


def _plain_blocks(file: BinaryIO, progress: Progress) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        progress.bytes_done += len(block)
        yield block


def _gzip_blocks(file: BinaryIO, progress: Progress) -> Iterator[bytes]:
    """Gzip by hand, so that what comes before a cut is not lost with it."""
    file.seek(0)
    unpacker = zlib.decompressobj(wbits=31)
    waiting = b""
    while True:
        if not waiting:
            waiting = file.read(COMPRESSED_BLOCK)
            progress.bytes_done += len(waiting)
        if not waiting:
            progress.is_cut_short = progress.is_cut_short or not unpacker.eof
            return
        try:
            block = unpacker.decompress(waiting, BLOCK)
        except zlib.error as error:
            raise UnreadableFileError(
                "The gzip file is damaged, so none of it can be trusted. Download it again."
            ) from error
        waiting = unpacker.unconsumed_tail
        if unpacker.eof:
            waiting = unpacker.unused_data.lstrip(b"\0")
            if waiting:
                unpacker = zlib.decompressobj(wbits=31)
        if block:
            yield block


def _member_blocks(file: BinaryIO, member: str, progress: Progress) -> Iterator[bytes]:
    archive = _archive(file)
    try:
        if archive.getinfo(member).compress_type not in PACKINGS:
            raise UnreadableFileError(
                "The zip is packed in a way that is not read here. Pack it as an ordinary zip."
            )
        with archive.open(member) as content:
            begun = content.read(4)
            if begun in {ZIP, EMPTY_ZIP} or begun[:2] == GZIP:
                raise UnreadableFileError(
                    "This is an archive within an archive. Unpack the outer one first."
                )
            if begun:
                yield begun
            size = max(archive.getinfo(member).file_size, 1)
            packed, done = archive.getinfo(member).compress_size, len(begun)
            while block := content.read(BLOCK):
                done += len(block)
                progress.bytes_done = max(1, round(packed * min(done / size, 1)))
                yield block
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError) as error:
        raise UnreadableFileError(
            "This file in the zip is damaged, so none of it can be trusted. Download it again."
        ) from error
    except RuntimeError as error:
        raise UnreadableFileError(
            "The zip is locked with a password. Import it without one."
        ) from error
