"""The form with and without scripts, the draft, and the versions side by side."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import DraftReturn, GoingOut, PatrolReturn
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING, Night
from wayside.patrols.returns.vocabulary import Count
from wayside.patrols.tests import factories as weeks
from wayside.web import clock

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


def signed_in(member: Any) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def url(night: Night, name: str = "night") -> str:
    return reverse(
        f"patrols:returns:{name}", args=(night.area.slug, night.week.iso, night.patrol.id)
    )


def typed(**more: Any) -> dict[str, Any]:
    return {
        "form": str(uuid4()),
        "part0_start": "20:00",
        "part0_end": "02:00",
        "part0_women_met": "3",
        "part0_arrests": "1",
        "weather": "dry",
        "narrative": "The lights are out.",
        "step": "file",
        **more,
    }


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_form_asks_for_the_whole_night_with_the_planned_times_in_it() -> None:
    night = factories.night()
    text = page(signed_in(night.officer), url(night))
    for words in ("Women met", "Arrests", "Places visited", "Hot drinks given", "Weather"):
        assert words in text
    assert 'value="20:00"' in text
    assert weeks.places(night.patrol)[0].label in text


def test_an_engagement_asks_for_no_arrests_and_enforcement_for_no_people() -> None:
    night = factories.night()
    factories.segments(night.patrol)
    text = page(signed_in(night.officer), url(night))
    assert "part0_women_met" in text
    assert "part0_arrests" not in text
    assert "part1_arrests" in text
    assert "part1_women_met" not in text


def test_the_return_is_filed_and_shown() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    place = weeks.places(night.patrol)[0]
    sent = typed(**{f"visited_{place.id}": "on", f"arrived_{place.id}": "00:20"})
    response = client.post(url(night), sent)
    assert response.status_code == 302
    text = page(client, url(night))
    assert "Thank you. The return is filed." in text
    assert f"{place.label} (00:20)" in text
    assert "data-return-filed" in text


def test_an_arrest_under_the_forces_own_number_needs_no_words() -> None:
    night = factories.night()
    sent = typed(narrative="", incident_reference="CAD 12", part0_arrests="2")
    response = signed_in(night.officer).post(url(night), sent)
    assert response.status_code == 302
    filed = PatrolReturn.objects.get()
    assert (filed.incident_reference, filed.narrative) == ("CAD 12", "")
    assert filed.parts.get().counts.get(what=Count.ARRESTS).value == 2


def test_the_number_said_when_going_out_is_not_typed_again() -> None:
    night = factories.night()
    GoingOut.objects.create(
        patrol=night.patrol,
        at=night.patrol.starts_at,
        said_by=night.officer.person,
        incident_number="CAD 180713",
    )
    client = signed_in(night.officer)
    assert 'value="CAD 180713"' in page(client, url(night))
    client.post(url(night, "draft"), typed(incident_reference="CAD 99"))
    text = page(client, url(night))
    assert 'value="CAD 99"' in text
    assert "CAD 180713" not in text


def test_a_tap_without_scripts_counts_and_keeps_the_draft() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    sent = typed(bump="part0_women_met+")
    response = client.post(url(night), sent)
    assert response["Location"].endswith("#id_part0_women_met")
    text = page(client, url(night))
    assert 'name="part0_women_met" value="4"' in text
    assert "The lights are out." in text
    assert sent["form"] in text
    client.post(url(night), {**sent, "part0_women_met": "0", "bump": "part0_women_met-"})
    assert DraftReturn.objects.get().content["part0_women_met"] == "0"


def test_a_script_keeps_the_draft_and_is_told_once_it_was_filed() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    sent = typed()
    kept = client.post(url(night, "draft"), sent, headers=JSON).json()
    assert kept == {"kept": True, "url": ""}
    assert client.post(url(night), sent, headers=JSON).json() == {"url": url(night)}
    assert client.post(url(night), sent, headers=JSON).json() == {"url": url(night)}
    assert PatrolReturn.objects.count() == 1
    late = client.post(url(night, "draft"), sent, headers=JSON).json()
    assert late == {"kept": False, "url": url(night)}


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    response = client.post(url(night), typed(weather="", part0_new_to_us="7"))
    text = response.content.decode()
    assert response.status_code == 422
    assert "Choose what the weather was like" in text
    assert "more than the people met" in text
    assert 'name="part0_women_met" value="3"' in text
    assert client.post(url(night), typed(weather=""), headers=JSON).status_code == 422


def test_a_name_in_the_words_is_asked_about_and_whoever_wrote_it_decides() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    words = {"narrative": "We met Sarah Jones by the station, 07700 900123."}
    text = client.post(url(night), typed(**words)).content.decode()
    assert "Take out what tells of a person" in text
    assert "Sarah Jones" in text
    assert "none of these words is about a person" in text
    assert not PatrolReturn.objects.exists()
    client.post(url(night), typed(**words, not_personal="on"))
    assert PatrolReturn.objects.count() == 1


def test_a_time_that_lies_ahead_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    night = factories.night()
    monkeypatch.setattr(clock, "now", lambda: night.patrol.starts_at)
    text = signed_in(night.officer).post(url(night), typed(part0_start="21:00")).content.decode()
    assert "begins later than now" in text


def test_a_correction_stands_beside_the_first_version() -> None:
    night = factories.night()
    factories.file(night)
    client = signed_in(night.officer)
    form = page(client, url(night, "correct"))
    assert 'name="part0_women_met" value="4"' in form
    assert client.post(url(night, "correct"), typed(base="1")).status_code == 422
    client.post(url(night, "correct"), typed(base="1", because="Counted twice."))
    text = page(client, url(night))
    assert "First version" in text
    assert "Correction 1" in text
    assert "Counted twice." in text
    assert "(changed)" in text


def test_an_officer_of_another_patrol_is_refused() -> None:
    night = factories.night()
    other = signed_in(weeks.member(night.area, Role.PATROL_OFFICER))
    assert other.get(url(night)).status_code == 403
    assert other.post(url(night), typed()).status_code == 403
    assert other.post(url(night, "draft"), typed()).status_code == 403
    assert other.get(url(night, "correct")).status_code == 403


def test_another_person_does_not_see_the_draft() -> None:
    night = factories.night()
    signed_in(night.officer).post(url(night, "draft"), typed(narrative="Only mine."))
    coordinator = signed_in(weeks.member(night.area, Role.COORDINATOR))
    assert "Only mine." not in page(coordinator, url(night))
