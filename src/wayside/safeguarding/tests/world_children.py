"""One of everything that is kept of a child."""

from uuid import uuid4

from wayside.partners.tests import factories as partners
from wayside.safeguarding.children.actions import Telling, note_child_told
from wayside.safeguarding.children.actions.beginning import begun_of
from wayside.safeguarding.children.vocabulary import How, Whom
from wayside.safeguarding.tests.around import Around, Kept
from wayside.support.tests.factories import acting
from wayside.support.tests.worlds import SAID


def children(around: Around) -> Kept:
    """A referral with its words, and who was told."""
    by, now = partners.actor_of(around.worker), around.now
    with acting(around.worker, now=now):
        held = begun_of(around.person, by=by, now=now)
        assert held
        telling = Telling(Whom.SCHOOL, How.PHONE, SAID, now, SAID)
        note_child_told(referral=held, telling=telling, form_id=uuid4(), by=by, now=now)
        held.wishes = held.outcome_words = held.why_left = SAID
        held.save(update_fields=["wishes", "outcome_words", "why_left"])
    return Kept({"child_referral_id": held.id}, {})
