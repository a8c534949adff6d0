"""A MARAC whose meeting is under way, about somebody whom a worker referred."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.safeguarding.marac import actions
from wayside.safeguarding.marac.actions import Agreed, Case, Minutes, Plan, Research
from wayside.safeguarding.models import AgendaItem, Marac, MaracAction, MaracCase
from wayside.safeguarding.tests.around import Around, Kept
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.models import Disclosure
from wayside.support.tests.factories import acting
from wayside.support.tests.worlds import SAID

REFERRED = Case(
    victim_name=SAID,
    victim_born="1990-05-17",
    harmers=[[SAID, "1985"]],
    criteria=["judgement"],
    reasons=SAID,
    account=SAID,
    wants=SAID,
    told="not_told",
    told_words=SAID,
    basis="vital_interests",
    necessity=SAID,
    proportionality=SAID,
    idva=SAID,
)


def marac(around: Around) -> Kept:
    """A case that was heard, with research of one agency and an open action of it."""
    where = around.worker.area
    agencies = [
        partners.agency(kind=kind, areas=(where,))
        for kind in (AgencyKind.COMMUNITY_SAFETY_PARTNERSHIP, AgencyKind.HEALTH)
    ]
    head = partners.member(Role.MARAC_COORDINATOR, area=where, agency=agencies[0])
    sits = partners.member(Role.MARAC_REPRESENTATIVE, area=where, agency=agencies[1])
    given: dict[str, Any] = {"by": partners.actor_of(head), "now": around.now}
    with acting(head, now=around.now):
        held = actions.set_up_marac(area_id=where.id, name="MARAC of Hereham", **given)
        for agency_id in (around.worker.agency_id, sits.agency_id):
            seat = actions.give_seat(marac=held, agency_id=agency_id, **given)
    case = _referred(around, held)
    item, action = _met(around, head, sits, held, case)
    return Kept(
        {
            "case_id": case.id,
            "marac_meeting_id": item.meeting_id,
            "item_id": item.id,
            "action_id": action.id,
            "seat_id": seat.id,
            "year": 2018,
            "number": 3,
        },
        {Role.MARAC_COORDINATOR: head, Role.MARAC_REPRESENTATIVE: sits},
    )


def _referred(around: Around, held: Marac) -> MaracCase:
    """Without consent, and approved by the lead as the second person."""
    with acting(around.worker, now=around.now):
        case = actions.refer_to_marac(
            person=around.person,
            marac=held,
            case=REFERRED,
            form_id=uuid4(),
            by=partners.actor_of(around.worker),
            now=around.now,
        )
    with acting(around.lead, now=around.now):
        disclosures.approve_disclosure(
            held=Disclosure.objects.get(id=str(case.delivery_id)),
            by=partners.actor_of(around.lead),
            now=around.now,
        )
    return case


def _met(
    around: Around, head: Membership, sits: Membership, held: Marac, case: MaracCase
) -> tuple[AgendaItem, MaracAction]:
    now = around.now
    plan = Plan(now + timedelta(days=9), (now + timedelta(days=7)).date())
    given: dict[str, Any] = {"by": partners.actor_of(head), "now": now}
    with acting(head, now=now):
        case = actions.move_case(case=case, verb="accept", expected_version=1, **given)
        meeting = actions.plan_meeting(marac=held, plan=plan, form_id=uuid4(), **given)
        item = actions.put_on_agenda(meeting=meeting, case=case, **given)
        actions.circulate_agenda(meeting=meeting, expected_version=1, **given)
    with acting(sits, now=now):
        actions.write_research(
            item=item,
            research=Research(SAID, SAID, is_ready=True),
            expected_version=0,
            by=partners.actor_of(sits),
            now=now,
        )
    with acting(head, now=now):
        meeting = actions.move_meeting(meeting=meeting, verb="begin", expected_version=2, **given)
        item = AgendaItem.objects.select_related("case", "meeting").get(id=item.id)
        minutes = Minutes(SAID, SAID, SAID, SAID, SAID)
        item = actions.write_minutes(item=item, minutes=minutes, expected_version=1, **given)
        agreed = Agreed(sits.agency_id, SAID, (now + timedelta(days=9)).date())
        action = actions.agree_action(item=item, agreed=agreed, form_id=uuid4(), **given)
        action.answer = SAID
        action.save(update_fields=["answer"])
    return item, action
