"""The briefing is opened only by who is on the night, each in their version, and closes in time."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.patrols.briefing import actions
from wayside.patrols.briefing.rules import NotOpen
from wayside.patrols.briefing.tests import factories as nights
from wayside.patrols.briefing.vocabulary import Version
from wayside.patrols.models import Briefing, Patrol
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.risk.tests import factories
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState
from wayside.web.components.text import london

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
    client = nights.signed_in(nights.partner(patrol, state))
    assert nights.read_page(client, briefed).status_code == 403
    assert nights.read_page(client, briefed, "briefing_paper").status_code == 403


def test_partners_read_their_own_part_and_nothing_else(patrol: Patrol, tmp_path: Path) -> None:
    nights.invited(patrol, partners.agency("Other Agency", areas=(patrol.week.area,)))
    membership = nights.partner(patrol)
    briefed = factories.briefed(patrol)
    page = nights.read_page(nights.signed_in(membership), briefed).content.decode()
    paper = nights.paper_of(briefed, partners.actor_of(membership), tmp_path)
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
    nights.invited(patrol, other)
    membership = nights.partner(patrol)
    briefed = factories.briefed(patrol)
    page = nights.read_page(nights.signed_in(membership), briefed, query=f"?agency={other.slug}")
    assert "Other Agency" not in page.content.decode()
    by = partners.actor_of(membership)
    told = actions.open_briefing(patrol=briefed, by=by, now=NOW, agency_id=other.id)
    assert told.agency == membership.agency


def test_a_partner_reads_no_time_from_which_the_nights_end_could_be_counted(
    patrol: Patrol,
) -> None:
    membership = nights.partner(patrol)
    briefed = factories.briefed(patrol)
    closes = london(Briefing.objects.get().closes_at)
    page = nights.read_page(nights.signed_in(membership), briefed).content.decode()
    assert "It closes after the night." in page
    assert closes not in page
    lead = partners.membership_of(factories.on_patrol(patrol))
    assert closes in nights.read_page(nights.signed_in(lead), briefed).content.decode()


def test_the_coordinator_sees_what_an_agency_is_told(patrol: Patrol) -> None:
    agency = nights.partner(patrol).agency
    briefed = factories.briefed(patrol)
    by = patrols.member(patrol.week.area, Role.COORDINATOR)
    page = nights.read_page(
        nights.signed_in(by), briefed, query=f"?agency={agency.slug}"
    ).content.decode()
    assert "Partner version" in page
    assert "Kerb crawler operation" not in page


def test_officers_read_all_of_it(patrol: Patrol, tmp_path: Path) -> None:
    nights.partner(patrol)
    briefed = factories.briefed(patrol)
    lead = factories.on_patrol(patrol)
    page = nights.read_page(
        nights.signed_in(partners.membership_of(lead)), briefed
    ).content.decode()
    paper = nights.paper_of(briefed, lead, tmp_path)
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
    response = nights.read_page(nights.signed_in(partners.membership_of(lead)), briefed)
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
    read = nights.paper_of(briefed, factories.on_patrol(patrol), tmp_path)
    assert "#panic() *bold* $x$" in read
    assert "= no heading" in read
