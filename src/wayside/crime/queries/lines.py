"""The lines of a file that one thing is true of, as they stood in it."""

from collections.abc import Iterator

from wayside.crime import originals
from wayside.crime.models import ImportFile, LineSet
from wayside.crime.reading.again import lines_again
from wayside.crime.reading.lines import unpacked
from wayside.crime.reading.mapping import Choices, key

Row = tuple[str | int, ...]


def original_rows(line_set: LineSet) -> Iterator[Row]:
    """The header, then the lines: the number first, then the fields. Of a force's own extract
    only the columns that its mapping reads are given out.

    Raises:
        OriginalLostError: the file as received is no longer kept.
    """
    file = line_set.file
    numbers = unpacked(bytes(line_set.lines))
    with originals.open_original(file.original) as original:
        found = lines_again(original, member=file.member, numbers=numbers)
        _line, header = next(found, (1, []))
        shown = _columns_shown(file, header)
        yield ("line", *(header[at] for at in shown))
        for number, fields in found:
            if len(fields) == len(header):
                yield (number, *(fields[at] for at in shown))
            else:
                yield (number, *fields)


def has_original(file: ImportFile) -> bool:
    """Whether the file as received is still kept."""
    return (originals.folder() / file.original).exists()


def _columns_shown(file: ImportFile, header: list[str]) -> list[int]:
    mapping = file.batch.mapping
    if mapping is None:
        return list(range(len(header)))
    read = {key(column) for column in Choices.from_json(mapping.choices).columns.values()}
    return [at for at, name in enumerate(header) if key(name.replace("\ufeff", "")) in read]
