"""Files over a limit are not kept while they arrive, and the form says what may be sent."""

from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from wayside.web.forms import FilesField, Form, LimitedFileField
from wayside.web.uploads import BoundedUploadHandler

LIMITS = {"one": 1000, "several": 1500}


class Sent(Form):
    """One file and several."""

    one = LimitedFileField(limit="one", required=False)
    several = FilesField(limit="several", required=False)


@pytest.fixture(autouse=True)
def _limits(settings: Any) -> None:
    settings.UPLOAD_LIMITS = LIMITS


def file(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("crime.csv", b"x" * size)


def problems(name: str, *sizes: int) -> list[str]:
    form = Sent({}, MultiValueDict({name: [file(size) for size in sizes]}))
    return [str(each) for each in form.errors.get(name, [])]


@pytest.mark.parametrize(
    ("name", "sizes", "said"),
    [
        ("one", (1000,), []),
        ("one", (1001,), ["The file must be smaller than 1000\xa0bytes"]),
        ("several", (750, 750), []),
        (
            "several",
            (750, 751),
            ["Together the files must be smaller than 1.5\xa0KB. Send fewer at once."],
        ),
    ],
)
def test_the_form_says_what_may_be_sent(name: str, sizes: tuple[int, ...], said: list[str]) -> None:
    assert problems(name, *sizes) == said


def received(session: dict[str, str], *chunks: bytes) -> tuple[list[Any], int]:
    """Files as the handler hands them on, one a chunk, and the bytes it wrote."""
    request: Any = RequestFactory().post("/")
    request.session = session
    handler = BoundedUploadHandler(request)
    files: list[Any] = []
    for chunk in chunks:
        handler.new_file("crime_files", "a.csv", "text/csv", None)
        handler.receive_data_chunk(chunk, 0)
        files.append(handler.file_complete(len(chunk)))
    written = [len(each.read()) for each in files if each is not None]
    return files, sum(written)


def test_no_more_than_the_largest_limit_is_written_over_all_files() -> None:
    files, written = received({SESSION_KEY: "someone"}, b"a" * 900, b"b" * 900, b"c" * 900)
    assert [each.size for each in files] == [900, 900, 900]
    assert written == 1500


def test_nothing_is_written_for_whoever_is_not_signed_in() -> None:
    files, written = received({}, b"a" * 900)
    assert (files[0].size, written) == (900, 0)
