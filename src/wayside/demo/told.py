"""What the demo's nights brought: 24 arrests and 23 referrals taken, as the programme published,
spread by a seed over six months. Pure; it knows no database."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from wayside.patrols.returns.vocabulary import Service, Weather

SEED = 2018
ARRESTS, REFERRALS = 24, 23
SATURDAY = 5
NOBODY_OUT = date(2018, 1, 20)
NEW_WOMEN_IN_SNOW = date(2018, 3, 17)
WEATHER = {
    date(2018, 1, 20): Weather.HEAVY_RAIN,
    date(2018, 2, 24): Weather.COLD,
    date(2018, 3, 3): Weather.SNOW,
    date(2018, 3, 17): Weather.SNOW,
    date(2018, 4, 27): Weather.HEAVY_RAIN,
    date(2018, 6, 15): Weather.WIND,
}
WINTER = (Weather.COLD, Weather.SHOWERS, Weather.DRY, Weather.HEAVY_RAIN)
SUMMER = (Weather.DRY, Weather.DRY, Weather.DRY, Weather.SHOWERS)
NARRATIVES = (
    "Two lamps by the yard gate are out; people stand where the light of the shop ends.",
    "Cars circle between the station and the green from half past eleven.",
    "Bins stand before the side gate, so that nobody is seen from the road.",
    "Quieter than last week; those we met spoke of rooms being searched for.",
    "More came for a hot drink before ten than after.",
    "The bus stop is a good place to talk; the forecourt is not, too many eyes.",
    "The same two cars waited by the arches; both left when we walked up.",
    "",
)
FEEDBACK = (
    "More came than last week, and stayed to talk.",
    "We could speak of health checks in peace. Please keep officers at the far end.",
    "Two asked for the worker by name. Worth the evening.",
    "",
)


@dataclass(slots=True)
class Story:
    """What came of one night, before it is laid out over the parts of it."""

    weather: Weather
    women: int = 0
    men: int = 0
    new: int = 0
    outside: int = 0
    drinks: int = 0
    offered: Counter[Service] = field(default_factory=Counter)
    taken: Counter[Service] = field(default_factory=Counter)
    arrests: int = 0
    conditional_cautions: int = 0
    warnings: int = 0
    narrative: str = ""
    feedback: str = ""


def stories(nights: Sequence[date]) -> dict[date, Story]:
    """A story for each night that went out, the same whenever it is asked."""
    random = Random(SEED)  # noqa: S311  a story, no secret
    told = {night: _night(night, random) for night in nights}
    told[NEW_WOMEN_IN_SNOW] = Story(
        Weather.SNOW,
        women=2,
        new=2,
        outside=2,
        drinks=2,
        narrative="Nobody at the usual places in the snow; two women new to us, from outside.",
    )
    busy = [night for night in nights if told[night].women > 2 and night.month > 1]
    _refer(told, busy, random)
    _arrest(told, busy, random)
    return told


def _night(night: date, random: Random) -> Story:
    usual = WINTER if night.month < 4 else SUMMER
    weather = WEATHER.get(night) or random.choice(usual)
    bad = weather in (Weather.HEAVY_RAIN, Weather.SNOW, Weather.WIND)
    if night == NOBODY_OUT:
        return Story(weather, narrative="Rain all night. Nobody was out at any of the places.")
    women = random.randint(1, 3) if bad else random.randint(3, 9)
    new = random.randint(0, min(2, women))
    return Story(
        weather,
        women=women,
        men=random.randint(0, 3),
        new=new,
        outside=random.randint(0, new),
        drinks=women + random.randint(2, 9),
        warnings=random.randint(0, 2),
        narrative=random.choice(NARRATIVES),
        feedback=random.choice(FEEDBACK),
    )


def _refer(told: dict[date, Story], nights: list[date], random: Random) -> None:
    """Each referral taken was offered first; some offers were not taken up."""
    for night in random.choices(nights, k=REFERRALS):
        service = random.choice(list(Service))
        told[night].taken[service] += 1
        told[night].offered[service] += 1
    for night in random.choices(nights, k=2 * REFERRALS):
        told[night].offered[random.choice(list(Service))] += 1


def _arrest(told: dict[date, Story], nights: list[date], random: Random) -> None:
    """Men who solicit or exploit; more of them on Saturdays, when the patrol looks for them."""
    weights = [3 if night.weekday() == SATURDAY else 1 for night in nights]
    for night in random.choices(nights, weights, k=ARRESTS):
        told[night].arrests += 1
        told[night].conditional_cautions += random.random() < 0.3
