"""The officer's pages: what they show, to whom, and that looking is itself recorded."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.audit.tests.factories import NOW
from wayside.audit.vocabulary import Operation
from wayside.governance.tests.factories import Agencies
from wayside.governance.tests.pages import text, week
from wayside.partners.tests.factories import member, programme, sign_in
from wayside.web import clock

pytestmark = pytest.mark.django_db


PAGES = ("audit", "people", "records", "days", "trail", "export")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.SENIOR_LEADER])
def test_only_an_officer_may_look(
    client: Client, agencies: Agencies, name: str, role: Role
) -> None:
    sign_in(client, member(role, area=agencies.officer.area, agency=agencies.ours))
    assert client.get(reverse(f"governance:{name}")).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_every_page_works_when_nothing_is_recorded_yet(officer: Client, name: str) -> None:
    text(officer, name)


def test_the_list_tells_who_did_what_in_plain_sentences(
    officer: Client, agencies: Agencies
) -> None:
    agencies.event(
        agencies.worker, **week(agencies, purpose="planning", count=34, fields=["places"])
    )
    shown = text(officer, "audit")
    assert "Asha Demo" in shown
    assert "opened the plan of a week" in shown
    assert "For: planning" in shown
    assert "34 records" in shown
    assert "Saw: places" in shown
    assert "Coordinator · For: planning" in shown


def test_what_another_agency_did_to_our_record_is_seen_with_its_name(
    officer: Client, agencies: Agencies
) -> None:
    agencies.event(agencies.their_worker, **week(agencies))
    shown = text(officer, "audit")
    assert "Bela Other" in shown
    assert "Their Charity" in shown


def test_another_agencys_officer_sees_nothing_of_ours(client: Client, agencies: Agencies) -> None:
    """The attack: every page, the story, the person and the file, by address."""
    agencies.event(agencies.worker, **week(agencies, purpose="a secret of ours"))
    sign_in(client, agencies.their_officer)
    shown = [text(client, name) for name in ("audit", "people", "records", "days")]
    shown.append(text(client, "audit", person=agencies.worker.person_id))
    shown.append(text(client, "story", "patrols.Week", agencies.record_id))
    response = client.post(reverse("governance:export"), {"purpose": "lawfulness"})
    shown.append(response.content.decode())
    for each in shown:
        assert "a secret of ours" not in each
        assert "opened the plan of a week" not in each
        assert "Asha Demo" not in each
        assert "Our Police" not in each


def test_a_record_that_is_not_ours_looks_like_one_that_is_not_there(
    client: Client, agencies: Agencies
) -> None:
    """However often it is looked up: the look must not make it a record of theirs."""
    record = programme(agencies.officer.area, lead_agency=agencies.ours, name="Night walks")
    about = {"record_type": "partners.Programme", "record_id": record.id}
    agencies.event(agencies.worker, **week(agencies, **about))
    sign_in(client, agencies.their_officer)
    nothing = uuid.uuid4()
    for _ in range(2):
        hidden = text(client, "story", "partners.Programme", record.id)
        absent = text(client, "story", "partners.Programme", nothing)
        assert main(absent, nothing) == main(hidden, record.id)
    assert "Night walks" not in text(client, "audit") + text(client, "records")
    sign_in(client, agencies.officer)
    assert "Programme: Night walks" in text(client, "story", "partners.Programme", record.id)


def main(shown: str, record_id: uuid.UUID) -> str:
    """What stands on the page itself, without the record's own identifier."""
    inside = shown.partition("<main")[2].partition("</main>")[0]
    return inside.replace(str(record_id), "").replace(str(record_id)[-8:], "")


def test_the_person_filter_names_only_who_our_events_show(
    client: Client, agencies: Agencies
) -> None:
    sign_in(client, agencies.officer)
    their_person = agencies.their_worker.person_id
    assert "Bela Other" not in text(client, "audit", person=their_person)
    agencies.event(agencies.their_worker, **week(agencies))
    shown = text(client, "audit", person=their_person)
    assert f'<option value="{their_person}" selected>Bela Other</option>' in shown


def test_filters_narrow_the_list_and_stand_in_the_address(
    officer: Client, agencies: Agencies
) -> None:
    agencies.event(agencies.worker, **week(agencies, now=NOW))
    agencies.event(
        agencies.worker,
        **week(agencies, action="patrols.add_patrol", operation=Operation.ALTERATION),
    )
    looks = text(officer, "audit", kind="looks")
    assert "opened the plan of a week" in looks
    assert "added a patrol" not in looks
    changes = text(officer, "audit", kind="changes")
    assert "opened the plan of a week" not in changes
    one_day = text(officer, "audit", first="2018-07-02", last="2/7/2018")
    assert "opened the plan of a week" in one_day
    assert "added a patrol" not in one_day
    before = text(officer, "audit", last="1/7/2018")
    assert "No event fits these filters" in before


def test_looks_at_these_pages_can_be_left_out(officer: Client, agencies: Agencies) -> None:
    agencies.event(agencies.worker, **week(agencies))
    text(officer, "days")
    assert "counted what was seen and done" in text(officer, "audit")
    quiet = text(officer, "audit", quiet="on")
    assert "counted what was seen and done" not in quiet
    assert "opened the plan of a week" in quiet


def test_a_faulty_filter_is_told_with_a_link_to_it(officer: Client) -> None:
    shown = text(officer, "audit", first="31/6/2018")
    assert "There is a problem" in shown
    assert 'href="#id_first"' in shown
    late = text(officer, "audit", first="3/7/2018", last="2/7/2018")
    assert "The last day must not be before the first" in late


def test_a_faulty_filter_exports_nothing(officer: Client) -> None:
    address = f"{reverse('governance:export')}?first=nonsense"
    response = officer.post(address, {"purpose": "lawfulness"})
    assert response.status_code == 302
    assert not Event.objects.filter(action="governance.export_events").exists()


def test_pages_lead_on_with_the_filters_kept(officer: Client, agencies: Agencies) -> None:
    for minutes in range(35):
        agencies.event(agencies.worker, **week(agencies, now=NOW + timedelta(minutes=minutes)))
    first = officer.get(reverse("governance:audit"), {"kind": "looks", "last": "2/7/2018"})
    older = first.context["pager"].older
    assert "kind=looks" in older
    second = officer.get(reverse("governance:audit") + older)
    assert len(first.context["events"]) == 25
    assert len(second.context["events"]) == 10
    assert second.context["pager"].newer
    assert not second.context["pager"].older


def test_the_story_of_a_record_tells_looks_and_changes_apart(
    officer: Client, agencies: Agencies
) -> None:
    agencies.event(agencies.worker, **week(agencies))
    agencies.event(
        agencies.worker,
        **week(agencies, action="patrols.plan_week", operation=Operation.ALTERATION),
    )
    whole = text(officer, "story", "patrols.Week", agencies.record_id)
    assert "Asha Demo opened the plan of a week" in whole
    assert "Asha Demo set a week as planned" in whole
    looks = text(officer, "story", "patrols.Week", agencies.record_id, show="looks")
    assert "set a week as planned" not in looks


@pytest.mark.parametrize(
    ("name", "said"),
    [("people", "Asha Demo"), ("records", "Week"), ("days", f"{clock.today():%Y}")],
)
def test_counts_lead_to_the_events_behind_them(
    officer: Client, agencies: Agencies, name: str, said: str
) -> None:
    agencies.event(agencies.worker, **week(agencies))
    response = officer.get(reverse(f"governance:{name}"))
    row = next(row for row in response.context["rows"] if said in row.label)
    assert row.looks >= 1
    assert "opened the plan of a week" in officer.get(row.url).content.decode()


def test_counts_are_of_four_weeks_unless_asked_otherwise(
    officer: Client, agencies: Agencies
) -> None:
    agencies.event(agencies.worker, **week(agencies, now=NOW))
    assert "Asha Demo" not in text(officer, "people").partition("<tbody")[2]
    assert "Asha Demo" in text(officer, "people", first="1/7/2018").partition("<tbody")[2]


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("audit", "list_events"),
        ("people", "tally_events"),
        ("records", "tally_events"),
        ("days", "tally_events"),
        ("trail", "open_trail"),
    ],
)
def test_looking_at_the_trail_is_on_the_trail(
    officer: Client, agencies: Agencies, name: str, action: str
) -> None:
    text(officer, name)
    noted = Event.objects.get(action=f"governance.{action}")
    assert noted.person_id == agencies.officer.person_id
    assert noted.controller_id == agencies.ours.id


def test_looking_up_a_record_or_a_person_names_it_on_the_trail(
    officer: Client, agencies: Agencies
) -> None:
    text(officer, "story", "patrols.Week", agencies.record_id)
    text(officer, "audit", person=agencies.worker.person_id)
    noted = Event.objects.get(action="governance.open_story")
    assert noted.record_id == agencies.record_id
    listed = Event.objects.get(action="governance.list_events")
    assert listed.record_id == agencies.worker.person_id


def test_the_list_asks_the_database_the_same_number_of_times_however_long_it_is(
    officer: Client, agencies: Agencies, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    agencies.event(agencies.worker, **week(agencies))
    text(officer, "audit")
    with django_assert_max_num_queries(14) as few:
        text(officer, "audit")
    for _ in range(40):
        agencies.event(agencies.their_worker, **week(agencies, record_id=uuid.uuid4()))
    with django_assert_max_num_queries(14) as many:
        text(officer, "audit")
    assert len(many) == len(few)


@pytest.mark.parametrize("page", ["audit", "people", "records", "days", "export"])
def test_the_last_day_of_all_calendars_is_asked_back(officer: Client, page: str) -> None:
    answer = officer.get(reverse(f"governance:{page}"), {"last": "9999-12-31"})
    assert answer.status_code in {200, 302}
