"""The protocol, its training and its champions stand on first pages as long as something is due."""

from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.sharing.protocol import actions
from wayside.sharing.protocol.actions import Written
from wayside.sharing.tests.factories import acting
from wayside.web import clock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.EDUCATION_CONTACT, Role.CASEWORKER, Role.SAFEGUARDING_LEAD])
def test_the_protocol_stands_on_the_first_page_until_it_is_read(role: Role, client: Client) -> None:
    area = partners.area()
    partners.area(level=AreaLevel.WARD, parent=area)
    lead, reader = (partners.member(each, area=area) for each in (Role.SAFEGUARDING_LEAD, role))
    by, now = partners.actor_of(lead), clock.now()
    with acting(lead, now=now):
        written = Written("Safe", "Ring first.", clock.today())
        version = actions.publish_protocol(
            area=area, written=written, form_id=uuid4(), by=by, now=now
        )
        actions.name_champion(area=area, member=lead, by=by, now=now)
    partners.sign_in(client, reader)
    page = client.get("/").content.decode()
    assert "Read the safeguarding protocol, version 1" in page
    assert ("has no champion" in page) == (role == Role.SAFEGUARDING_LEAD)
    client.post(f"/sharing/protocol/{version.id}/read/")
    assert "Read the safeguarding protocol" not in client.get("/").content.decode()
