"""What the parts for adults keep: signs of exploitation with a notice, a concern, an order that was
broken, and what was agreed for going missing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import acting
from wayside.safeguarding.concerns import actions as concerns
from wayside.safeguarding.concerns.actions import Stepped, Written
from wayside.safeguarding.concerns.vocabulary import Met
from wayside.safeguarding.missing import actions as missing
from wayside.safeguarding.missing.actions import Agreement
from wayside.safeguarding.missing.actions import Stepped as MissingStepped
from wayside.safeguarding.models import Death, HandedConcern
from wayside.safeguarding.orders import actions as orders
from wayside.safeguarding.orders.actions import Breach, Terms
from wayside.safeguarding.orders.vocabulary import ToldWhom, Wants
from wayside.safeguarding.slavery import actions as slavery
from wayside.safeguarding.slavery.actions import Signs, Told
from wayside.safeguarding.tests.around import Around, Kept
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.holds import actions as holds
from wayside.sharing.holds.actions import Hold
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.sharing.models import Handover
from wayside.support.tests.worlds import SAID
from wayside.web.clock import day_of


def slavery_part(around: Around) -> Kept:
    """A case with what was said, told and notified."""
    by, now, day = partners.actor_of(around.worker), around.now, day_of(around.now)
    given: dict[str, Any] = {"by": by, "now": now}
    with acting(around.worker, now=now):
        case = slavery.begin_nrm(
            person=around.person,
            signs=Signs(("sexual",), ("debt",), "london", "uk", "police", SAID, SAID),
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


def handed_part(around: Around) -> Kept:
    """A concern that was handed over and closed."""
    now = around.now
    officer = partners.member(Role.PATROL_OFFICER, area=around.lead.area)
    with acting(officer, now=now):
        handovers.hand_over(
            kind=HandoverKind.ADULT_CONCERN,
            area=around.lead.area,
            content={"text": SAID},
            to_agency=around.lead.agency,
            by=partners.actor_of(officer),
            now=now,
        )
    with acting(around.lead, now=now):
        handover = Handover.objects.filter(kind=HandoverKind.ADULT_CONCERN).latest("sent_at")
        handed = HandedConcern(
            controller_id=around.lead.agency_id,
            handover=handover,
            due_date=now.date(),
            lead=around.lead,
            worker=around.worker,
            why=SAID,
            created_at=now,
            updated_at=now,
        )
        handed.save(force_insert=True)
    return Kept({"handed_concern_id": handed.id}, {Role.SAFEGUARDING_LEAD: around.lead})


def concern_part(around: Around) -> Kept:
    """A concern that was closed again."""
    by, now, day = partners.actor_of(around.worker), around.now, day_of(around.now)
    written = Written(
        *("worker", ("physical",), ("risk",), SAID, "yes", "no_doubt"),
        wishes=SAID,
        outcome_wanted=SAID,
        capacity_words=SAID,
    )
    with acting(around.worker, now=now):
        held = concerns.write_concern(
            person=around.person, written=written, form_id=uuid4(), by=by, now=now
        )
        concerns.step_concern(
            concern=held,
            verb="close",
            step=Stepped(day, SAID, met=Met.NOT_SAID),
            expected_version=held.version,
            by=by,
            now=now,
        )
    return Kept({}, {})


def order_part(around: Around) -> Kept:
    """An order, who was told, and a breach."""
    given: dict[str, Any] = {"by": partners.actor_of(around.worker), "now": around.now}
    day = day_of(around.now)
    with acting(around.worker, now=around.now):
        held = orders.add_order(
            person=around.person,
            terms=Terms("restraining", day, None, SAID, SAID, SAID),
            in_force=True,
            form_id=uuid4(),
            **given,
        )
        whom, form = ToldWhom.POLICE, uuid4()
        orders.tell_order(order=held, whom=whom, on_date=day, words=SAID, form_id=form, **given)
        breach = Breach(day, SAID, Wants.THINK, SAID)
        orders.note_breach(order=held, breach=breach, form_id=uuid4(), **given)
    return Kept({"order_id": held.id}, {})


def missing_part(around: Around) -> Kept:
    """What was agreed, and a call as agreed."""
    given: dict[str, Any] = {"by": partners.actor_of(around.worker), "now": around.now}
    day, agreed = day_of(around.now), Agreement(timedelta(days=3), SAID, SAID, SAID)
    with acting(around.worker, now=around.now):
        missing.agree_missing(person=around.person, agreement=agreed, expected_number=0, **given)
        held = missing.begin_missing(
            person=around.person, since=day, why=SAID, form_id=uuid4(), **given
        )
        missing.step_missing(
            episode=held,
            verb="find",
            step=MissingStepped(day, SAID),
            expected_version=held.version,
            **given,
        )
    return Kept({}, {})


def hold_part(around: Around) -> Kept:
    """A hold that somebody asked to lift."""
    given: dict[str, Any] = {"by": partners.actor_of(around.lead), "now": around.now}
    hold = Hold(HoldBecause.COURT, day_of(around.now) + timedelta(days=90), SAID)
    with acting(around.lead, now=around.now):
        subject = around.person.subject
        held = holds.put_hold(subject=subject, hold=hold, form_id=uuid4(), **given)
        holds.ask_to_lift_hold(hold=held, words=SAID, expected_version=1, **given)
        # Of somebody who lives: a note made by mistake, and undone since
        Death(
            subject=subject,
            controller_id=subject.controller_id,
            state="mistaken",
            how_known="family",
            words=SAID,
            former_state="open",
            hold=held,
            first_person=around.lead.person,
            second_person=around.worker.person,
            created_at=around.now,
            updated_at=around.now,
        ).save(force_insert=True)
    return Kept({"hold_id": held.id}, {Role.SAFEGUARDING_LEAD: around.lead})


PARTS = (slavery_part, concern_part, handed_part, order_part, missing_part, hold_part)
