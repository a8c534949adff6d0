"""Partners read what is written for them. Whatever else is planted in the night stays out."""

import subprocess
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.briefing import actions
from wayside.patrols.models import (
    Briefing,
    Hazard,
    Patrol,
    PatrolPlace,
    RiskAssessment,
    Segment,
    Week,
)
from wayside.patrols.models.invitations import Attendee, Invitation
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.risk.tests import factories
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, SegmentKind
from wayside.workforce.models import Worker

pytestmark = pytest.mark.django_db
STAMPS = {"created_at": NOW, "updated_at": NOW}
PLANTED = "Zanzibar Quick"
OPEN = {
    Segment: {"title", "meeting_point"},
    PatrolPlace: {"label"},
    RiskAssessment: {"seen_with_police", "weather", "partner_contacts"},
    Hazard: {"title", "controls"},
    Invitation: {"message", "who_to_call"},
}


@pytest.fixture
def patrol() -> Patrol:
    area, _ward = patrols.borough()
    found = factories.planned(area)
    _part(found, SegmentKind.ENGAGEMENT, "Soup kitchen", 0, 1, meeting_point="Church hall")
    _part(found, SegmentKind.ENFORCEMENT, f"Operation {PLANTED}", 2, 4)
    return found


def _part(patrol: Patrol, kind: str, title: str, start: int, end: int, **more: Any) -> None:
    begins = patrol.starts_at + timedelta(hours=start)
    Segment.objects.create(
        patrol=patrol,
        kind=kind,
        title=title,
        starts_at=begins,
        ends_at=patrol.starts_at + timedelta(hours=end),
        meeting_at=begins if more else None,
        **more,
        **STAMPS,
    )


def coming(patrol: Patrol, name: str = "Drug outreach") -> Membership:
    """A worker of an agency that comes to the soup kitchen."""
    agency = partners.agency(name, areas=(patrol.week.area,))
    Invitation.objects.create(
        segment=patrol.segments.get(kind=SegmentKind.ENGAGEMENT),
        agency=agency,
        state=InvitationState.ACCEPTED,
        reply_by_date=patrol.date,
        who_to_call="Ann, 020 7946 0001",
        answered_by=access.person(f"Answerer of {name}"),
        answered_at=NOW,
        **STAMPS,
    )
    return partners.member(Role.PARTNER_WORKER, area=patrol.week.area, agency=agency)


def hazard(patrol: Patrol, title: str, controls: str, *, shown: bool) -> None:
    assessment = factories.current(patrol)
    Hazard.objects.create(
        assessment=assessment,
        position=assessment.hazards.count() + 1,
        title=title,
        controls=controls,
        likelihood=3,
        severity=3,
        residual_likelihood=2,
        residual_severity=2,
        for_partners=shown,
    )


def plant(rows: "models.QuerySet[Any]", *, but: set[str]) -> Iterator[str]:
    """Put the planted name into every text of the rows that partners must not read."""
    for field in rows.model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not (
            field.choices or field.name in but or field.primary_key
        ):
            rows.update(**{field.name: f"{PLANTED} {field.name}"[: field.max_length or 99]})
            yield f"{rows.model.__name__}.{field.name}"


def as_read(membership: Membership, patrol: Patrol, tmp_path: Path) -> tuple[str, str]:
    """The page without its frame, and the words of the paper."""
    client = Client()
    partners.sign_in(client, membership)
    week = patrol.week
    args = (week.area.slug, week.iso, patrol.id)
    page = client.get(reverse("patrols:briefing", args=args))
    assert page.status_code == 200
    pdf = client.get(reverse("patrols:briefing_paper", args=args))
    path = tmp_path / "briefing.pdf"
    path.write_bytes(pdf.content)
    try:
        done = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    return page.content.decode(), " ".join(done.stdout.decode().split())


def test_hazards_written_for_partners_are_read_and_no_other(patrol: Patrol, tmp_path: Path) -> None:
    membership = coming(patrol)
    factories.briefed(patrol)
    hazard(patrol, "Wet pavements", "Wear boots with grip.", shown=True)
    hazard(patrol, f"{PLANTED} drives at officers", f"Stop {PLANTED}.", shown=False)
    for read in as_read(membership, patrol, tmp_path):
        assert "Wet pavements" in read
        assert "Wear boots with grip." in read
        assert PLANTED not in read
        assert "Violence towards officers" not in read
        assert "of 25" not in read


def test_where_and_when_officers_meet_is_read_by_officers_and_on_no_page_of_partners(
    patrol: Patrol, tmp_path: Path
) -> None:
    membership = coming(patrol)
    factories.briefed(patrol)
    patrol.segments.update(officers_point=f"{PLANTED} yard", officers_time=time(18, 53))
    lead = patrols.member(patrol.week.area, Role.COORDINATOR)
    for read in as_read(lead, patrol, tmp_path):
        assert f"We meet: 18:53, {PLANTED} yard" in read
    client = Client()
    partners.sign_in(client, membership)
    own = Invitation.objects.get(agency=membership.agency)
    slug = patrol.week.area.slug
    pages = (
        reverse("patrols:parts:invitation", args=(slug, own.id)),
        reverse("patrols:parts:invitations", args=(slug,)),
        reverse("patrols:my_duties", args=(slug,)),
        "/",
    )
    shown = [client.get(page, follow=True).content.decode() for page in pages]
    assert "Church hall" in shown[0]
    told = Notice.objects.filter(person_id=membership.person_id)
    written = [f"{each.subject} {each.body}" for each in told]
    assert written
    for read in (*as_read(membership, patrol, tmp_path), *shown, *written):
        assert PLANTED not in read
        assert "18:53" not in read


def test_whatever_is_planted_in_the_rest_of_the_night_stays_out(
    patrol: Patrol, tmp_path: Path
) -> None:
    membership, other = coming(patrol), coming(patrol, f"{PLANTED} Services")
    factories.briefed(patrol)
    hazard(patrol, "Wet pavements", "Wear boots with grip.", shown=True)
    hazard(patrol, PLANTED, PLANTED, shown=False)
    own = Invitation.objects.get(agency=membership.agency)
    enforcement = Segment.objects.exclude(kind=SegmentKind.ENGAGEMENT)
    engagement = Segment.objects.filter(kind=SegmentKind.ENGAGEMENT)
    theirs = Invitation.objects.filter(agency=other.agency)
    planted = [
        *plant(Week.objects.all(), but=set()),
        *plant(Patrol.objects.all(), but=set()),
        *plant(enforcement, but={"meeting_point"}),
        *plant(engagement, but=OPEN[Segment]),
        *plant(PatrolPlace.objects.all(), but=set()),
        *plant(RiskAssessment.objects.all(), but=OPEN[RiskAssessment]),
        *plant(Hazard.objects.filter(for_partners=False), but=set()),
        *plant(Briefing.objects.all(), but={"called_back_because"}),
        *plant(theirs, but=set()),
        *plant(Invitation.objects.filter(id=own.id), but=OPEN[Invitation]),
    ]
    people = Worker.objects.filter(postings__patrol=patrol)
    for worker in people.select_related("person"):
        worker.person.name = f"{PLANTED} {worker.person.name}"
        worker.person.save()
    Attendee.objects.create(invitation=theirs.get(), name=PLANTED)
    assert len(planted) > 20
    for read in as_read(membership, patrol, tmp_path):
        assert "Soup kitchen" in read
        assert "Wear boots with grip." in read
        assert PLANTED not in read
        assert "nforcement" not in read.replace("enforcement-free", "")


def test_agencies_that_come_are_told_when_it_is_released_called_back_and_new(
    patrol: Patrol,
) -> None:
    membership = coming(patrol)
    lead = patrols.coordinator(patrol.week.area)
    factories.briefed(patrol, by=lead)
    actions.call_back(patrol=patrol, reason=f"{PLANTED} was seen", by=lead, now=NOW)
    actions.brief(patrol=factories.again(patrol), by=lead, now=NOW)
    told = Notice.objects.filter(person_id=membership.person_id).order_by("created_at", "subject")
    assert sorted(each.subject.split(" for ")[0] for each in told) == [
        "A new briefing",
        "The briefing",
        "Your briefing",
    ]
    assert [each.body for each in told if PLANTED in each.subject + each.body] == []
    assert all(each.path.endswith("/briefing/") for each in told)
    officers = Notice.objects.filter(body=f"{PLANTED} was seen")
    assert officers.count() == patrol.postings.exclude(duty=Duty.PARTNER).count()


def test_who_comes_is_told_once_and_an_agency_without_accounts_at_its_address(
    patrol: Patrol,
) -> None:
    membership = coming(patrol)
    worker = Worker.objects.filter(postings__patrol=patrol).first()
    assert worker
    Attendee.objects.create(
        invitation=Invitation.objects.get(), worker=worker, name=worker.person.name
    )
    area = patrol.week.area
    silent = coming(patrol, "Night shelter").agency
    Agency.objects.filter(id=silent.id).update(contact_email="night@shelter.example")
    Membership.objects.filter(agency=silent).delete()
    factories.briefed(patrol, by=patrols.coordinator(area))
    told = Notice.objects.filter(subject__startswith="Your briefing")
    assert told.filter(person_id=membership.person_id).count() == 1
    assert told.filter(address="night@shelter.example").count() == 1
    assert told.filter(person_id=worker.person_id).exists()


def test_nobody_is_told_who_did_not_accept(patrol: Patrol) -> None:
    membership = coming(patrol)
    Invitation.objects.update(state=InvitationState.INVITED, answered_at=None, answered_by=None)
    factories.briefed(patrol)
    assert not Notice.objects.filter(
        person_id=membership.person_id, subject__startswith="Your briefing"
    ).exists()
