"""Homes that people have, one at risk, one lost and followed by another; an application as
homeless that waits for the council."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.people.models import Person
from wayside.sharing.agreements.vocabulary import Purpose
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said
from wayside.sharing.disclosures.actions import Request, disclose
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.support.homelessness import actions as homelessness
from wayside.support.homelessness.actions import Applied, Step
from wayside.support.homelessness.vocabulary import Priority, Standing
from wayside.support.homes import actions
from wayside.support.homes.actions import HomeStep, Moving, NotedRisk, Served
from wayside.support.homes.vocabulary import Cause, HomeKind, NoticeKind, Risk, RiskLevel
from wayside.support.models import Home

FORMS = UUID("5d1e6c02-9a57-5f0e-8c1b-6a7f2f1d3e90")


@dataclass(frozen=True, slots=True)
class Worker:
    """Whoever does it, on which day."""

    by: Actor

    def does(self, action: Callable[..., Any], days: int, **given: Any) -> Any:
        """One action, so many days ago, on the record as it stands then."""
        now = at(TODAY - timedelta(days=days), 14)
        with acting(self.by, now=now):
            if "home" in given:
                given["home"] = Home.objects.get(id=given["home"].id)
                given["expected_version"] = given["home"].version
            return action(by=self.by, now=now, **given)


def house(players: Players) -> None:
    """What a worker noted of four people's homes."""
    carys = Worker(players.act(cast.CARYS))
    with acting(carys.by, now=at(TODAY, 4)):
        own = Person.objects.filter(worker=carys.by.membership_id).select_related("subject")
        people = {each.called: each for each in own}
    _lives(carys, people["Linnet"], 200, HomeKind.TENANCY)
    _loses(carys, people["Teasel"])
    _is_at_risk(carys, people["Bramble"], players)
    _applies(carys, people["Martin"])


def _lives(
    worker: Worker, person: Person, days: int, kind: HomeKind, keeper: UUID | None = None
) -> Home:
    address = "" if kind == HomeKind.REFUGE else "Flat 0, 0 Example Road"
    moving = Moving(kind, _day(days), address, keeper)
    form = uuid5(FORMS, f"{person.called} {days}")
    home = worker.does(actions.begin_home, days, person=person, moving=moving, form_id=form)
    step = HomeStep("move_in", _day(days))
    moved: Home = worker.does(actions.move_home, days, home=home, step=step)
    return moved


def _loses(worker: Worker, person: Person) -> None:
    """At risk, a notice, its review, the eviction; and another home."""
    home = _lives(worker, person, 29, HomeKind.PRIVATE)
    risk = NotedRisk(Risk.RENT, RiskLevel.SERIOUS, _day(24), "The benefit stopped in May.")
    worker.does(actions.note_risk, 24, home=home, risk=risk)
    served = Served(NoticeKind.SECTION_8, _day(20), _day(6), "The landlord")
    form = uuid5(FORMS, f"{person.called} notice")
    notice = worker.does(actions.serve_notice, 20, home=home, served=served, form_id=form)
    held = worker.does(
        actions.hold_review,
        15,
        review=notice.review,
        verb="hold",
        on_date=_day(15),
        expected_version=1,
    )
    plan = "A room is kept at the hostel. Nobody is told where. Carys goes along on the day."
    worker.does(actions.conclude_review, 15, review=held, plan=plan, expected_version=2)
    gone = HomeStep("evict", _day(6), "The locks were changed at noon.", Cause.RENT)
    worker.does(actions.move_home, 6, home=home, step=gone)
    _lives(worker, person, 3, HomeKind.SUPPORTED)


def _is_at_risk(worker: Worker, person: Person, players: Players) -> None:
    """A home that the council keeps, which its housing officers may see."""
    council = players.agencies["council"]
    home = _lives(worker, person, 28, HomeKind.TENANCY, council.id)
    said = Said(to=council, purpose=Purpose.HOUSING, categories=("housing",))
    worker.does(
        consent.give_consent,
        8,
        subject=person.subject,
        said=said,
        capacity_considered=True,
        capacity_note="Rested and alone, at the drop-in.",
        review_date=TODAY + timedelta(days=60),
        until_date=None,
    )
    asked = Request(
        council,
        Role.HOUSING_OFFICER,
        Purpose.HOUSING,
        ("housing",),
        Basis.CONSENT,
        _end(60),
        without_agreement="Asked for, so that the home is kept; the agreement is being written.",
    )
    snapshot = {"words": "Wants to keep the home, and help with who comes there."}
    worker.does(disclose, 8, subject=person.subject, snapshot=snapshot, asked=asked)
    words = "Two men she owes money have keys. She sleeps at a friend’s."
    risk = NotedRisk(Risk.TAKEN_OVER, RiskLevel.SERIOUS, _day(9), words)
    worker.does(actions.note_risk, 8, home=home, risk=risk)
    worker.does(actions.let_keeper_see, 8, home=home, label="Flat 0 at Example Road")
    served = Served(NoticeKind.POSSESSION, _day(3), TODAY + timedelta(days=25), "The council")
    form = uuid5(FORMS, f"{person.called} notice")
    worker.does(actions.serve_notice, 3, home=home, served=served, form_id=form)


def _applies(worker: Worker, person: Person) -> None:
    """Homeless, relief duty accepted, no housing plan yet."""
    applied = Applied("Example Borough Council", _day(20), Standing.HOMELESS, Priority.BELIEVED)
    form = uuid5(FORMS, f"{person.called} applied")
    held = worker.does(
        homelessness.begin_application, 20, person=person, applied=applied, form_id=form
    )
    step = Step("relieve", _day(16), "The letter came by hand.")
    worker.does(homelessness.move_application, 16, application=held, step=step, expected_version=1)


def _day(days: int) -> date:
    return TODAY - timedelta(days=days)


def _end(days: int) -> datetime:
    return at(TODAY + timedelta(days=days), 17)
