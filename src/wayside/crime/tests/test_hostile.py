"""Files made to break the import, by accident or on purpose: each ends in counts or a sentence."""

import io
import struct
import zipfile
import zlib
from time import perf_counter

import pytest

from wayside.crime import originals
from wayside.crime.models import Extract, StreetCrime
from wayside.crime.reading import streams, text
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import gzipped, load, report, street_file, street_row, zipped
from wayside.partners.models import Area

pytestmark = pytest.mark.django_db


BOMB = (b"x" * 999 + b"\n") * 60_000  # unpacks to a thousand times what it takes; few lines to read


def error_of(area: Area, content: bytes, name: str = crime.STREET_NAME) -> str:
    file = load(area, content, name=name).files.get()
    assert file.state == "failed"
    assert not Extract.objects.exists()
    assert not StreetCrime.objects.exists()
    return file.error


def test_a_gzip_cut_in_the_middle_gives_what_was_read_and_says_so(area: Area) -> None:
    whole = gzipped(street_file(*[street_row(f"{n:064}") for n in range(3000)]))
    found = report(load(area, whole[: len(whole) // 2], name="x.csv.gz"))
    assert 0 < found["rows_stored"] < 3000
    assert found["observed"]["file_cut_short"] == 1
    assert found["set_aside"] == {"last_line_cut": 1}
    assert Extract.objects.get().is_cut_short


def test_a_last_line_cut_short_is_set_aside(area: Area) -> None:
    found = report(load(area, street_file(street_row("a"), street_row("b"))[:-40]))
    assert (found["rows_stored"], found["set_aside"]) == (1, {"last_line_cut": 1})
    assert found["observed"] == {"no_final_newline": 1}


def test_a_damaged_gzip_loads_nothing(area: Area) -> None:
    whole = bytearray(gzipped(street_file(*[street_row(f"{n:064}") for n in range(500)])))
    whole[-6] ^= 0xFF
    assert "damaged" in error_of(area, bytes(whole), "x.csv.gz")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_or_without_its_mark(area: Area, encoding: str) -> None:
    words = street_file(street_row("a", location="On or near Café Road")).decode()
    found = report(load(area, words.encode(encoding)))
    assert found["observed"] == {"utf_16": 1}
    assert StreetCrime.objects.get().location == "On or near Café Road"


def test_windows_1252_is_read_and_its_lines_are_noted(area: Area) -> None:
    row = street_row("b", location="On or near Café Road")
    content = street_file(street_row("a")) + row.encode("cp1252") + b"\n"
    found = report(load(area, content))
    assert found["observed"] == {"not_utf8": 1}
    assert StreetCrime.objects.get(crime_id="b").location == "On or near Café Road"


def test_a_mark_windows_line_ends_and_blank_lines_do_no_harm(area: Area) -> None:
    content = "\ufeff".encode() + street_file(street_row("a"), "", street_row("b"), end="\r\n")
    found = report(load(area, content))
    assert (found["rows_read"], found["rows_stored"]) == (2, 2)
    assert found["observed"] == {"blank_lines": 1, "byte_order_mark": 1}
    assert [row.line for row in StreetCrime.objects.order_by("line")] == [2, 4]


def test_old_mac_line_ends_are_read(area: Area) -> None:
    assert report(load(area, street_file(street_row("a"), end="\r")))["rows_stored"] == 1


def test_a_quote_left_open_costs_its_own_line_only(area: Area) -> None:
    rows = [street_row(str(n)) for n in range(50)]
    rows[3] = street_row("3", location='"On or near')
    found = report(load(area, street_file(*rows)))
    assert found["set_aside"] == {"open_quote": 1}
    assert found["rows_stored"] == 49


def test_quoted_fields_may_hold_commas_quotes_and_line_breaks(area: Area) -> None:
    row = street_row("a", location='"Say ""when"", on\nHigh Road"')
    found = report(load(area, street_file(row, street_row("b"))))
    assert found["rows_stored"] == 2
    assert StreetCrime.objects.get(crime_id="a").location == 'Say "when", on\nHigh Road'
    assert StreetCrime.objects.get(crime_id="b").line == 4


def test_lines_with_too_many_or_too_few_fields_are_set_aside_alone(area: Area) -> None:
    rows = (street_row("a") + ",more", street_row("b"), "a,b,c", street_row("d"))
    found = report(load(area, street_file(*rows)))
    assert found["set_aside"] == {"wrong_number_of_fields": 2}
    assert found["rows_stored"] == 2


def test_a_field_of_ten_megabytes_is_set_aside_without_filling_memory(area: Area) -> None:
    huge = street_row("a", location="x" * 10_000_000)
    long = street_row("b", location="y" * 20_000)
    found = report(load(area, street_file(huge, long, street_row("c"))))
    assert found["set_aside"] == {"field_too_long": 1, "line_too_long": 1}
    assert found["rows_stored"] == 1


def test_a_file_that_is_one_endless_line_is_refused(area: Area) -> None:
    assert "Line 1" in error_of(area, b"x" * 5_000_000)


def test_bytes_that_are_no_text_are_set_aside(area: Area) -> None:
    content = street_file(street_row("a"), street_row("b\x00"), street_row("c"))
    found = report(load(area, content))
    assert found["set_aside"] == {"control_characters": 1}
    assert found["rows_stored"] == 2


def test_a_header_in_the_middle_is_set_aside(area: Area) -> None:
    content = street_file(street_row("a")) + street_file(street_row("b"))
    found = report(load(area, content))
    assert found["set_aside"] == {"header_again": 1}


@pytest.mark.parametrize(
    "content", [b"", b"\n\n\n", b"\x00" * 100, b"\x89PNG\r\n\x1a\n" + bytes(500), b"PK\x03\x04junk"]
)
def test_what_is_no_crime_file_is_refused_with_a_sentence(area: Area, content: bytes) -> None:
    assert error_of(area, content, "x").endswith(".")


def test_a_zip_in_a_zip_is_refused(area: Area) -> None:
    inner = zipped(a__csv=street_file(street_row()))
    assert "archive within an archive" in error_of(area, zipped(inner__zip=inner), "x.zip")
    gz = gzipped(street_file(street_row()))
    assert "archive within an archive" in error_of(area, zipped(inner__csv__gz=gz), "y.zip")


def test_names_in_a_zip_lead_nowhere(area: Area, tmp_path: object) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../../etc/2018-05-metropolitan-street.csv", street_file(street_row()))
    batch = load(area, target.getvalue(), name="../../evil.zip")
    file = batch.files.get()
    assert (file.name, file.state) == ("2018-05-metropolitan-street.csv", "loaded")
    assert [path.name for path in originals.folder().iterdir()] == [file.original]


def test_a_gzip_bomb_is_stopped(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "RATIO_FROM", 1 << 20)
    bomb = gzipped(street_file() + BOMB)
    assert "unpacks to far more" in error_of(area, bomb, "x.csv.gz")


def test_a_zip_that_lies_about_its_size_is_stopped(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "RATIO_FROM", 1 << 20)
    bomb = zipped(a__csv=street_file() + BOMB)
    assert "unpacks to far more" in error_of(area, bomb, "x.zip")


def test_a_zip_whose_list_of_contents_would_fill_the_memory_is_not_opened(area: Area) -> None:
    files, entry = 200_000, b"PK\1\2" + b"\0" * 24 + (1).to_bytes(2, "little") + b"\0" * 16 + b"a"
    listed = entry * files
    start = b"PK\3\4" + b"\0" * 26
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, files, files, len(listed), 30)
    where = struct.pack("<4sLQL", b"PK\6\7", 0, 30 + len(listed), 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    started = perf_counter()
    assert "far more than the 2,000" in error_of(
        area, start + listed + end + where + last, "months.zip"
    )
    assert perf_counter() - started < 3


def test_a_zip_of_many_files_that_unpack_to_too_much_is_not_begun(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST_TOGETHER", 1000)
    bomb = zipped(a__csv=b"\n" * 600, b__csv=b"\n" * 600)
    assert "unpack to more than can be loaded at once" in error_of(area, bomb, "months.zip")


def test_a_damaged_member_of_a_zip_loads_nothing(area: Area) -> None:
    content = bytearray(zipped(a__csv=street_file(*[street_row(str(n)) for n in range(900)])))
    content[200] ^= 0xFF
    assert "damaged" in error_of(area, bytes(content), "x.zip")


def test_a_locked_zip_says_so(area: Area) -> None:
    content = bytearray(zipped(a__csv=street_file(street_row())))
    central = content.index(b"PK\x01\x02")
    for at in (6, central + 8):
        content[at : at + 2] = struct.pack("<H", 1)
    assert "password" in error_of(area, bytes(content), "x.zip")


def test_a_long_file_is_read_in_chunks_that_join_up(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "BLOCK", 700)
    monkeypatch.setattr(text.chunks, "__kwdefaults__", {"size": 1500})
    rows = [street_row(f"{n:04}", location='"a,\nb"' if n % 7 == 0 else "x") for n in range(300)]
    found = report(load(area, street_file(*rows)))
    assert found["rows_stored"] == 300
    assert StreetCrime.objects.filter(location="a,\nb").count() == 43


def test_two_gzips_one_after_the_other_are_one_file(area: Area) -> None:
    first, second = street_file(street_row("a")), (street_row("b") + "\n").encode()
    found = report(load(area, gzipped(first) + gzipped(second), name="x.csv.gz"))
    assert found["rows_stored"] == 2


def test_deflate_that_never_ends_is_taken_as_cut(area: Area) -> None:
    packer = zlib.compressobj(wbits=31)
    content = packer.compress(street_file(street_row("a"), street_row("b")))
    content += packer.flush(zlib.Z_SYNC_FLUSH)
    found = report(load(area, content, name="x.csv.gz"))
    assert found["rows_stored"] == 2
    assert found["observed"] == {"file_cut_short": 1}
