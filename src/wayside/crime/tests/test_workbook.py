"""Workbooks and zips made to take all memory, or more room than a database gives."""

import io
import zipfile
from pathlib import Path

import pytest

from wayside.crime.models import ImportFile
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.own import preview
from wayside.crime.tests import factories as crime

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {NAMESPACE} xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
}


def workbook(rows: str, *, shared: str = "", before: str = "") -> io.BytesIO:
    """A workbook written by hand, as no spreadsheet would."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        archive.writestr("xl/sharedStrings.xml", f"<sst {NAMESPACE}>{shared}</sst>")
        sheet = f"{before}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return target


def cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_workbook_written_by_hand_is_read() -> None:
    rows = f'<row r="1">{cell("A1", "Ref")}</row><row r="2">{cell("A2", "R1")}</row>'
    assert preview(workbook(rows)).header == ("Ref",)


def test_two_cells_at_opposite_corners_end_no_process_of_ours() -> None:
    rows = f'<row r="1">{cell("A1", "a")}</row>'
    rows += f'<row r="1048576">{cell("XFD1048576", "b")}</row>'
    with pytest.raises(UnreadableFileError, match="larger than can be read"):
        preview(workbook(rows))


def test_one_long_text_in_many_cells_takes_no_memory_of_ours() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_001))
    with pytest.raises(UnreadableFileError, match="larger than can be read"):
        preview(workbook(rows, shared=f"<si><t>{'x' * 100_000}</t></si>"))


def test_a_workbook_cannot_ask_for_a_file_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the key")
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        preview(workbook(f'<row r="1">{cell("A1", "&x;")}</row>', before=outside))


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
@pytest.mark.django_db
def test_a_zip_in_a_rarely_used_packing_is_not_unpacked(packing: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        archive.writestr(crime.STREET_NAME, crime.street_file(*[crime.street_row()] * 500))
    (file,) = crime.load(crime.lambeth(), target.getvalue(), name="months.zip").files.all()
    assert (file.state, "ordinary zip" in file.error) == ("failed", True)


@pytest.mark.django_db
def test_a_size_that_no_database_holds_is_not_taken_at_its_word() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(crime.STREET_NAME, crime.street_file(crime.street_row()))
        (info,) = archive.infolist()
        info.compress_size = (1 << 64) - 2
    (file,) = crime.load(crime.lambeth(), target.getvalue(), name="months.zip").files.all()
    assert file.bytes_total == (1 << 63) - 1


@pytest.mark.django_db
def test_a_name_longer_than_any_file_system_has_is_refused_with_a_sentence() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("x" * 3000 + ".csv", crime.street_file(crime.street_row()))
    crime.load(crime.lambeth(), target.getvalue(), name="months.zip")
    file = ImportFile.objects.get()
    assert (file.state, "name" in file.error) == ("failed", True)
