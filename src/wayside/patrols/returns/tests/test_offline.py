"""What a device may keep of a return, and a correction that is kept while it is written."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.patrols.models import DraftReturn, PatrolReturn
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING
from wayside.patrols.returns.tests.test_views import JSON, page, signed_in, typed, url
from wayside.patrols.tests import factories as weeks
from wayside.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


def test_the_page_that_a_device_keeps_holds_no_answer_of_anybodys() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    client.post(url(night, "draft"), typed(narrative="Bins before the gate."))
    assert "Bins before the gate." in page(client, url(night))
    shell = page(client, f"{url(night)}?shell=1")
    assert "Bins before the gate." not in shell
    assert 'name="part0_women_met" value="0"' in shell
    assert 'data-shell="yes"' in shell
    assert "session-warning" not in shell
    assert Event.objects.filter(action="patrols.open_return_form").count() == 2


def test_a_page_asked_for_once_the_return_is_filed_keeps_nothing_of_it_on_the_device() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    client.post(url(night), typed(step="file", narrative="Bins before the gate."))
    kept = client.get(f"{url(night)}?shell=1")
    assert (kept.status_code, kept.content) == (410, b"")
    assert "Thank you. The return is filed." in page(client, url(night))


def test_what_is_said_once_is_not_spent_on_the_page_that_a_device_keeps() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    client.post(url(night), typed(step="keep"))
    assert "Your draft is kept." not in page(client, f"{url(night)}?shell=1")
    assert "Your draft is kept." in page(client, url(night))


def test_the_kept_page_of_a_correction_holds_nothing_of_what_was_filed() -> None:
    night = factories.night()
    factories.file(night, narrative="The lights were out.")
    shell = page(signed_in(night.officer), f"{url(night, 'correct')}?shell=1")
    assert "The lights were out." not in shell
    assert 'name="part0_women_met" value="4"' not in shell
    assert 'name="base" value="1"' in shell


def test_the_worker_answers_below_one_return_and_for_its_officers_alone() -> None:
    night = factories.night()
    address = url(night, "worker")
    assert address.startswith(url(night))
    answer = signed_in(night.officer).get(address)
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"caches.open" in answer.content
    assert "Service-Worker-Allowed" not in answer
    other = signed_in(weeks.member(night.area, Role.PATROL_OFFICER))
    assert other.get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_a_signed_out_page_tells_the_browser_to_forget(client: Client) -> None:
    assert b'data-nobody="yes"' in client.get("/accounts/login/").content
    night = factories.night()
    assert 'data-nobody="yes"' not in page(signed_in(night.officer), url(night))


def correction(**more: Any) -> dict[str, Any]:
    return typed(base="1", because="Counted twice.", **more)


def test_a_correction_is_kept_while_it_is_written_and_gone_once_it_is_filed() -> None:
    night = factories.night()
    factories.file(night)
    client = signed_in(night.officer)
    sent = correction(part0_women_met="2")
    kept = client.post(url(night, "draft"), sent, headers=JSON).json()
    assert kept == {"kept": True, "url": ""}
    form = page(client, url(night, "correct"))
    assert 'name="part0_women_met" value="2"' in form
    assert "Counted twice." in form
    assert sent["form"] in form
    for _twice in range(2):
        answer = client.post(url(night, "correct"), sent, headers=JSON).json()
        assert answer == {"url": url(night)}
    assert PatrolReturn.objects.count() == 2
    assert not DraftReturn.objects.exists()


def test_without_scripts_a_tap_on_a_correction_counts_and_files_nothing() -> None:
    night = factories.night()
    factories.file(night)
    client = signed_in(night.officer)
    sent = correction(bump="part0_women_met+")
    answer = client.post(url(night, "correct"), sent)
    assert answer["Location"].endswith("#id_part0_women_met")
    assert 'name="part0_women_met" value="4"' in page(client, url(night, "correct"))
    client.post(url(night, "correct"), correction(step="keep"))
    assert PatrolReturn.objects.count() == 1


def test_who_was_overtaken_is_told_keeps_their_words_and_files_upon_what_stands() -> None:
    night = factories.night()
    factories.file(night)
    client = signed_in(night.officer)
    mine = correction(narrative="Mine.")
    client.post(url(night, "draft"), mine)
    coordinator = signed_in(weeks.member(night.area, Role.COORDINATOR))
    coordinator.post(url(night, "correct"), correction(narrative="Theirs."))
    refused = client.post(url(night, "correct"), mine)
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "Somebody corrected this return" in text
    assert "Mine." in text
    assert 'name="base" value="2"' in text
    assert "after you began" in page(client, url(night, "correct"))
    client.post(url(night, "correct"), mine | {"base": "2"})
    told = PatrolReturn.objects.order_by("number").values_list("narrative", flat=True)
    assert list(told) == ["The lights were out.", "Theirs.", "Mine."]


def test_the_draft_of_a_first_return_is_no_correction() -> None:
    night = factories.night()
    client = signed_in(night.officer)
    client.post(url(night, "draft"), typed(narrative="Begun before."))
    colleague = signed_in(weeks.member(night.area, Role.COORDINATOR))
    colleague.post(url(night), typed(narrative="Filed first.", form=str(uuid4())))
    form = page(client, url(night, "correct"))
    assert "Filed first." in form
    assert "Begun before." not in form
