"""Locations of data.police.uk as people say them."""

import pytest

from wayside.crime.hotspots.recorded import street_name


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("On or near Acre Lane", "Acre Lane"),
        ("On or near Stockwell (lu Station)", "Stockwell Underground station"),
        ("On or near Waterloo (london) (station)", "Waterloo station"),
        ("On or near Streatham (station)", "Streatham station"),
        ("No location", ""),
    ],
)
def test_a_location_is_told_as_people_say_it(written: str, said: str) -> None:
    assert street_name(written) == said
