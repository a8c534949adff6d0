"""How some of the sixty are protected: one who agreed to a referral for modern slavery and one who
did not, a concern, two orders, and what one wants done if nobody hears of her."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.people.models import Person
from wayside.safeguarding.concerns import actions as concerns
from wayside.safeguarding.concerns.actions import Written
from wayside.safeguarding.missing import actions as missing
from wayside.safeguarding.missing.actions import Agreement
from wayside.safeguarding.models import NrmCase
from wayside.safeguarding.orders import actions as orders
from wayside.safeguarding.orders.actions import Terms
from wayside.safeguarding.orders.vocabulary import ToldWhom
from wayside.safeguarding.slavery import actions as slavery
from wayside.safeguarding.slavery.actions import Signs, Told
from wayside.safeguarding.slavery.vocabulary import Explained

FORMS = UUID("2f5f1c1e-8f0e-4a55-9d5a-6f0a4c7b9a10")
MONEY = "A cousin took the bank card in May, and gives her pocket money."
RESPONDER = "The council’s first responder, through the duty desk"
SIGNS = Signs(
    ("sexual",),
    ("debt", "papers", "brought"),
    *("london", "elsewhere", "council", RESPONDER),
    account="He keeps the passport, and says that the flight is not paid off.",
)


def protect(players: Players) -> None:
    """Whom a worker of the centre protects, with them."""
    carys = players.act(cast.CARYS)
    with acting(carys, now=at(TODAY - timedelta(days=20), 10)):
        own = {each.called: each for each in Person.objects.filter(worker=carys.membership_id)}
    _agrees(own["Teasel"], carys)
    _refuses(own["Bramble"], carys)
    _concern(own["Linnet"], carys)
    _orders(own["Robin"], carys)
    _missing(own["Robin"], carys)


def _begun(person: Person, days: int, by: Actor) -> NrmCase:
    now = at(TODAY - timedelta(days=days), 11)
    form = uuid5(FORMS, f"{person.called} nrm")
    return slavery.begin_nrm(person=person, signs=SIGNS, form_id=form, by=by, now=now)


def _step(case: NrmCase, verb: str, days: int, by: Actor, **more: Any) -> None:
    now = at(TODAY - timedelta(days=days), 15)
    step = Told(now.date(), **more)
    version = case.version
    slavery.step_nrm(case=case, verb=verb, step=step, expected_version=version, by=by, now=now)


def _agrees(person: Person, by: Actor) -> None:
    with acting(by, now=at(TODAY - timedelta(days=20), 11)):
        case = _begun(person, 20, by)
        said = "We sat in the garden. She asked twice who reads it."
        _step(case, "agree", 19, by, words=said, explained=Explained.values)
        _step(case, "refer", 18, by, reference="Example 0001")
        _step(case, "grounds", 12, by)
        now = at(TODAY - timedelta(days=11), 12)
        told = Told(now.date(), "That there are reasonable grounds, and what the 45 days are for.")
        slavery.tell_nrm(case=case, step=told, expected_version=case.version, by=by, now=now)


def _refuses(person: Person, by: Actor) -> None:
    with acting(by, now=at(TODAY - timedelta(days=9), 11)):
        case = _begun(person, 9, by)
        _step(case, "refuse", 8, by, words="No police, no Home Office. Not now.")
        form, now = uuid5(FORMS, f"{person.called} ms1"), at(TODAY - timedelta(days=7), 10)
        slavery.make_ms1(case=case, form_id=form, expected_version=case.version, by=by, now=now)
        _step(case, "sent", 7, by)


def _concern(person: Person, by: Actor) -> None:
    now = at(TODAY, 8)
    written = Written(
        *(
            "themselves",
            ("financial", "psychological"),
            ("needs", "risk"),
            MONEY,
            "yes",
            "no_doubt",
        ),
        wishes="My cousin has my card. I want it back, and I do not want him arrested.",
        outcome_wanted="My own money, on my own card.",
    )
    with acting(by, now=now):
        concerns.write_concern(
            person=person,
            written=written,
            form_id=uuid5(FORMS, f"{person.called} concern"),
            by=by,
            now=now,
        )


def _orders(person: Person, by: Actor) -> None:
    began, now = TODAY - timedelta(days=340), at(TODAY - timedelta(days=15), 9)
    kept = "No contact, and not within 100 metres of the drop-in."
    with acting(by, now=now):
        for kind, until in (("non_molestation", 20), ("restraining", 400)):
            order = orders.add_order(
                person=person,
                terms=Terms(
                    *(kind, began, TODAY + timedelta(days=until), "A former partner", kept),
                    court="Example Family Court",
                    served="yes",
                    power_of_arrest=kind == "non_molestation",
                ),
                in_force=True,
                form_id=uuid5(FORMS, f"{person.called} {kind}"),
                by=by,
                now=now,
            )
            orders.tell_order(
                order=order,
                whom=ToldWhom.THEMSELVES,
                on_date=now.date(),
                words="A copy stays with us, in case hers is taken.",
                form_id=uuid5(FORMS, f"{person.called} {kind} told"),
                by=by,
                now=now,
            )


def _missing(person: Person, by: Actor) -> None:
    now = at(TODAY - timedelta(days=2), 17)
    agreed = Agreement(
        timedelta(days=10),
        "My sister first, then the hostel on Example Road. The police last.",
        "That you are from the drop-in, and worried.",
        "Nothing to my mother.",
    )
    with acting(by, now=now):
        missing.agree_missing(person=person, agreement=agreed, expected_number=0, by=by, now=now)
