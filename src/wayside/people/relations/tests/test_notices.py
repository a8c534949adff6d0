"""A notice of a release comes from probation alone, and is written on a record that is open to
whoever took it up."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.people.models import Custody
from wayside.people.relations.tests import factories
from wayside.people.relations.vocabulary import ToldBy
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, acting
from wayside.people.tests.factories import person as record_of
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def handed_over(cast: Cast, client: Client) -> Handover:
    """A notice, handed over on the page by probation."""
    probation = partners.member(Role.PROBATION_PRACTITIONER, area=cast.area)
    partners.sign_in(client, probation)
    page = client.get("/sharing/handovers/send/").content.decode()
    assert "Notice of a release" in page
    sent = {
        "kind": "release", "area": cast.area.id, "to_agency": cast.charity.id,
        "text": "His release is set.", "release_date": "20/7/2018",
    }  # fmt: skip
    missing = client.post("/sharing/handovers/send/", {**sent, "release_date": ""})
    assert "Enter the day of the release" in missing.content.decode()
    assert client.post("/sharing/handovers/send/", sent).status_code == 302
    with acting(cast.ana):
        return Handover.objects.get()


def test_a_notice_is_taken_up_and_written_on_a_record(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = NOW.date()
    rosie = record_of(cast.ana, "Rosie")
    away = factories.relation(cast.ana, rosie)
    held = handed_over(cast, client)
    page, write = f"/sharing/handovers/{held.id}/", f"/people/notices/{held.id}/"
    partners.sign_in(client, cast.ana)
    assert "Write it on a record" not in client.get(page).content.decode()
    assert client.get(write).status_code == 302
    with acting(cast.ana):
        handovers.take_up_handover(
            handover=held, owner=cast.ana, deadline_at=NOW + timedelta(days=2),
            by=cast.ana_acts, now=NOW,
        )  # fmt: skip
    assert write in client.get(page).content.decode()
    assert "Marlon Vane" in client.get(write).content.decode()
    sent = {
        "relation": away.id, "from_date": "1/6/2018", "release_date": "20/7/2018",
        "reference": "Probation, 2 July",
    }  # fmt: skip
    assert client.post(write, sent).status_code == 302
    with acting(cast.ana):
        kept = Custody.objects.get()
        assert (kept.relation_id, kept.told_by) == (away.id, ToldBy.NOTICE)
        assert kept.release_date is not None
        assert kept.release_date.isoformat() == "2018-07-20"
    for stranger in cast.outsiders:
        partners.sign_in(client, stranger)
        assert client.get(write).status_code in {302, 404}
    partners.sign_in(client, cast.ana)
    with acting(cast.other):
        theirs = record_of(cast.other, "Not hers")
    assert str(theirs.called) not in client.get(write).content.decode()


def test_nobody_but_probation_hands_over_a_notice_of_a_release(client: Client, cast: Cast) -> None:
    with acting(cast.officer), pytest.raises(NotNow, match="probation"):
        handovers.hand_over(
            kind=HandoverKind.RELEASE, area=cast.area, to_agency=cast.charity,
            content={"text": "x"}, by=partners.actor_of(cast.officer), now=NOW,
        )  # fmt: skip
    partners.sign_in(client, cast.officer)
    assert "Notice of a release" not in client.get("/sharing/handovers/send/").content.decode()
