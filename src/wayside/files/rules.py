"""What a file is by its content, and what it may be called. Pure."""

import io
import unicodedata
import zipfile
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from wayside.files.vocabulary import FileKind
from wayside.web.states import NotNow

LONGEST_NAME = 80
STARTS = (
    (b"%PDF-", FileKind.PDF),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
)
ZIP = b"PK\x03\x04"
ODT_MARK = b"application/vnd.oasis.opendocument.text"
ACTIVE = ("vbaproject.bin", "basic/", "scripts/")
TEXT_CONTROLS = frozenset("\t\n\r\f")


def kind_of(content: bytes) -> FileKind:
    """What the content is; what it is called does not matter.

    Raises:
        NotNow: it is empty, or of no kind that is taken.
    """
    for start, kind in STARTS:
        if content.startswith(start):
            return kind
    found = _document(content) if content.startswith(ZIP) else _text(content)
    if found is None:
        raise NotNow(
            _("This file is none of these: %(kinds)s. Save it as a PDF and send that.")
            % {"kinds": ", ".join(str(each.label) for each in FileKind)}
        )
    return found


def clean_name(given: str, kind: FileKind) -> str:
    """A name that is safe to save under: letters, digits and single dashes, ending as its kind
    does. A folder, a control or a letter that turns the direction of writing does not stay."""
    stem = PurePosixPath(given.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKC", stem)
    kept = "".join(each if each.isalnum() else " " for each in plain)
    name = "-".join(kept.split())[:LONGEST_NAME].strip("-")
    return f"{name or _('file')}.{kind.value}"


def _document(content: bytes) -> FileKind | None:
    """A document in a zip, by its parts; nothing of it is unpacked but a mark of forty bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            names = {each.filename.lower() for each in held.infolist()}
            _check_inactive(names)
            if {"[content_types].xml", "word/document.xml"} <= names:
                return FileKind.DOCX
            first = held.infolist()[0]
            is_marked = first.filename == "mimetype" and first.file_size == len(ODT_MARK)
            return FileKind.ODT if is_marked and held.read(first) == ODT_MARK else None
    except (zipfile.BadZipFile, IndexError, NotImplementedError, RuntimeError, OSError):
        return None


def _check_inactive(names: set[str]) -> None:
    if any(part in name for name in names for part in ACTIVE):
        raise NotNow(_("This document holds macros. Save it as a PDF and send that."))


def _text(content: bytes) -> FileKind | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.strip():
        return None
    controls = (each for each in text if unicodedata.category(each) == "Cc")
    return FileKind.TEXT if TEXT_CONTROLS.issuperset(controls) else None
