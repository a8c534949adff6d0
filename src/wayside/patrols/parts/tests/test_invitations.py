"""An agency sees its own invitations and nothing else of the night, whatever it tries."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.patrols.models import Attendee
from wayside.patrols.parts import actions, queries
from wayside.patrols.parts.tests import factories
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = factories.NOW


@pytest.fixture
def town() -> factories.Town:
    return factories.town()


def another(town: factories.Town, name: str = "Night shelter") -> Membership:
    """A worker of another agency of the same area."""
    agency = partners.agency(name, kind=AgencyKind.CHARITY, areas=(town.area,))
    return partners.member(Role.PARTNER_WORKER, area=town.area, agency=agency)


def page(town: factories.Town, client: Client, member: Membership, tail: str = "") -> str:
    partners.sign_in(client, member)
    answer = client.get(f"/{town.area.slug}/invitations/{tail}")
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_the_agencys_workers_are_told_by_mail(town: factories.Town) -> None:
    asked = factories.invite(town)
    (told,) = Notice.objects.filter(about_id=asked.id)
    assert told.person_id == town.worker.person_id
    assert "Church hall, side door" in told.body
    assert "south" not in told.body


def test_the_worker_sees_what_they_need_and_no_word_of_the_rest(
    town: factories.Town, client: Client, settings: object
) -> None:
    settings.WAYSIDE_TODAY = NOW.date()  # type: ignore[attr-defined]
    asked = factories.invite(town)
    whole = page(town, client, town.worker, f"{asked.id}/")
    shown, footer = whole.split("<footer", 1)  # which tells the hour the session ends
    for word in ("Soup kitchen", "Church hall, side door", "20:00", "020 7946 0100", "Friday"):
        assert word in shown
    for word in ("Officers come", "02:00", "nforcement", "patrol on"):
        assert word not in shown
    for word in ("Officers come", "nforcement", "patrol on"):
        assert word not in footer


def test_another_agencys_worker_finds_nothing(town: factories.Town, client: Client) -> None:
    asked = factories.invite(town)
    other = another(town)
    assert "Soup kitchen" not in page(town, client, other)
    assert page(town, client, other, f"{asked.id}/") == "404"
    sent = client.post(
        f"/{town.area.slug}/invitations/{asked.id}/", {"answer": "decline", "reason": "x"}
    )
    assert sent.status_code == 404
    with pytest.raises(ObjectDoesNotExist):
        factories.accept(town, asked, as_member=other)
    asked.refresh_from_db()
    assert asked.state == InvitationState.INVITED


def test_a_withdrawn_invitation_opens_nothing(town: factories.Town, client: Client) -> None:
    asked = factories.invite(town)
    fresh = queries.invitation_of(factories.fresh(town.patrol), asked.id)
    actions.withdraw_invitation(invitation=fresh, reason="The hall is closed.", by=town.by, now=NOW)
    assert "Soup kitchen" not in page(town, client, town.worker)
    assert page(town, client, town.worker, f"{asked.id}/") == "404"
    with pytest.raises(ObjectDoesNotExist):
        factories.accept(town, asked)
    assert Notice.objects.filter(about_id=asked.id, body="The hall is closed.").exists()
    assert factories.invite(town)  # the agency can be asked anew


def test_no_agency_sees_who_else_is_asked_or_what_they_answer(
    town: factories.Town, client: Client
) -> None:
    other = another(town, "Quiet House")
    theirs = factories.invite(town, other.agency)
    mine = factories.invite(town)
    factories.accept(town, theirs, as_member=other)
    shown = page(town, client, town.worker) + page(town, client, town.worker, f"{mine.id}/")
    assert "Quiet House" not in shown
    assert "Ade Cole" not in shown


def test_no_enforcement_segment_is_ever_among_the_invitations(town: factories.Town) -> None:
    by = partners.actor_of(town.worker)
    factories.invite(town)
    found = queries.own_invitations(town.area, visible_to=by)
    assert {each.segment.kind for each in found} == {SegmentKind.ENGAGEMENT}


def test_a_worker_of_the_same_agency_in_another_area_finds_nothing(
    town: factories.Town, client: Client
) -> None:
    asked = factories.invite(town)
    elsewhere = partners.area("Elsewhere")
    member = partners.member(Role.PARTNER_WORKER, area=elsewhere, agency=town.agency)
    assert page(town, client, member, f"{asked.id}/") == "404"
    client.get(f"/{elsewhere.slug}/invitations/{asked.id}/")
    assert client.get(f"/{elsewhere.slug}/invitations/{asked.id}/").status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PARTNER_WORKER}))
def test_no_other_role_answers_even_of_the_same_agency(town: factories.Town, role: Role) -> None:
    asked = factories.invite(town)
    member = partners.member(role, area=town.area, agency=town.agency)
    with pytest.raises(NotAllowed):
        factories.accept(town, asked, as_member=member)


def test_an_agency_names_who_comes_and_nobody_elses_worker(town: factories.Town) -> None:
    asked = factories.invite(town)
    own = factories.pool_worker(town)
    stranger = factories.pool_worker(town, agency=another(town).agency, name="Not Theirs")
    actions.accept_invitation(
        invitation=asked,
        workers=(own.id, stranger.id, uuid4()),
        others=(" Bo Lane ", ""),
        by=partners.actor_of(town.worker),
        now=NOW,
        expected_version=1,
    )
    assert sorted(Attendee.objects.values_list("name", flat=True)) == ["Ade Cole", "Bo Lane"]
    asked.refresh_from_db()
    assert asked.state == InvitationState.ACCEPTED
    assert Notice.objects.filter(subject="Outreach accepts").count() == 1


def test_more_people_than_there_is_room_for_are_refused(town: factories.Town) -> None:
    asked = factories.invite(town, room_for=1)
    with pytest.raises(NotNow, match="room for 1"):
        actions.accept_invitation(
            invitation=asked,
            workers=(),
            others=("A", "B"),
            by=partners.actor_of(town.worker),
            now=NOW,
            expected_version=1,
        )


def test_two_colleagues_who_answer_at_once_are_told(town: factories.Town) -> None:
    asked = factories.invite(town)
    factories.accept(town, asked)
    with pytest.raises(Collision):
        actions.decline_invitation(
            invitation=asked,
            reason="Ill",
            by=partners.actor_of(town.worker),
            now=NOW,
            expected_version=1,
        )


def test_the_worker_declines_with_a_reason_on_the_page(
    town: factories.Town, client: Client, settings: object
) -> None:
    settings.WAYSIDE_TODAY = NOW.date()  # type: ignore[attr-defined]
    asked = factories.invite(town)
    partners.sign_in(client, town.worker)
    address = f"/{town.area.slug}/invitations/{asked.id}/"
    refused = client.post(address, {"answer": "decline", "version": 1}).content.decode()
    assert "Say why you decline" in refused
    client.post(address, {"answer": "decline", "version": 1, "reason": "Two are on leave."})
    asked.refresh_from_db()
    assert (asked.state, asked.declined_because) == (InvitationState.DECLINED, "Two are on leave.")


def test_nothing_is_answered_once_the_engagement_is_over(town: factories.Town) -> None:
    asked = factories.invite(town)
    with pytest.raises(NotNow, match="no longer"):
        actions.decline_invitation(
            invitation=asked,
            reason="Late",
            by=partners.actor_of(town.worker),
            now=factories.LATE,
            expected_version=1,
        )


def test_police_and_agencies_of_elsewhere_are_not_invited(town: factories.Town) -> None:
    with pytest.raises(NotNow, match="partner agency"):
        factories.invite(town, partners.agency("Police", areas=(town.area,)))
    with pytest.raises(NotNow, match="does not work"):
        factories.invite(town, partners.agency("Far", kind=AgencyKind.CHARITY))
    with pytest.raises(NotNow, match="reply by"):
        factories.invite(town, reply_by=date(2018, 7, 14))
