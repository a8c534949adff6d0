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
        ("We spoke to Ms. O’Brien at the door.", "Ms. O’Brien"),
        ("Told Dr Patel about the needles.", "Dr Patel"),
        ("Text 07700900123 if it happens again.", "07700900123"),
        ("ring 0044 7700 900123 please", "0044 7700 900123"),
        ("her sister: (020) 7946 0991", "020) 7946 0991"),
        ("mail ann.lee+help@mail.example.org.uk", "ann.lee+help@mail.example.org.uk"),
        ("A silver BMW, LB16 XYZ, waited.", "LB16 XYZ"),
        ("plate lb16 xyz again", "lb16 xyz"),
        ("The old van is K123 ABC.", "K123 ABC"),
        ("We talked to Ann Lane by the gate.", "Ann"),
        ("They met Sarah Hill there.", "Sarah"),
        ("He is known as Tiny around here.", "known as Tiny"),
        ("She says her name is Kasia.", "name is Kasia"),
        ("Born 12.05.1991, she said.", "12.05.1991"),
        ("She left with Jo Bloggs at two.", "Jo Bloggs"),
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
        "Most of the cars turned off the A23 and came back by the A205.",
        "The N137 and the 59 buses stop there; the 333 does not. Route 159 is late.",
        "Few people on Brixton Hill; nobody on Acre Lane or in Rush Common.",
        "Brixton Hill was quiet. Coldharbour Lane was not.",
        "Three waited at the corner of Tulse Hill and Christchurch Road.",
        "SW2 was quiet, SW16 was not. In sw16 the bins were full, in SW9 the gate was open.",
        "Opposite St Matthew’s Church the light is out. Behind Gipsy Road too.",
        "The car park by Tesco was full; two vans outside McDonald’s.",
        "Dry until 01:15, then rain. 12 cups of tea, 3 pairs of gloves, 2 needles.",
        "We were there from 20:00 to 02:00 and walked 6 km.",
        "CCTV at the arches does not work. The PCSO knows. CAD 1234 covers it.",
        "Residents in Josephine Avenue want the alley gate shut at 22:00.",
        "Two officers, 7 women met, 0 under 18, 10 drinks.",
        "Call 999 or 101 as usual. Unit 3 of the Loughborough Estate was empty.",
    ],
)
def test_the_words_of_a_place_are_left_alone(text: str) -> None:
    assert looks_personal(text, places=PLACES) == ()
