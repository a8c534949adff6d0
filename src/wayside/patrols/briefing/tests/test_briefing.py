"""The briefing: released only when all is there, opened only by who is on it, closed in time."""

import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.briefing import actions, presenters, queries
from wayside.patrols.briefing.rules import NotOpen
from wayside.patrols.briefing.vocabulary import Version
from wayside.patrols.models import Briefing, Patrol, Segment
from wayside.patrols.models.invitations import Invitation
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.queries import Ground
from wayside.patrols.risk.tests import factories
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState, SegmentKind
from wayside.web.pdf import typst_pdf
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
STAMPS = {"created_at": NOW, "updated_at": NOW}
SECRETS = (
    "Kerb crawler operation",
    "Lead Officer",
    "Trained One",
    "Violence towards officers",
    "Dark yard",
    "CAD 1234",
    "Control room by radio",
    "Visible round",
    "records since",
    "Other Agency",
    "20:00 to 02:00",
)


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@pytest.fixture
def patrol() -> Patrol:
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


def test_it_is_released_once_everything_is_there_and_the_crew_is_told(patrol: Patrol) -> None:
    briefed = factories.briefed(patrol)
    assert briefed.state == PatrolState.BRIEFED
    released = Briefing.objects.get()
    assert released.closes_at == patrol.ends_at + timedelta(hours=12)
    told = Notice.objects.filter(subject__startswith="Your briefing")
    assert told.count() == patrol.postings.count()


def test_an_empty_post_needs_a_reason(patrol: Patrol) -> None:
    patrol.postings.filter(duty=Duty.LOCAL).update(state=PostingState.DRAFT)
    by = patrols.coordinator(patrol.week.area)
    with pytest.raises(NotNow, match="Local officer of the ward: 1 missing"):
        factories.briefed(patrol, by=by)
    actions.brief(patrol=patrol, by=by, now=NOW, empty_posts_because="On court.")
    assert Briefing.objects.get().empty_posts_because == "On court."


def test_plain_clothes_must_be_confirmed(patrol: Patrol) -> None:
    factories.approved(patrol)
    by = patrols.coordinator(patrol.week.area)
    with pytest.raises(NotNow, match="plain clothes"):
        actions.brief(patrol=patrol, by=by, now=NOW)


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.PATROL_OFFICER, Role.PARTNER_WORKER])
def test_only_a_coordinator_releases_and_calls_back(patrol: Patrol, role: Role) -> None:
    factories.briefed(patrol)
    by = partners.actor_of(patrols.member(patrol.week.area, role))
    with pytest.raises(NotAllowed):
        actions.call_back(patrol=patrol, reason="Why not", by=by, now=NOW)
    with pytest.raises(NotAllowed):
        actions.brief(patrol=patrol, by=by, now=NOW)


def test_a_briefing_that_is_called_back_opens_to_nobody(patrol: Patrol) -> None:
    briefed, by = factories.briefed(patrol), factories.on_patrol(patrol)
    actions.open_briefing(patrol=briefed, by=by, now=NOW)
    actions.call_back(
        patrol=briefed, reason="Rain", by=patrols.coordinator(patrol.week.area), now=NOW
    )
    with pytest.raises(NotOpen, match="not released"):
        actions.open_briefing(patrol=factories.again(patrol), by=by, now=NOW)


def test_every_opening_is_on_record(patrol: Patrol) -> None:
    briefed = factories.briefed(patrol)
    by = factories.on_patrol(patrol, duty=Duty.TRAINED)
    for on_paper in (False, True, False):
        actions.open_briefing(patrol=briefed, by=by, now=NOW, on_paper=on_paper)
    events = Event.objects.filter(record_type="patrols.Briefing", person_id=by.person_id)
    assert sorted(events.values_list("action", flat=True)) == [
        "patrols.open_briefing",
        "patrols.open_briefing",
        "patrols.print_briefing",
    ]


def test_nobody_else_opens_it(patrol: Patrol) -> None:
    area = patrol.week.area
    briefed = factories.briefed(patrol)
    drafted = staff.worker(area, "Only Drafted")
    staff.posting(patrol, drafted, Duty.TRAINED, state=PostingState.DRAFT)
    withdrawn = staff.worker(area, "Withdrawn")
    staff.posting(patrol, withdrawn, Duty.TRAINED, state=PostingState.WITHDRAWN)
    officer_as_partner = patrol.postings.get(duty=Duty.LEAD).worker.person
    elsewhere, _ward = patrols.borough()
    attackers = [
        *(
            partners.actor_of(patrols.member(area, role))
            for role in Role
            if role not in (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)
        ),
        factories.officer(area, drafted.person),
        factories.officer(area, withdrawn.person),
        factories.officer(area, officer_as_partner, Role.PARTNER_WORKER),
        patrols.coordinator(elsewhere),
    ]
    for by in attackers:
        with pytest.raises(NotAllowed):
            actions.open_briefing(patrol=briefed, by=by, now=NOW)
    assert not Event.objects.filter(action="patrols.open_briefing").exists()


@pytest.mark.parametrize(
    "state", [InvitationState.INVITED, InvitationState.DECLINED, InvitationState.WITHDRAWN]
)
def test_an_agency_that_did_not_accept_opens_nothing(patrol: Patrol, state: str) -> None:
    briefed = factories.briefed(patrol)
    client = signed_in(partner(patrol, state))
    assert read_page(client, briefed).status_code == 403
    assert read_page(client, briefed, "briefing_paper").status_code == 403


def test_partners_read_their_own_part_and_nothing_else(patrol: Patrol, tmp_path: Path) -> None:
    invited(patrol, partners.agency("Other Agency", areas=(patrol.week.area,)))
    membership = partner(patrol)
    briefed = factories.briefed(patrol)
    page = read_page(signed_in(membership), briefed).content.decode()
    paper = paper_of(briefed, partners.actor_of(membership), tmp_path)
    for read in (page, paper):
        assert "Soup kitchen" in read
        assert "Church hall" in read
        assert "Ann at the soup kitchen" in read
        assert "The lead: 020 7946 0000." in read
        assert [word for word in SECRETS if word in read] == []
    told = actions.open_briefing(patrol=briefed, by=partners.actor_of(membership), now=NOW)
    assert told.version == Version.PARTNER
    assert (told.crew, told.risks, told.stops) == ((), (), ())
    places = patrols.places(patrol)
    assert [each.id for each in told.places] == [places[0].id]


def test_a_partner_cannot_ask_for_another_agencys_or_the_police_version(patrol: Patrol) -> None:
    other = partners.agency("Other Agency", areas=(patrol.week.area,))
    invited(patrol, other)
    membership = partner(patrol)
    briefed = factories.briefed(patrol)
    page = read_page(signed_in(membership), briefed, query=f"?agency={other.slug}")
    assert "Other Agency" not in page.content.decode()
    by = partners.actor_of(membership)
    told = actions.open_briefing(patrol=briefed, by=by, now=NOW, agency_id=other.id)
    assert told.agency == membership.agency


def test_the_coordinator_sees_what_an_agency_is_told(patrol: Patrol) -> None:
    agency = partner(patrol).agency
    briefed = factories.briefed(patrol)
    by = patrols.member(patrol.week.area, Role.COORDINATOR)
    page = read_page(signed_in(by), briefed, query=f"?agency={agency.slug}").content.decode()
    assert "Partner version" in page
    assert "Kerb crawler operation" not in page


def test_officers_read_all_of_it(patrol: Patrol, tmp_path: Path) -> None:
    partner(patrol)
    briefed = factories.briefed(patrol)
    lead = factories.on_patrol(patrol)
    page = read_page(signed_in(partners.membership_of(lead)), briefed).content.decode()
    paper = paper_of(briefed, lead, tmp_path)
    for read in (page, paper):
        for word in SECRETS:
            if word not in ("Other Agency", "records since"):
                assert word in read, word
        assert "Partners meet, apart from us" in read


def test_it_closes_after_the_patrol_and_the_page_says_so(patrol: Patrol, settings: Any) -> None:
    briefed = factories.briefed(patrol)
    lead = factories.on_patrol(patrol)
    closes = Briefing.objects.get().closes_at
    actions.open_briefing(patrol=briefed, by=lead, now=closes - timedelta(minutes=1))
    with pytest.raises(NotOpen, match="is over"):
        actions.open_briefing(patrol=briefed, by=lead, now=closes)
    settings.WAYSIDE_TODAY = (closes + timedelta(days=1)).date()
    response = read_page(signed_in(partners.membership_of(lead)), briefed)
    assert response.status_code == 410
    assert "the briefing is closed" in response.content.decode().replace("its", "the")
    assert "Dark yard" not in response.content.decode()


def test_a_cancelled_patrol_says_that_nobody_goes_out(patrol: Patrol) -> None:
    factories.briefed(patrol)
    Patrol.objects.filter(id=patrol.id).update(
        state=PatrolState.CANCELLED, cancelled_because="Rain"
    )
    with pytest.raises(NotOpen, match="cancelled"):
        actions.open_briefing(
            patrol=factories.again(patrol), by=factories.on_patrol(patrol), now=NOW
        )


def test_what_people_wrote_is_never_markup(patrol: Patrol, tmp_path: Path) -> None:
    briefed = factories.briefed(patrol)
    Briefing.objects.update(note="#panic() *bold* $x$\n= no heading")
    read = paper_of(briefed, factories.on_patrol(patrol), tmp_path)
    assert "#panic() *bold* $x$" in read
    assert "= no heading" in read


def test_readiness_counts_only_who_was_told(patrol: Patrol) -> None:
    patrol.postings.filter(duty=Duty.TRAINED).update(state=PostingState.DRAFT)
    ready = queries.readiness(patrol, now=NOW)
    assert ready.empty == ((Duty.TRAINED, 2),)
