"""What a mapping's sample file shows: its first rows and its offences."""

from wayside.crime import originals
from wayside.crime.models import Mapping
from wayside.crime.reading.mapping import Choices
from wayside.crime.reading.own import Preview, offences, preview

MOST_OFFENCES = 150


def sample_preview(mapping: Mapping) -> Preview:
    """The header and the first rows."""
    with originals.open_original(mapping.sample) as sample:
        return preview(sample)


def sample_offences(mapping: Mapping) -> list[tuple[str, str, int]]:
    """The most frequent offences: code, name and how often."""
    with originals.open_original(mapping.sample) as sample:
        found = offences(sample, choices=Choices.from_json(mapping.choices))
    return found[:MOST_OFFENCES]
