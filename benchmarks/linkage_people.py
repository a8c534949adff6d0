"""Invented people and the records that several workers might keep of them, from a seed.

Nobody here exists. A person has names, a birth, an area; a record knows some of it. A duplicate is
a second record of the same person, with other gaps and with what happens to names: spellings, pet
forms (listed, or made by rule), slips of the finger, given and family name swapped, a married
name, a false name, dates with a part wrong or in the other order. Some people have a sister or a
twin in the set, who is somebody else.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from wayside.calculations.linkage import Born, Identity

NAMES = tomllib.loads(Path(__file__).with_name("linkage_names.toml").read_text("utf-8"))
GIVEN: dict[str, str] = NAMES["given"]
FAMILY: dict[str, str] = NAMES["family"]
SHARES: dict[str, int] = NAMES["shares"]
STREET: list[str] = NAMES["street"]["names"].split()
AREAS = tuple(f"ward {number}" for number in range(1, 22))
TODAY = date(2018, 7, 1)
SISTERS = 0.03
TWINS = 0.01
T = TypeVar("T")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Given:
    """A given name with how else it is written and what it is called for short."""

    name: str
    spellings: tuple[str, ...]
    pets: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    community: str
    given: Given
    family: tuple[str, ...]
    born: date
    street: str
    area: str


@dataclass(frozen=True)
class Record:
    """What one worker knows. person: who it really is. changes: what happened to it."""

    identity: Identity
    person: int
    changes: frozenset[str] = frozenset()


def made_records(count: int, duplicated: float, seed: int) -> tuple[Record, ...]:
    """Records, the share ``duplicated`` of them second records of somebody, in random order."""
    rng = Random(seed)
    twice = round(count * duplicated)
    people = _people(rng, count - twice)
    records = [Record(_record(rng, each), i) for i, each in enumerate(people)]
    for i in rng.sample(range(len(people)), twice):
        records.append(_again(rng, people[i], i))
    rng.shuffle(records)
    return tuple(records)


def _people(rng: Random, count: int) -> list[Person]:
    people: list[Person] = []
    while len(people) < count:
        chance = rng.random()
        if people and chance < SISTERS + TWINS:
            people.append(_relative(rng, rng.choice(people), twin=chance < TWINS))
        else:
            people.append(_person(rng))
    return people


def _person(rng: Random) -> Person:
    community = rng.choices(list(SHARES), list(SHARES.values()))[0]
    homes = FAMILY[rng.choice(list(FAMILY)) if rng.random() < 0.08 else community].split()
    # Common names are common: the first of a list is drawn more often than the last
    given = _skewed(rng, [_given(text) for text in GIVEN[community].split()])
    family = tuple(_skewed(rng, homes).replace("_", " ").split("="))
    born = TODAY - timedelta(days=int(365.25 * (16 + 44 * rng.betavariate(1.6, 2.4))) + 3)
    return Person(community, given, family, born, _street(rng, given), rng.choice(AREAS))


def _relative(rng: Random, of: Person, *, twin: bool) -> Person:
    given = rng.choice([_given(text) for text in GIVEN[of.community].split()])
    while given.name == of.given.name:
        given = rng.choice([_given(text) for text in GIVEN[of.community].split()])
    born = of.born if twin else of.born + timedelta(days=rng.randint(330, 2500))
    return Person(of.community, given, of.family, born, _street(rng, given), of.area)


def _given(text: str) -> Given:
    names, _, pets = text.partition(":")
    name, *spellings = names.split("=")
    return Given(name, tuple(spellings), tuple(each for each in pets.split(",") if each))


def _skewed(rng: Random, items: list[T]) -> T:
    return items[min(int(len(items) * rng.random() ** 1.5), len(items) - 1)]


def _street(rng: Random, given: Given) -> str:
    chance = rng.random()
    if chance < 0.5:
        return _pet(rng, given)
    return rng.choice(STREET).replace("_", " ") if chance < 0.9 else given.name


def _pet(rng: Random, given: Given) -> str:
    """A pet form from the list, or one made by rule, as people do."""
    if given.pets and rng.random() < 0.75:
        return rng.choice(given.pets)
    stem = given.name[: rng.choice((3, 4))]
    return stem + rng.choice(("", "ie", "y", "z", "s"))


def _record(rng: Random, person: Person) -> Identity:
    """What a first worker knows: some of it, and right."""
    street = person.street if rng.random() < 0.8 else ""
    given = person.given.name if rng.random() < 0.88 or not street else ""
    family = person.family[0] if rng.random() < 0.7 else ""
    area = person.area if rng.random() < 0.85 else ""
    others = (_pet(rng, person.given),) if rng.random() < 0.08 else ()
    born = _known(rng, person.born)
    return _written((street, given, family), others, born, area)


def _known(rng: Random, born: date) -> Born | None:
    """A birth as far as told."""
    chance = rng.random()
    if chance < 0.66:
        return Born(born.year, born.month, born.day)
    if chance < 0.69:
        return Born(born.year, born.month)
    if chance < 0.81:
        return Born(born.year)
    if chance < 0.93:
        age = TODAY.year - born.year + rng.randint(-3, 3)
        return Born.aged(max(age - 4, 10), age + 4, TODAY)
    return None


def _again(rng: Random, person: Person, i: int) -> Record:
    """A second record of somebody: other gaps, and changes."""
    changes: set[str] = set()

    def happens(name: str, chance: float) -> bool:
        if rng.random() < chance:
            changes.add(name)
            return True
        return False

    given = _given_again(rng, person.given, happens)
    family = _family_again(rng, person, happens)
    street = _street_again(rng, person, happens)
    given = "" if happens("no given name", 0.12) and street else given
    family = "" if happens("no family name", 0.3) else family
    if given and family and happens("given and family swapped", 0.05):
        given, family = family, given
    area = person.area if not happens("other area", 0.3) else rng.choice(AREAS)
    born = _known(rng, _born_again(rng, person.born, happens))
    others = (person.given.name,) if not given and rng.random() < 0.1 else ()
    area = area if rng.random() < 0.85 else ""
    found = _written((street, given, family), others, born, area)
    return Record(found, i, frozenset(changes))


def _street_again(rng: Random, person: Person, happens: Callable[[str, float], bool]) -> str:
    street = person.street
    if happens("other street name", 0.2):
        street = _street(rng, person.given)
    elif happens("street name written otherwise", 0.15):
        street = _rewritten(rng, street)
    return "" if happens("no street name", 0.2) else street


def _given_again(rng: Random, given: Given, happens: Callable[[str, float], bool]) -> str:
    if happens("false given name", 0.03):
        return _given(rng.choice(GIVEN[rng.choice(list(GIVEN))].split())).name
    if given.spellings and happens("other spelling of given", 0.2):
        return rng.choice(given.spellings)
    if happens("pet form as given", 0.15):
        return _pet(rng, given)
    return _slip(rng, given.name) if happens("slip in given", 0.08) else given.name


def _family_again(rng: Random, person: Person, happens: Callable[[str, float], bool]) -> str:
    name = person.family[0]
    if len(person.family) > 1 and happens("other spelling of family", 0.2):
        return rng.choice(person.family[1:])
    if happens("other family name", 0.07):
        return rng.choice(FAMILY[person.community].split()).split("=")[0].replace("_", " ")
    if happens("double family name", 0.04):
        return f"{name}-{rng.choice(FAMILY[person.community].split()).split('=')[0]}"
    return _slip(rng, name) if happens("slip in family", 0.08) else name


def _born_again(rng: Random, born: date, happens: Callable[[str, float], bool]) -> date:
    if born.day <= 12 and born.day != born.month and happens("day and month swapped", 0.08):
        return date(born.year, born.day, born.month)
    if happens("one part of the date wrong", 0.08):
        part = rng.choice(("year", "month", "day"))
        year = born.year + rng.choice((-10, -1, 1, 10)) * (part == "year")
        month = rng.randint(1, 12) if part == "month" else born.month
        day = rng.randint(1, 28) if part == "day" else born.day
        return date(year, month, min(day, calendar.monthrange(year, month)[1]))
    if happens("false date", 0.03):
        return born + timedelta(days=rng.randint(-2500, 2500))
    return born


def _rewritten(rng: Random, street: str) -> str:
    if " " not in street and rng.random() < 0.3:
        return rng.choice(("big ", "little ", "lil ", "miss ")) + street
    if street.endswith(("ie", "y")):
        return street.removesuffix("ie").removesuffix("y") + rng.choice(("i", "ey", "ie", "y"))
    return _slip(rng, street)


def _slip(rng: Random, name: str) -> str:
    """One slip of the finger: a letter left out, doubled, wrong, or two changed round."""
    at = rng.randrange(len(name))
    kind = rng.randrange(4)
    if kind == 0 and len(name) > 3:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2 and at + 1 < len(name):
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + rng.choice(LETTERS) + name[at + 1 :]


def _written(
    names: tuple[str, str, str], others: tuple[str, ...], born: Born | None, area: str
) -> Identity:
    street, given, family = (each.title() for each in names)
    return Identity(street, given, family, tuple(each.title() for each in others), born, area)
