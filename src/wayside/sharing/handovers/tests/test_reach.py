"""A number that was handed over is shown on asking alone, after a question, and on the trail."""

from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.handovers import actions, queries
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.sharing.reach import Reach
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NUMBER = "07700 900555"
ASKED = {
    "text": "I need somewhere to go.",
    "The number, address or name for that": NUMBER,
    "When is it safe?": "In the morning",
    "referral": {
        "way": "call",
        "reach": NUMBER,
        "hours": "In the morning",
        "words_to_leave": "The dentist rang",
    },
}


class Cast:
    """A charity with a worker, another beside it, and what somebody asked the first for."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.charity = factories.charity(area=self.area)
        self.worker = factories.worker(self.charity)
        self.other = factories.worker(factories.charity("Beside", area=self.area))
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)

    def handed(self, content: Mapping[str, object]) -> Handover:
        with acting(self.officer):
            actions.hand_over(
                kind=HandoverKind.REFERRAL, area=self.area, to_agency=self.charity,
                content=content, by=partners.actor_of(self.officer), now=NOW,
            )  # fmt: skip
        with acting(self.worker):
            return queries.waiting().get()

    def shows(self, handover: Handover, by: Membership) -> Reach:
        with acting(by):
            return actions.show_reach(handover=handover, by=partners.actor_of(by), now=NOW)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_the_page_asks_first_and_the_look_is_on_the_trail(cast: Cast, client: Client) -> None:
    found = cast.handed(ASKED)
    partners.sign_in(client, cast.worker)
    page = client.get(reverse("sharing:handover", args=[found.id])).content.decode()
    assert NUMBER not in page
    assert "In the morning" in page
    url = reverse("sharing:handover_reach", args=[found.id])
    assert url in page
    asked = client.get(url).content.decode()
    assert "Who may pick this up" in asked
    assert NUMBER not in asked
    looked = Event.objects.filter(action="sharing.show_reach", record_id=found.id)
    assert not looked.exists()
    shown = client.post(url).content.decode()
    assert NUMBER in shown
    assert "The dentist rang" in shown
    assert looked.get().fields == ["reach"]


def test_nobody_else_is_shown_it(cast: Cast, client: Client) -> None:
    found = cast.handed(ASKED)
    with pytest.raises(NotNow, match="not handed over to you"):
        cast.shows(found, cast.other)
    with pytest.raises(NotAllowed):
        cast.shows(found, cast.officer)
    url = reverse("sharing:handover_reach", args=[found.id])
    for member, status in ((cast.other, 404), (cast.officer, 403)):
        partners.sign_in(client, member)
        assert client.post(url).status_code == status
    assert not Event.objects.filter(action="sharing.show_reach").exists()


def test_where_no_number_was_said_none_is_offered(cast: Cast, client: Client) -> None:
    found = cast.handed({"text": "He waits at the corner.", "Where": "Brixton"})
    with pytest.raises(NotNow, match="Nobody said"):
        cast.shows(found, cast.worker)
    partners.sign_in(client, cast.worker)
    url = reverse("sharing:handover_reach", args=[found.id])
    page = client.get(reverse("sharing:handover", args=[found.id])).content.decode()
    assert url not in page
    assert "Where: <bdi>Brixton</bdi>" in page
    assert client.post(url).status_code == 302
