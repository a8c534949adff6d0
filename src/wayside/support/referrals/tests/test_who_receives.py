"""What anybody asks for by the public form reaches somebody, at once."""

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.support.referrals.tests.factories import Cast
from wayside.support.referrals.tests.test_asking import a_day, asked, handed

__all__ = ["a_day"]
pytestmark = pytest.mark.django_db


def leaves(*members: Membership) -> None:
    """They sign in no more."""
    for member in members:
        member.account.is_active = False
        member.account.save(update_fields=["is_active"])


def test_for_a_service_where_nobody_signs_in_the_areas_leads_are_told_at_once(cast: Cast) -> None:
    leaves(cast.sam, cast.their_lead)
    assert Client().post("/get-help/", asked(cast)).status_code == 302
    assert Notice.objects.filter(person_id=cast.lead.person_id).count() == 1
    found = handed(cast.lead)[0]
    assert found.to_agency is None
    client = Client()
    partners.sign_in(client, cast.lead)
    page = client.get(f"/sharing/handovers/{found.id}/").content.decode()
    assert f"Service asked for: <bdi>{cast.service.name}</bdi>" in page
    assert cast.there.name in page


def test_areas_where_nobody_would_receive_are_not_offered(cast: Cast) -> None:
    bare = partners.area("Nobody Example")
    partners.member(Role.CASEWORKER, area=bare)  # of an agency without a service to ask for
    page = Client().get("/get-help/").content.decode()
    assert cast.area.name in page
    assert bare.name not in page
    assert Client().post("/get-help/", asked(cast, area=bare.id, service="")).status_code == 200
    assert not Notice.objects.exists()


def test_an_area_without_a_lead_is_offered_with_the_services_that_answer_there(cast: Cast) -> None:
    bare = partners.area("Next Example")
    cast.there.areas.add(bare)
    assert bare.name in Client().get("/get-help/").content.decode()
    blank = Client().post("/get-help/", asked(cast, area=bare.id, service=""))
    assert "Choose a service that works in Next Example." in blank.content.decode()
    assert Client().post("/get-help/", asked(cast, area=bare.id)).status_code == 302
    assert len(handed(cast.sam)) == 1


def test_a_child_where_there_is_no_lead_is_on_an_administrators_screen(cast: Cast) -> None:
    bare = partners.area("Next Example")
    cast.there.areas.add(bare)
    keeper = partners.member(Role.ADMINISTRATOR, area=bare)
    assert Client().post("/get-help/", asked(cast, area=bare.id, child="yes")).status_code == 302
    told = Notice.objects.get(person_id=keeper.person_id)
    assert "no safeguarding lead" in told.subject
    assert told.path == "/partners/members/give/"
    assert handed(keeper) == []
