"""How children are kept safe: three referrals on their way, the protocol and who read it, training,
and champions with a gap."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.people.queries import children
from wayside.safeguarding.childhood import actions as childhood
from wayside.safeguarding.childhood.actions import Away, Planned, Signs, Step
from wayside.safeguarding.childhood.vocabulary import Reported, Sign
from wayside.safeguarding.children import actions as safeguarding
from wayside.safeguarding.children.actions import Concluded, Telling
from wayside.safeguarding.children.queries import running, running_of
from wayside.safeguarding.children.vocabulary import How, Outcome, ReferralState, Whom
from wayside.safeguarding.models import ChildReferral
from wayside.sharing.protocol import actions as protocol
from wayside.sharing.protocol.actions import Course, Written

FORMS = UUID("5d1f4d1a-6c0a-4a53-8f3e-2f1d5b7c9e10")
TEXT = (
    "Everybody under 18, or who may be, is a child. Ring children’s social care on the same day, "
    "and 999 where there is danger now.\n\nWrite what was seen and what is only thought, and say "
    "which is which.\n\nA child is never an offender here. A child who harms others is reviewed "
    "by specialists first."
)
TRAININGS = (("Signs of exploitation", 40), ("Talking with young people", 200))


def keep(players: Players) -> None:
    """What leads, workers and a school did for the county's children."""
    lead = players.act(cast.SELMA)
    with acting(lead, now=at(TODAY, 9)):
        found = {each.called: each for each in children()}
        if "Magpie" in found:
            _met_at_fifteen(found["Magpie"], lead)
        if "Jay" in found:
            _perhaps_a_child(found["Jay"], lead)
        if "Alder" in found:
            _nearly_grown(found["Alder"], lead)
        for held in running().filter(state=ReferralState.TO_MAKE):
            _make(held, "Written down as a child.", "Not to be asked twice.", by=lead)
    _publish(players)


def _met_at_fifteen(person: Person, lead: Actor) -> None:
    """Whose referral was made, with signs and a time missing."""
    day = TODAY - timedelta(days=3)
    hers: dict[str, Any] = {"person": person, "by": lead, "now": at(TODAY, 9)}
    _refer(
        person,
        "Met at the kitchen with an older man who paid for her food.",
        "A place to sleep where he does not know the address.",
        by=lead,
    )
    signs = Signs({"older": Sign.SEEN, "phones": Sign.POSSIBLE}, day, "Two phones at the kitchen.")
    childhood.note_indicators(signs=signs, form_id=_form("signs"), **hers)
    away = Away(at(TODAY - timedelta(days=2), 22), Reported.BOTH, "Last seen near the station.")
    gone = childhood.report_missing(away=away, form_id=_form("away"), **hers)
    childhood.move_episode(
        episode=gone,
        verb="return",
        until_at=at(TODAY - timedelta(days=1), 8),
        expected_version=gone.version,
        by=lead,
        now=at(TODAY, 9),
    )


def _perhaps_a_child(person: Person, lead: Actor) -> None:
    """Whose age nobody knows: referred as a child, the outcome awaited."""
    held = _refer(person, "Nobody knows the age. Treated as a child.", "To be left alone.", by=lead)
    _acknowledge(held, lead)


def _nearly_grown(person: Person, lead: Actor) -> None:
    """A young person of 17, with a social worker and a way into adulthood."""
    held = _refer(person, "Seventeen, and met at night near the park.", "A room alone.", by=lead)
    safeguarding.conclude_child_referral(
        referral=_acknowledge(held, lead),
        concluded=Concluded(Outcome.KNOWN, "The social worker was told the same day."),
        expected_version=held.version,
        by=lead,
        now=at(TODAY, 9),
    )
    hers: dict[str, Any] = {"person": person, "by": lead, "now": at(TODAY, 9)}
    planned = Planned("A room of my own, and college in September.", TODAY + timedelta(days=60))
    childhood.plan_transition(planned=planned, expected_version=0, **hers)
    for words, service, days in (
        ("Meet the worker of the adult team together", "Adult social care", 14),
        ("Ask for the care leavers’ offer in writing", "Leaving care team", 30),
    ):
        step = Step(words, service, TODAY + timedelta(days=days))
        childhood.add_transition_step(step=step, form_id=_form(words), **hers)


def _refer(person: Person, what: str, wishes: str, *, by: Actor) -> ChildReferral:
    """Make the referral that began with the mark."""
    held = running_of(person.subject_id)
    if held is None:
        raise LookupError(f"{person.called} has no referral to make")
    return _make(held, what, wishes, by=by)


def _make(held: ChildReferral, what: str, wishes: str, *, by: Actor) -> ChildReferral:
    told_at = min(held.created_at + timedelta(hours=1), at(TODAY, 9))
    return safeguarding.make_child_referral(
        referral=held,
        telling=Telling(Whom.CHILDRENS_CARE, How.PHONE, what, told_at, "Duty desk"),
        wishes=wishes,
        expected_version=held.version,
        form_id=_form(f"make {held.id}"),
        by=by,
        now=at(TODAY, 9),
    )


def _acknowledge(held: ChildReferral, by: Actor) -> ChildReferral:
    return safeguarding.move_child_referral(
        referral=held,
        verb="acknowledge",
        expected_version=held.version,
        by=by,
        now=at(TODAY, 9),
    )


def _publish(players: Players) -> None:
    by = players.act(cast.SADE)
    given: dict[str, Any] = {"by": by, "now": at(TODAY, 9)}
    with acting(by, now=at(TODAY, 9)):
        version = protocol.publish_protocol(
            area=players.area,
            written=Written("Keeping children safe together", TEXT, TODAY),
            form_id=_form("protocol"),
            **given,
        )
        came = [_member(players, each) for each in (cast.EDIE, cast.CARYS, cast.SELMA)]
        for course, days in TRAININGS:
            held = protocol.add_training(
                area=players.area,
                course=Course(course, _day(days), 24),
                form_id=_form(course),
                **given,
            )
            for member in came:
                protocol.attend_training(training=held, member=member, **given)
        protocol.name_champion(area=players.area, member=came[0], **given)
    for reader in (cast.SADE, cast.CARYS):
        actor = players.act(reader)
        with acting(actor, now=at(TODAY, 9)):
            protocol.read_protocol(version=version, by=actor, now=at(TODAY, 9))


def _member(players: Players, member: cast.DemoMember) -> Membership:
    return Membership.objects.get(id=players.act(member).member_id)


def _day(days: int) -> date:
    return TODAY - timedelta(days=days)


def _form(name: str) -> UUID:
    return uuid5(FORMS, name)
