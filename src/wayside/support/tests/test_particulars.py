"""What services ask: a script and public funds, locked, kept from day to day."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.support import actions, queries
from wayside.support.actions import Noted
from wayside.support.models import Particulars
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Medicine, Recourse
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SCRIPT = Noted(Medicine.METHADONE, "60 ml, supervised", "the green chemist", 1, "Dr Example")


class Cast:
    """A charity with two caseworkers, and somebody supported by one of them."""

    def __init__(self) -> None:
        self.charity = factories.charity(area=partners.area())
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie")

    def notes(self, by: Any, noted: Noted = SCRIPT, *, days: int = 0) -> Particulars | None:
        now = NOW + timedelta(days=days)
        with acting(by, now=now):
            return actions.note_particulars(
                person=self.rosie, noted=noted, by=partners.actor_of(by), now=now
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_the_next_note_does_not_write_over_the_first(cast: Cast) -> None:
    cast.notes(cast.ana)
    assert cast.notes(cast.ana) is None
    cast.notes(cast.ana, Noted(Medicine.INJECTION, recourse=Recourse.NO), days=1)
    with acting(cast.ana):
        found = [each.medicine for each in queries.particulars_of(cast.rosie.subject)]
    assert found == ["injection", "methadone"]
    assert Event.objects.filter(action="support.note_particulars").count() == 2


def test_where_she_collects_it_stands_nowhere_in_the_clear(cast: Cast) -> None:
    cast.notes(cast.ana)
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM support.support_particulars p")
        row = str(cursor.fetchall())
    for word in ("60 ml", "green chemist", "Dr Example"):
        assert word not in row


def test_a_colleague_sees_and_writes_nothing(cast: Cast) -> None:
    cast.notes(cast.ana)
    with acting(cast.bea):
        assert not Particulars.objects.exists()
    with pytest.raises(NotOpenError):
        cast.notes(cast.bea)


def test_a_dose_without_a_script_is_refused(cast: Cast) -> None:
    with pytest.raises(NotNow, match="which script"):
        cast.notes(cast.ana, Noted(Medicine.NONE, dose="60 ml"))


def test_it_is_asked_and_read_on_the_page_of_needs(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.ana)
    url = f"/support/people/{cast.rosie.id}/needs/services-ask/"
    wrong = client.post(url, {"medicine": "", "dose": "60 ml"})
    assert "Choose which script it is" in wrong.content.decode()
    page = client.post(
        url, {"medicine": "methadone", "missed_days": "3", "recourse": "no"}, follow=True
    ).content.decode()
    assert "Call the prescriber" in page
    assert "Methadone" in page
