"""Referrals of the sixty in every state that asks something of somebody: answered, late, declined
for want of room or for who she is, lost, and one to a service that answers by link alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.cast import DemoMember
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.directory.models import Service
from wayside.partners.acting import acting
from wayside.people.models import Person
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said
from wayside.support.models import Referral
from wayside.support.referrals import actions
from wayside.support.referrals.vocabulary import Declined, Outcome
from wayside.support.vocabulary import NeedKind as Need

HOUSING, SCRIPT = "Example Housing First", "Example Rapid Prescribing"
CLINIC, CENTRE = "Example Night Clinic", "Example Women's Centre: one to one"
OF = {HOUSING: "council", SCRIPT: "recovery", CLINIC: "health", CENTRE: "centre"}
ANSWERS: dict[str, DemoMember] = {HOUSING: cast.HANA, SCRIPT: cast.SEFA, CENTRE: cast.CARYS}
SHARED = (Category.NEEDS, Category.IDENTITY)


@dataclass(frozen=True, slots=True)
class Sent:
    """One referral: how many days ago it was sent, and which step of whom came when."""

    called: str
    to: str
    need: Need
    words: str
    sent: int
    steps: tuple[tuple[int, str], ...] = ()
    because: str = ""
    outcome: Outcome | None = None


REFERRALS = (
    Sent(
        "Linnet", HOUSING, Need.HOUSING, "She wants a door of her own near the market.", 150,
        ((148, "receive"), (145, "accept"), (120, "start"), (20, "complete"), (12, "review")),
        outcome=Outcome.HELPED,
    ),
    Sent(
        "Finch", SCRIPT, Need.SUBSTANCES, "She asks for a script and a woman to talk to.", 32,
        ((31, "receive"), (29, "accept"), (26, "start")),
    ),
    Sent(
        "Wren", SCRIPT, Need.SUBSTANCES, "She would come if somebody walks with her.", 60,
        ((59, "receive"), (57, "accept"), (22, "lose")),
    ),
    Sent(
        "Martin", HOUSING, Need.HOUSING, "He sleeps at a friend's, and has to be out by day.", 16,
        ((15, "receive"), (13, "decline")), because=Declined.AGE_OR_SEX,
    ),
    Sent(
        "Plover", HOUSING, Need.HOUSING, "She needs a place that he does not know of.", 45,
        ((44, "receive"), (40, "decline")), because=Declined.RECOURSE,
    ),
    Sent(
        "Robin", HOUSING, Need.HOUSING, "He comes out next week; she wants to be gone by then.", 4,
        ((3, "receive"),),
    ),
    Sent("Starling", SCRIPT, Need.SUBSTANCES, "She takes what he gives her, and wants to stop.", 9),
    Sent("Dove", CLINIC, Need.MENTAL_HEALTH, "She asks for the nurse she met in the van.", 6),
    Sent(
        "Fliss", CENTRE, Need.SAFETY, "She wants to know what a sanctuary scheme is.", 14,
        ((13, "receive"), (12, "accept")),
    ),
)  # fmt: skip


def refer(called: str, person: Person, players: Players, by: Actor) -> None:
    """Send what the worker of one person sent, with consent to exactly that, and let each side
    take its steps."""
    for each in REFERRALS:
        if each.called == called:
            _answer(each, _send(each, person, players, by), players, by)


def _send(each: Sent, person: Person, players: Players, by: Actor) -> Referral:
    now = _moment(each.sent, 11)
    consent.give_consent(
        subject=person.subject,
        said=Said(to=players.agencies[OF[each.to]], purpose=Purpose.REFERRAL, categories=SHARED),
        capacity_considered=True,
        capacity_note="Rested and alone. She chose what they are told.",
        review_date=TODAY + timedelta(days=60),
        until_date=None,
        by=by,
        now=now,
    )
    drafted = actions.draft_referral(
        person=person,
        service=Service.objects.get(name=each.to),
        said=actions.Said((each.need,), SHARED, each.words),
        by=by,
        now=now,
    )
    return actions.send_referral(referral=drafted, by=by, now=now)


def _answer(each: Sent, referral: Referral, players: Players, sender: Actor) -> None:
    for days, verb in each.steps:
        now = _moment(days, 15)
        if verb == "review":
            outcome = each.outcome or Outcome.NOT_ASKED
            actions.move_referral(referral=referral, verb=verb, outcome=outcome, by=sender, now=now)
            continue
        by = players.act(ANSWERS[each.to])
        with acting(by, now=now):
            if verb == "receive":
                actions.open_referral(referral=referral, by=by, now=now)
            else:
                because = each.because if verb == "decline" else ""
                actions.answer_referral(
                    referral=referral, verb=verb, declined_because=because, by=by, now=now
                )


def _moment(days: int, hour: int) -> datetime:
    return at(TODAY - timedelta(days=days), hour)
