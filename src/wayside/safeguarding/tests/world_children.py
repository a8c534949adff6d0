"""One of everything that is kept of a child."""

from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.safeguarding.childhood.actions import (
    Away,
    Held,
    Planned,
    Signs,
    Step,
    add_transition_step,
    ask_review,
    hold_review,
    note_indicators,
    plan_transition,
    report_missing,
)
from wayside.safeguarding.childhood.vocabulary import Made, Reported, Sign
from wayside.safeguarding.children.actions import Telling, note_child_told
from wayside.safeguarding.children.actions.beginning import begun_of
from wayside.safeguarding.children.vocabulary import How, Whom
from wayside.safeguarding.tests.around import Around, Kept
from wayside.sharing.actions import open_to_role
from wayside.sharing.vocabulary import Because
from wayside.support.tests.factories import acting
from wayside.support.tests.worlds import SAID
from wayside.web.clock import day_of


def children(around: Around) -> Kept:
    """A referral with its words, and who was told."""
    by, now = partners.actor_of(around.worker), around.now
    with acting(around.worker, now=now):
        open_to_role(
            subject=around.person.subject,
            role=Role.SAFEGUARDING_LEAD,
            because=Because.SAFEGUARDING,
            by=by,
            now=now,
        )
        held = begun_of(around.person, by=by, now=now)
        assert held
        telling = Telling(Whom.SCHOOL, How.PHONE, SAID, now, SAID)
        note_child_told(referral=held, telling=telling, form_id=uuid4(), by=by, now=now)
        held.wishes = held.outcome_words = held.why_left = SAID
        held.save(update_fields=["wishes", "outcome_words", "why_left"])
        names = _beside(around)
    members = {Role.SAFEGUARDING_LEAD: around.lead}
    return Kept({"child_referral_id": held.id, **names}, members)


def _beside(around: Around) -> dict[str, Any]:
    """A sign, a time missing, a review and a way into adulthood."""
    day, now = day_of(around.now), around.now
    given: dict[str, Any] = {"by": partners.actor_of(around.worker), "now": now}
    hers = {**given, "person": around.person}
    signs = Signs({"gifts": Sign.SEEN}, day, SAID)
    note_indicators(signs=signs, form_id=uuid4(), **hers)
    gone = report_missing(away=Away(now, Reported.POLICE, SAID), form_id=uuid4(), **hers)
    gone.interview = SAID
    gone.save(update_fields=["interview"])
    review = ask_review(happened=SAID, form_id=uuid4(), **hers)
    held = Held(day, SAID, Made.LIKELY, SAID, day)
    hold_review(review=review, held=held, expected_version=1, **given)
    plan_transition(planned=Planned(SAID, day), expected_version=0, **hers)
    step = add_transition_step(step=Step(SAID, SAID, day), form_id=uuid4(), **hers)
    return {"episode_id": gone.id, "review_id": review.id, "transition_step_id": step.id}
