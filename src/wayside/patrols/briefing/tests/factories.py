"""A planned night with engagement and enforcement, agencies asked to it, and what is read."""

import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.briefing import actions, presenters
from wayside.patrols.models import Patrol, Segment
from wayside.patrols.models.invitations import Invitation
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.queries import Ground
from wayside.patrols.risk.tests import factories
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.pdf import typst_pdf

STAMPS = {"created_at": NOW, "updated_at": NOW}


def with_both_sides() -> Patrol:
    """A soup kitchen in the first hour, enforcement from the third."""
    area, _ward = patrols.borough()
    found = factories.planned(area)
    place = patrols.places(found)[0]
    hours = {"starts_at": found.starts_at, "ends_at": found.starts_at + timedelta(hours=1)}
    Segment.objects.create(
        patrol=found,
        kind=SegmentKind.ENGAGEMENT,
        title="Soup kitchen",
        place=place,
        meeting_point="Church hall",
        meeting_at=found.starts_at,
        **hours,
        **STAMPS,
    )
    Segment.objects.create(
        patrol=found,
        kind=SegmentKind.ENFORCEMENT,
        title="Kerb crawler operation",
        starts_at=found.starts_at + timedelta(hours=2),
        ends_at=found.ends_at,
        **STAMPS,
    )
    return found


def invited(patrol: Patrol, agency: Agency, state: str = InvitationState.ACCEPTED) -> Invitation:
    answered = state in (InvitationState.ACCEPTED, InvitationState.DECLINED)
    return Invitation.objects.create(
        segment=patrol.segments.get(kind=SegmentKind.ENGAGEMENT),
        agency=agency,
        state=state,
        reply_by_date=patrol.date,
        who_to_call="Ann at the soup kitchen, 020 7946 0001",
        declined_because="No one free" if state == InvitationState.DECLINED else "",
        answered_by=access.person("Answerer") if answered else None,
        answered_at=NOW if answered else None,
        withdrawn_at=NOW if state == InvitationState.WITHDRAWN else None,
        **STAMPS,
    )


def partner(patrol: Patrol, state: str = InvitationState.ACCEPTED) -> Membership:
    area = patrol.week.area
    agency = partners.agency("Drug outreach", areas=(area,))
    invited(patrol, agency, state)
    return partners.member(Role.PARTNER_WORKER, area=area, agency=agency)


def read_page(client: Client, patrol: Patrol, name: str = "briefing", query: str = "") -> Any:
    week = patrol.week
    address = reverse(f"patrols:{name}", args=(week.area.slug, week.iso, patrol.id))
    return client.get(address + query)


def signed_in(membership: Membership) -> Client:
    client = Client()
    partners.sign_in(client, membership)
    return client


def paper_of(patrol: Patrol, by: Actor, folder: Path) -> str:
    told = actions.open_briefing(patrol=patrol, by=by, now=NOW, on_paper=True)
    shown = presenters.briefing_page(told, Ground(None))
    data = presenters.paper(shown, told, opened_by=by.name, now=NOW)
    pdf = typst_pdf(presenters.TEMPLATE, data, now=NOW)
    assert b"pdfuaid:part" in pdf
    path = folder / f"{told.version}.pdf"
    path.write_bytes(pdf)
    try:
        done = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    return " ".join(done.stdout.decode().split())
