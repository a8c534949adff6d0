"""A file is what it holds, is called what is safe, and is taken when a scanner found it clean."""

import io
import os
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.files import rules, scanning
from wayside.files.tests.clamd import EICAR, clamd
from wayside.files.vocabulary import FileKind
from wayside.web.states import NotNow


def zipped(*parts: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as held:
        for name, content in parts:
            held.writestr(name, content)
    return made.getvalue()


WORD = (("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\xff\xd8\xff\xe0rest", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\nrest", FileKind.PNG),
        (zipped(*WORD), FileKind.DOCX),
        (zipped(("mimetype", rules.ODT_MARK), ("content.xml", b"<x/>")), FileKind.ODT),
        ("Dear Żofia,\r\nyour appointment\n".encode(), FileKind.TEXT),
    ],
)
def test_the_content_says_what_it_is(content: bytes, kind: FileKind) -> None:
    assert rules.kind_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"MZ\x90\x00\x03 a program",
        b"\x7fELF\x02",
        b"text with a \x00 in it",
        b"text with an \x1b[31m escape",
        b"\xff\xfe\x41",
        b"PK\x03\x04 broken",
        zipped(("a.txt", b"any zip")),
        zipped(("mimetype", b"application/vnd.oasis.opendocument.graphics")),
    ],
)
def test_what_it_is_not_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(NotNow, match="Save it as a PDF"):
        rules.kind_of(content)


def test_a_document_with_macros_is_refused() -> None:
    with pytest.raises(NotNow, match="macros"):
        rules.kind_of(zipped(*WORD, ("word/vbaProject.bin", b"x")))


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("letter.exe", "letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\a  b.pdf", "a-b.pdf"),
        ("gp\u202efdp.exe", "gp-fdp.pdf"),
        ('x"; filename="y.html', "x-filename-y.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("Żofia – list.PDF", "Żofia-list.pdf"),
        ("a" * 300, "a" * rules.LONGEST_NAME + ".pdf"),
    ],
)
def test_a_name_is_made_safe(given_name: str, name: str) -> None:
    assert rules.clean_name(given_name, FileKind.PDF) == name


@examples(200)
@given(st.text(max_size=200))
def test_no_name_holds_anything_but_letters_digits_and_dashes(given_name: str) -> None:
    name = rules.clean_name(given_name, FileKind.PDF)
    stem, _dot, end = name.rpartition(".")
    assert end == "pdf"
    assert stem
    assert all(each.isalnum() or each == "-" for each in stem)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose name leaves room for a socket's."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        yield Path(made)


@pytest.fixture
def daemon(folder: Path, settings: Any) -> Iterator[None]:
    with clamd(folder) as address:
        settings.CLAMD_ADDRESS = address
        yield


def test_without_a_scanner_nothing_is_taken(settings: Any) -> None:
    settings.CLAMD_ADDRESS = settings.CLAMSCAN_COMMAND = ""
    with pytest.raises(NotNow, match="no virus scanner is set up"):
        scanning.check_clean(b"A letter")


def test_the_daemon_finds_the_test_virus_and_lets_a_letter_pass(daemon: None) -> None:
    scanning.check_clean(b"A letter")
    scanning.check_clean(bytes(3 * scanning.CHUNK + 1))
    with pytest.raises(NotNow, match="found something"):
        scanning.check_clean(EICAR)
    with pytest.raises(NotNow, match="found something"):
        scanning.check_clean(bytes(scanning.CHUNK - 10) + EICAR)


@pytest.mark.parametrize(
    "answer",
    [b"", b"stream: INSTREAM size limit exceeded. ERROR\0", b"OK\0", b"stream: OKAY\0", b"\xff\0"],
)
def test_an_answer_that_is_not_yes_takes_nothing(
    folder: Path, settings: Any, answer: bytes
) -> None:
    with clamd(folder, answer=answer) as address:
        settings.CLAMD_ADDRESS = address
        with pytest.raises(NotNow, match="did not answer"):
            scanning.check_clean(b"A letter")


def test_a_daemon_that_is_gone_takes_nothing(folder: Path, settings: Any) -> None:
    settings.CLAMD_ADDRESS = str(folder / "nobody")
    with pytest.raises(NotNow, match="did not answer"):
        scanning.check_clean(b"A letter")


@pytest.mark.parametrize(
    ("code", "words"), [(0, ""), (1, "found something"), (2, "did not answer")]
)
def test_the_command_is_asked_where_there_is_no_daemon(
    folder: Path, settings: Any, code: int, words: str
) -> None:
    command = folder / "clamscan"
    command.write_text(f"#!/bin/sh\ncat > /dev/null\nexit {code}\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    settings.CLAMD_ADDRESS, settings.CLAMSCAN_COMMAND = "", str(command)
    if not words:
        scanning.check_clean(b"A letter")
        return
    with pytest.raises(NotNow, match=words):
        scanning.check_clean(b"A letter")


@pytest.mark.skipif(not os.environ.get("WAYSIDE_REAL_CLAMD"), reason="no real ClamAV named")
def test_the_real_daemon_finds_the_test_virus(settings: Any) -> None:
    settings.CLAMD_ADDRESS = os.environ["WAYSIDE_REAL_CLAMD"]
    scanning.check_clean(b"A letter")
    with pytest.raises(NotNow, match="found something"):
        scanning.check_clean(EICAR)
