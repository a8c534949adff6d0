"""Who the sixty are: a dozen whose present state asks something of a worker, and the others."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from wayside.demo.this_week import TODAY
from wayside.people.vocabulary import AgeMark, Sex
from wayside.support.vocabulary import Met
from wayside.support.vocabulary import NeedKind as Need

CAME_FIRST = date(2017, 1, 9)
MEADOW = (
    "Bramble", "Clover", "Sorrel", "Yarrow", "Tansy", "Teasel", "Vetch", "Campion", "Mallow",
    "Betony", "Burdock", "Dock", "Fescue", "Gentian", "Harebell", "Ivy", "Juniper", "Kelp",
    "Lichen", "Madder", "Nettle", "Oxlip", "Pansy", "Quince", "Ragwort", "Samphire", "Thistle",
    "Umbel", "Verbena", "Woad", "Bryony", "Catkin", "Damson", "Elder", "Fern", "Gorse",
    "Heather", "Iris", "Jasmine", "Laurel", "Marjoram", "Nutmeg", "Orchid", "Poppy",
)  # fmt: skip
GIVEN = ("Ada", "Bea", "Cleo", "Dot", "Elsie", "Flo", "Gina", "Hettie", "Ines", "Joan")
NEEDS = tuple(Need)
HOW = (Met.OUTREACH, Met.OUTREACH, Met.DROP_IN, Met.PHONE, Met.SOUP_KITCHEN)


@dataclass(frozen=True, slots=True)
class Life:
    """Somebody as the demo needs them: what they are called, whose they are, how often they are
    met and for how long nobody has heard of them."""

    called: str
    worker: str
    since: date
    every: int
    silent: int = 4
    how: Met = Met.OUTREACH
    given_name: str = ""
    family_name: str = ""
    born: str = ""
    age: AgeMark = AgeMark.UNKNOWN
    sex: Sex = Sex.WOMAN
    language: str = "English"
    needs: dict[Need, tuple[int, ...]] = field(default_factory=dict)
    plan_in: int | None = None
    phone: bool = True
    confirmed: int = 20
    around: int | None = None
    released_in: int | None = None
    consents: tuple[str, ...] = ()

    @property
    def last(self) -> date:
        """The last day on which they were met."""
        return TODAY - timedelta(days=self.silent)

    def meetings(self) -> list[date]:
        """The days on which they were met: of late in their own rhythm, before that now and
        then since the first. Who is silent now was never silent for long before."""
        chance = Random(self.called)  # noqa: S311  the same life every time
        days = [self.last]
        earlier = 1 if self.silent > UNUSUAL else EARLIER
        while len(days) < MOST - earlier:
            days.append(days[-1] - timedelta(days=max(2, self.every + chance.randint(-2, 3))))
        gap = (days[-1] - self.since) / earlier
        now_and_then = (self.since + gap * number for number in range(earlier))
        return sorted({self.since, *(day for day in (*days, *now_and_then) if day > self.since)})


MOST, EARLIER, UNUSUAL = 13, 6, 20
PORTRAITS = (
    Life(
        "Robin", "carys", date(2017, 3, 6), 7, given_name="Robin", family_name="Invented",
        born="1989-04-11", age=AgeMark.ADULT, around=4, released_in=6,
        needs={Need.SAFETY: (2, 1, 3), Need.DOMESTIC_ABUSE: (3, 1, 2), Need.HOUSING: (3, 2, 1)},
        plan_in=9, consents=("health", "council"),
    ),
    Life(
        "Wren", "carys", date(2017, 9, 18), 6, silent=26, needs={Need.SUBSTANCES: (3, 3, 2),
        Need.MENTAL_HEALTH: (2, 3, 3)}, plan_in=-3, around=0, consents=("recovery",),
    ),
    Life(
        "Jay", "carys", date(2018, 5, 21), 5, silent=3, age=AgeMark.MAY_BE_CHILD,
        needs={Need.SAFETY: (3, 3), Need.CHILDREN: (1, 1)}, phone=False,
    ),
    Life(
        "Linnet", "carys", date(2017, 1, 16), 9, silent=2, given_name="Lin", family_name="Invented",
        born="1981", age=AgeMark.ADULT, needs={Need.HOUSING: (3, 2, 0), Need.MONEY: (3, 2, 1),
        Need.WORK: (0, 1, 2)}, plan_in=0, consents=("council", "health"), how=Met.DROP_IN,
    ),
    Life(
        "Martin", "carys", date(2018, 1, 29), 8, sex=Sex.MAN, born="1996-02-02",
        age=AgeMark.ADULT, needs={Need.SEXUAL_HEALTH: (2, 1), Need.HOUSING: (3, 3)}, plan_in=16,
    ),
    Life(
        "Starling", "cleo", date(2017, 5, 8), 7, confirmed=75, around=1,
        needs={Need.MONEY: (2, 2, 3), Need.DOMESTIC_ABUSE: (2, 3, 3)}, plan_in=5,
    ),
    Life(
        "Plover", "cleo", date(2017, 11, 13), 7, silent=5, around=5, released_in=-4,
        language="Romanian", needs={Need.IMMIGRATION: (3, 2, 2), Need.SAFETY: (3, 2, 2)},
        plan_in=12, consents=("refused-police", "health"), how=Met.SOUP_KITCHEN,
    ),
    Life(
        "Finch", "cleo", date(2018, 2, 5), 6, silent=4, given_name="Felicity",
        family_name="Invented", born="1993-07-19", age=AgeMark.ADULT,
        needs={Need.SUBSTANCES: (3, 2), Need.PHYSICAL_HEALTH: (2, 1)}, plan_in=20,
        consents=("link", "recovery"),
    ),
    Life(
        "Fliss", "rafi", date(2018, 3, 12), 7, silent=6, given_name="Felicity",
        family_name="Invented", born="1993-07-19", age=AgeMark.ADULT, how=Met.AGENCY,
        needs={Need.SUBSTANCES: (3, 2), Need.HOUSING: (2, 2)}, plan_in=8, consents=("link",),
    ),
    Life(
        "Dove", "cass", date(2017, 2, 20), 8, silent=9, consents=("withdrawn", "health"),
        needs={Need.SEXUAL_VIOLENCE: (3, 2, 1), Need.MENTAL_HEALTH: (3, 2, 2)}, plan_in=2,
    ),
    Life(
        "Magpie", "cass", date(2018, 6, 11), 4, silent=3, age=AgeMark.CHILD, born="2002-11",
        needs={Need.SAFETY: (3,), Need.SUBSTANCES: (2,)}, around=3,
    ),
    Life(
        "Heron", "cass", date(2017, 6, 19), 10, silent=41, phone=False, around=2,
        needs={Need.HOUSING: (2, 3, 3), Need.SUBSTANCES: (3, 3, 3)}, plan_in=-12,
    ),
)  # fmt: skip


def everybody() -> tuple[Life, ...]:
    """All sixty, the portraits first."""
    others = (_made(number, name) for number, name in enumerate((*MEADOW, *FOUR)))
    return (*PORTRAITS, *(replace(each, **YOUNG.get(each.called, {})) for each in others))


YOUNG: dict[str, Any] = {"Alder": {"worker": "carys", "age": AgeMark.CHILD, "born": "2001-04"}}
FOUR = ("Rowan", "Willow", "Hazel", "Alder")


def _made(number: int, name: str) -> Life:
    """One of the others, the same every time."""
    chance = Random(name)  # noqa: S311
    since = CAME_FIRST + timedelta(days=chance.randint(0, 500))
    every = chance.choice((5, 7, 7, 9, 12, 14))
    kinds = chance.sample(NEEDS, k=chance.choice((1, 2, 2, 3)))
    named = number % 3 == 0
    return Life(
        called=name,
        worker=("carys", "cleo", "cass", "rafi", "cleo")[number % 5],
        since=since,
        every=every,
        silent=chance.randint(1, every),
        how=chance.choice(tuple(Met)),
        given_name=GIVEN[number % len(GIVEN)] if named else "",
        family_name="Invented" if named else "",
        born=f"{chance.randint(1970, 1998)}" if number % 2 else "",
        age=AgeMark.ADULT if number % 2 else AgeMark.UNKNOWN,
        sex=chance.choice((Sex.WOMAN, Sex.WOMAN, Sex.WOMAN, Sex.WOMAN, Sex.ANOTHER)),
        language=chance.choice(("English", "English", "English", "Portuguese", "Polish")),
        needs={kind: _way(chance) for kind in kinds},
        plan_in=chance.randint(3, 60) if number % 4 else None,
        phone=number % 5 != 4,
        confirmed=chance.randint(3, 28),
        around=number % 6 if number % 7 == 0 else None,
        consents=(("health",), (), ("recovery",), (), ("council",))[number % 5],
    )


def _way(chance: Random) -> tuple[int, ...]:
    """How a need went: mostly down, sometimes up again."""
    start = chance.choice((2, 3, 3))
    return start, max(0, start - chance.choice((0, 1, 1))), max(0, start - chance.choice((0, 1, 2)))
