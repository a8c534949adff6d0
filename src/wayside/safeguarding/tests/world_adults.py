"""What the parts for adults keep: signs of exploitation, with a refusal and a notice."""

from typing import Any
from uuid import uuid4

from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import acting
from wayside.safeguarding.slavery import actions as slavery
from wayside.safeguarding.slavery.actions import Signs, Told
from wayside.safeguarding.tests.around import Around, Kept
from wayside.support.tests.worlds import SAID


def slavery_part(around: Around) -> Kept:
    """A case with what was said, told and notified."""
    by, now, day = partners.actor_of(around.worker), around.now, around.now.date()
    given: dict[str, Any] = {"by": by, "now": now}
    with acting(around.worker, now=now):
        case = slavery.begin_nrm(
            person=around.person,
            signs=Signs(("debt",), ("sexual",), "london", "uk", "police", SAID, SAID),
            form_id=uuid4(),
            **given,
        )
        slavery.step_nrm(
            case=case,
            verb="refuse",
            step=Told(day, SAID, reference=SAID),
            expected_version=case.version,
            **given,
        )
        slavery.tell_nrm(case=case, step=Told(day, SAID), expected_version=case.version, **given)
        made = slavery.make_ms1(case=case, form_id=uuid4(), expected_version=case.version, **given)
    return Kept({"ms1_id": made.id}, {})


PARTS = (slavery_part,)
