"""Names in any script, their sounds, and how far two agree."""

import pytest

from wayside.calculations.linkage import Field, NameAgreement, likeness, sound_of
from wayside.calculations.linkage.likeness import at_most, letters_of
from wayside.calculations.linkage.names import Name, agreement
from wayside.calculations.linkage.nicknames import groups_of, short_forms
from wayside.calculations.linkage.writing import words


def level(a: str, b: str, *, given: bool = True) -> NameAgreement:
    field = Field.GIVEN if given else Field.FAMILY
    left, right = Name.of(field, a).forms, Name.of(field, b).forms
    return max(agreement(x, y, given=given) for x in left for y in right)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  ZOË ", ("zoe",)),
        ("Łucja", ("lucja",)),
        ("O’Brien", ("obrien",)),
        ("Ｓｍｉｔｈ", ("smith",)),
        ("Straße", ("strasse",)),
        ("Наталья", ("natalya",)),
        ("Ελένη", ("eleni",)),
        ("\u202eمُحَمَّد\u202c", ("mhmd",)),
        ("Okafor-Smith", ("okafor", "smith")),
        ("Lil' Red 🔥", ("red",)),
        ("Dos Santos", ("santos",)),
        ("Lady", ("lady",)),
        ("Al", ("al",)),
        ("🦋", ("🦋",)),
        ("আয়েশা", ("আয়েশা",)),
        ("?!", ()),
        ("", ()),
    ],
)
def test_a_name_has_one_comparable_form_in_any_script(text: str, plain: tuple[str, ...]) -> None:
    assert [*words(text)] == [*words("".join(plain))] if len(plain) == 1 else words(text) == plain


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mohammed", "muhammad"),
        ("mohammed", "mhmd"),
        ("yasmin", "jasmin"),
        ("yusuf", "ywsf"),
        ("ewa", "eva"),
        ("kowalczyk", "covalchik"),
        ("ioana", "joana"),
        ("sade", "shade"),
        ("natalya", "natalia"),
        ("fatima", "fatma"),
        ("khadija", "kadija"),
        ("bhavna", "bavna"),
        ("thomas", "tomas"),
        ("steven", "stewen"),
        ("philippa", "filipa"),
        ("knight", "nite"),
        ("christine", "kristin"),
        ("wright", "rite"),
        ("alexandra", "aleksandra"),
    ],
)
def test_names_said_alike_have_one_sound(a: str, b: str) -> None:
    assert sound_of(a) == sound_of(b) != ""


@pytest.mark.parametrize(("a", "b"), [("mia", "emmy"), ("sarah", "laura"), ("maria", "marta")])
def test_names_said_otherwise_have_other_sounds(a: str, b: str) -> None:
    assert sound_of(a) != sound_of(b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Katarzyna", "KATARZYNA", NameAgreement.EXACT),
        ("Mary Anne", "Maryanne", NameAgreement.EXACT),
        ("Anne Mary", "Mary-Anne", NameAgreement.EXACT),
        ("Katarzyna", "Kasia", NameAgreement.NICKNAME),
        ("Bill", "William", NameAgreement.NICKNAME),
        ("Lyubomira", "Ljubomira", NameAgreement.SOUND),
        ("Patrisha", "Pat", NameAgreement.SOUND),
        ("Oyelaranke", "Oyelarinka", NameAgreement.SOUND),
        ("Shpresa", "Shpresab", NameAgreement.CLOSE),
        ("Maria Fernanda", "Fernanda", NameAgreement.PART),
        ("Doreth", "Dor", NameAgreement.NEAR),
        ("Hassan", "Hussein", NameAgreement.DIFFERENT),
        ("Amina", "Halima", NameAgreement.DIFFERENT),
    ],
)
def test_given_names_agree_by_grades(a: str, b: str, expected: NameAgreement) -> None:
    assert level(a, b) == level(b, a) == expected


def test_nicknames_do_not_count_between_family_names() -> None:
    assert level("Bill", "William") == NameAgreement.NICKNAME
    assert level("Bill", "William", given=False) == NameAgreement.DIFFERENT


def test_the_reference_values_of_jaro_and_winkler_are_met() -> None:
    assert likeness("martha", "marhta") == pytest.approx(0.9611, abs=1e-4)
    assert likeness("dwayne", "duane") == pytest.approx(0.84, abs=1e-4)
    assert likeness("dixon", "dicksonx") == pytest.approx(0.8133, abs=1e-4)


def test_the_glance_at_letters_never_promises_too_little() -> None:
    known = [name for full, short in short_forms() for name in (*full, *short)][::37]
    for a in known:
        for b in known:
            assert likeness(a, b) <= at_most(a, b, letters_of(a), letters_of(b)) + 1e-12


def test_every_line_of_the_nicknames_has_full_forms_and_short_ones() -> None:
    groups = list(short_forms())
    assert len(groups) > 300
    assert all(full and short for full, short in groups)
    heads = [full[0] for full, _ in groups]
    assert len(heads) == len(set(heads))
    assert groups_of("kasia") & groups_of("katarzyna")
