"""The demo's six services: invented, and obviously so; one is a refuge, which has no address."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from wayside.access.actor import Actor
from wayside.demo.partnership import FOUNDED_AT
from wayside.demo.players import at
from wayside.demo.this_week import TODAY
from wayside.directory import actions
from wayside.directory.models import Organization, Service, Strand
from wayside.directory.models.terms import TERM_FIELDS
from wayside.directory.models.values import Hours, Place, Reach, Taken
from wayside.directory.vocabulary import Answer, Kind, Need, Sex
from wayside.partners.models import Agency, Area

EVERY_NIGHT = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS = EVERY_NIGHT[:5]
YES, NO, DEPENDS = Answer.YES, Answer.NO, Answer.DEPENDS
WOMEN = Taken(Sex.FEMALE, 18)


@dataclass(frozen=True, slots=True)
class DemoService:
    """An invented service of one of the demo's agencies."""

    agency: str
    name: str
    kind: Kind
    description: str
    needs: tuple[Need, ...]
    groups: tuple[Taken, ...]
    hours: Hours
    answer_days: int = 5
    terms: dict[str, Any] = field(default_factory=dict)
    languages: tuple[str, ...] = ("English",)
    street: str = ""
    from_elsewhere: bool = False
    confirmed_days_ago: int = 10


SERVICES = (
    DemoService(
        "centre",
        "Example Women's Centre: one to one",
        Kind.CENTRE,
        "A worker of your own, groups, and help to stay safe at home. Over all eight strands.",
        (Need.SAFETY, Need.ABUSE, Need.CHILDREN),
        (Taken(Sex.FEMALE, 14), Taken(Sex.MALE, 16)),
        Hours(WEEKDAYS, time(9), time(17)),
        3,
        {"substances": YES, "script": YES, "children": YES, "recourse": NO},
        ("English", "Polish", "Portuguese"),
        "1 Example Street",
    ),
    DemoService(
        "centre",
        "Example Haven",
        Kind.REFUGE,
        "A refuge for women and their children.",
        (Need.HOUSING, Need.SAFETY),
        (WOMEN,),
        Hours(EVERY_NIGHT, words="Rooms are given out by telephone, day and night"),
        1,
        {
            "substances": DEPENDS,
            "substances_note": "Who is in treatment is taken.",
            "script": DEPENDS,
            "script_note": "A script of up to 40 ml a day, collected.",
            "children": YES,
            "sons_up_to": 14,
            "recourse": YES,
        },
        from_elsewhere=True,
    ),
    DemoService(
        "recovery",
        "Example Rapid Prescribing",
        Kind.CENTRE,
        "Opioid substitution within two days, needle exchange, a nurse.",
        (Need.DRUGS, Need.PHYSICAL),
        (Taken(Sex.ANY, 18),),
        Hours(WEEKDAYS, time(10), time(18)),
        2,
        {"substances": YES, "script": YES, "children": NO, "recourse": NO},
        street="2 Example Street",
    ),
    DemoService(
        "health",
        "Example Night Clinic",
        Kind.OUTREACH,
        "Sexual health, wounds and tests from a van, without an appointment.",
        (Need.SEXUAL, Need.PHYSICAL, Need.MENTAL),
        (Taken(Sex.ANY, 16),),
        Hours(("FR", "SA"), time(20), time(23, 30)),
        7,
        {"substances": YES, "script": YES, "recourse": NO},
        confirmed_days_ago=120,
    ),
    DemoService(
        "council",
        "Example Housing First",
        Kind.HOUSING,
        "A tenancy first, support with it, for women who sleep rough.",
        (Need.HOUSING, Need.MONEY),
        (WOMEN,),
        Hours(WEEKDAYS, time(9), time(16)),
        10,
        {"substances": YES, "script": YES, "children": NO, "recourse": YES},
        street="3 Example Street",
    ),
    DemoService(
        "kitchen",
        "Example Soup Kitchen",
        Kind.DROP_IN,
        "Hot food and somebody to talk to. Nobody is asked for a name.",
        (Need.SAFETY,),
        (Taken(Sex.ANY),),
        Hours(("FR",), time(20), time(22)),
        14,
        street="4 Example Street",
        confirmed_days_ago=95,
    ),
)


def fill(lambeth: Area, agencies: dict[str, Agency], *, by: Actor) -> None:
    """Fill the directory, once, as an administrator would."""
    now = at(TODAY, 8)
    run_by: dict[str, Organization] = {}
    for each in SERVICES:
        if each.agency not in run_by:
            run_by[each.agency] = actions.add_organization(
                organization=Organization(
                    name=agencies[each.agency].name,
                    description="Invented for this demonstration.",
                    agency=agencies[each.agency],
                ),
                by=by,
                now=FOUNDED_AT,
            )
        _add(each, run_by[each.agency], lambeth, by=by, now=now)


def _add(
    each: DemoService, run_by: Organization, lambeth: Area, *, by: Actor, now: datetime
) -> None:
    confirmed_at = now - timedelta(days=each.confirmed_days_ago)
    is_refuge = each.kind == Kind.REFUGE
    service = actions.add_service(
        service=Service(
            organization=run_by,
            keeper=run_by.agency,
            name=each.name,
            kind=each.kind,
            confidential=is_refuge,
            description=each.description,
            needs=list(each.needs),
            answer_days=each.answer_days,
        ),
        strands=list(Strand.objects.all()) if Need.ABUSE in each.needs else (),
        by=by,
        now=confirmed_at,
    )
    blank = dict.fromkeys(TERM_FIELDS, "") | {"sons_up_to": None}
    acting: dict[str, Any] = {"service": service, "by": by, "now": confirmed_at}
    terms = blank | each.terms
    actions.change_terms(terms=terms, groups=each.groups, expected_version=1, **acting)
    area = (lambeth.id,)
    reach = Reach(
        phones=(("020 7946 0000", "Invented: it reaches nobody"),),
        hours=(each.hours,),
        languages=each.languages,
        served=() if each.from_elsewhere else area,
        refused=area if each.from_elsewhere else (),
    )
    actions.change_reach(reach=reach, expected_version=2, **acting)
    if each.street:
        place = Place("", each.street, "London", "Greater London", "SW9 9ZZ")
        actions.change_place(place=place, expected_version=3, **acting)
