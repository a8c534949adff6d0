"""A page whose look cannot be put on the trail is not shown."""

import pytest
from django.test import Client
from django.urls import reverse

from wayside.audit.models import Event
from wayside.audit.tests.factories import as_owner
from wayside.governance.tests.factories import two_agencies
from wayside.partners.tests.factories import sign_in
from wayside.web import clock

BREAK = (
    "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'no room on disk'; END $$; "
    "CREATE TRIGGER broken BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION broken()"
)


@pytest.mark.parametrize("table", ["audit_event", "audit_chainlink"])
def test_nothing_is_shown_when_the_look_cannot_be_written_or_linked(
    transactional_db: None, client: Client, table: str
) -> None:
    """Linking fails only at the commit, when the page has been drawn already."""
    agencies = two_agencies()
    agencies.event(agencies.worker, controller_id=agencies.ours.id, now=clock.now())
    sign_in(client, agencies.officer)
    client.raise_request_exception = False
    address = reverse("governance:audit")
    assert "Asha Demo" in client.get(address).content.decode()
    before = Event.objects.count()
    with as_owner() as owner:
        owner.execute(BREAK.format(table))
    answer = client.get(address)
    assert answer.status_code == 500
    assert "Asha Demo" not in answer.content.decode()
    assert Event.objects.count() == before
