"""Tells the safeguarding leads that somebody is, or may be, a child; or is an adult after all."""

from datetime import datetime

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.notices import actions as notices
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.people.queries import safeguarding_leads
from wayside.people.vocabulary import ChildTold
from wayside.sharing import actions as sharing
from wayside.sharing.handovers.actions import hand_over
from wayside.sharing.handovers.queries import leads as leads_of_area
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.queries import locked_out
from wayside.sharing.vocabulary import Because
from wayside.web.clock import day_of


def tell_of_child(person: Person, *, by: Actor, now: datetime) -> ChildTold:
    """A child's record opens to the agency's safeguarding leads, who are told that one is there
    and nothing about the child. Where the agency has no lead, the area's leads are told, by a
    handover without a name. Who was told."""
    sharing.open_to_role(
        subject=person.subject,
        role=Role.SAFEGUARDING_LEAD,
        because=Because.SAFEGUARDING,
        by=by,
        now=now,
    )
    today = day_of(now)
    leads = list(safeguarding_leads(person.controller_id, today=today))
    for lead in leads:
        notices.send(
            to_person=lead.person_id,
            subject="A child is among the people supported",
            body="A colleague has written down somebody who is, or may be, under 18. "
            "Sign in to see the record and what is due.",
            path="/people/children/",
            about=person,
            by=by,
            now=now,
        )
    return ChildTold.LEAD if leads else _tell_area(by=by, now=now)


def tell_of_adult(person: Person, *, by: Actor, now: datetime) -> None:
    """Tell the agency's leads that somebody marked as a child is now marked as an adult, so that
    they see why and can say no."""
    today = day_of(now)
    locked = {held for _subject, held in locked_out([person.subject_id], now=now)}
    leads = safeguarding_leads(person.controller_id, today=today)
    for lead in leads.exclude(person__in=locked | {by.person_id}):
        notices.send(
            to_person=lead.person_id,
            subject="A child among the people supported is now marked as an adult",
            body="A colleague has changed what is known of somebody who was marked as under 18, "
            "or as maybe under 18. Sign in to see why, and whether you agree.",
            path=f"/people/{person.id}/",
            about=person,
            by=by,
            now=now,
        )


def _tell_area(*, by: Actor, now: datetime) -> ChildTold:
    worker = Membership.objects.select_related("area", "agency", "person").get(id=by.member_id)
    hand_over(
        kind=HandoverKind.CHILD_CONCERN,
        area=worker.area,
        content={
            "text": _(
                "%(agency)s supports somebody who is, or may be, under 18, and has no "
                "safeguarding lead of its own. Please speak with the worker, %(worker)s."
            )
            % {"agency": worker.agency.name, "worker": worker.person.name}
        },
        by=by,
        now=now,
    )
    return ChildTold.AREA if leads_of_area(worker.area, now=now).exists() else ChildTold.NOBODY
