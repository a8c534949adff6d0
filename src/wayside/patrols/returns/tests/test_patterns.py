"""Words that look like a person are found by their form; the words of a place are left alone."""

import pytest

from wayside.patrols.returns.rules.patterns import looks_personal

PLACES = ("Leigham Court Road near Streatham Hill", "Brixton")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 07700 900123 tomorrow.", "07700 900123"),
        ("Her number is +44 7700 900 123", "+44 7700 900 123"),
        ("A man in AB12 CDE drove round twice.", "AB12 CDE"),
        ("the van ab12cde was back", "ab12cde"),
        ("dob 3/4/1988", "3/4/1988"),
        ("She turned up on 3 April 1988.", "3 April 1988"),
        ("wrote from jo@example.org", "jo@example.org"),
        ("AB 12 34 56 C on the card", "AB 12 34 56 C"),
        ("We spoke with Sarah near the arches.", "Sarah"),
        ("Sarah Jones was there.", "Sarah Jones"),
        ("A girl called sasha asked for tea.", "called sasha"),
        ("Mr Smith from the shop complained.", "Mr Smith"),
    ],
)
def test_what_looks_like_a_person_is_found(text: str, found: str) -> None:
    assert found in [each.words for each in looks_personal(text, places=PLACES)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The lights are out at Leigham Court Road; nobody waited there after midnight.",
        "Quiet until 23:30. Then four cars circled from Streatham Hill to the High Street.",
        "More came before ten on Friday. Two asked for gloves; we gave out 14 drinks.",
        "Gate open again.\nBins moved to the south side of Brixton station.",
    ],
)
def test_the_words_of_a_place_are_left_alone(text: str) -> None:
    assert looks_personal(text, places=PLACES) == ()
