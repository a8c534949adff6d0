"""Paper that everyone can read."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import gettext_lazy
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from wayside.web.maps import Circle, Map, svg_map
from wayside.web.pdf import PdfFailedError, typst_pdf

NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
SHEET = """#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: "Wayside")
#set text(lang: "en", region: "GB", font: "Source Sans 3")
= #d.title
#d.words
#if "map" in d { figure(image(bytes(d.map), alt: "Two places"), alt: "Two places", caption: [Map]) }
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.typ"
    path.write_text(SHEET)
    return path


def test_a_document_is_tagged_named_and_has_a_language(sheet: Path) -> None:
    pdf = PdfReader(BytesIO(typst_pdf(sheet, {"title": "Week 27", "words": "Hello"}, now=NOW)))

    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Week 27"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_a_map_goes_in_as_a_picture_with_words(sheet: Path) -> None:
    svg = svg_map(Map("T", "D", [Circle("a", -0.11, 51.46, 150, 1, "A")]))

    made = typst_pdf(sheet, {"title": "T", "words": "", "map": str(svg)}, now=NOW)

    assert "Map" in PdfReader(BytesIO(made)).pages[0].extract_text()


def test_what_people_wrote_is_never_markup(sheet: Path) -> None:
    nasty = '#read("/etc/passwd") *bold* \\ "quote" <x> $x$ \u202e'

    made = typst_pdf(sheet, {"title": gettext_lazy("T"), "words": nasty}, now=NOW)

    assert '#read("/etc/passwd") *bold*' in PdfReader(BytesIO(made)).pages[0].extract_text()


def test_one_input_makes_one_file(sheet: Path) -> None:
    data = {"title": "T", "words": "Hello"}

    assert typst_pdf(sheet, data, now=NOW) == typst_pdf(sheet, data, now=NOW)


def test_a_template_that_is_wrong_says_where(tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#set document(title: [T])\n#nothing")

    with pytest.raises(PdfFailedError, match=r"broken\.typ: .*nothing"):
        typst_pdf(broken, {}, now=NOW)


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    nosy = tmp_path / "inner" / "nosy.typ"
    nosy.parent.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    nosy.write_text('#set document(title: [T])\n#read("../secret.txt")')

    with pytest.raises(PdfFailedError):
        typst_pdf(nosy, {}, now=NOW)


def test_missing_fonts_say_what_to_do(sheet: Path, tmp_path: Path, settings: Settings) -> None:
    settings.FONTS_FOLDER = tmp_path

    with pytest.raises(PdfFailedError, match="make setup"):
        typst_pdf(sheet, {"title": "T", "words": ""}, now=NOW)


@pytest.mark.parametrize("letter", ["\x0b", "\x01", "\x1b", "\x85", "\ufffe", "\ud800"])
def test_a_letter_that_no_paper_knows_keeps_no_document_from_being_made(
    sheet: Path, letter: str
) -> None:
    drawn = svg_map(Map("T", "D", [Circle("a", -0.11, 51.46, 150, 1, f"A{letter}b")]))
    data = {"title": f"Week{letter} 27", "words": f"He{letter}llo", "map": str(drawn)}
    pdf = PdfReader(BytesIO(typst_pdf(sheet, data, now=NOW)))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Week 27"
    assert "Hello" in pdf.pages[0].extract_text()
