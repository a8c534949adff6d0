"""Keeping entries: who changes them, two at once, confirming, closing, strands."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.directory.models import Organization, ReviewPeriod, Service, Strand
from wayside.directory.tests import factories
from wayside.directory.tests.pages.asking import about, reach, rows, signed_in, terms, text, url
from wayside.directory.vocabulary import Status
from wayside.partners.models import Agency, Area
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["change_service", "change_terms", "change_reach", "change_place", "close", "conceal"]
)
def test_only_who_keeps_an_entry_changes_it(
    name: str, area: Area, ours: Service, worker: Client, administrator: Client
) -> None:
    other = signed_in(Role.SERVICE_WORKER, area)
    officer = signed_in(Role.PATROL_OFFICER, area)
    elsewhere = signed_in(Role.ADMINISTRATOR, partners.area("Elsewhere"))
    for client in (other, officer, elsewhere):
        assert client.get(url(name, ours)).status_code == 403
        assert client.post(url(name, ours), {"version": 1, "sure": "on"}).status_code == 403
    assert worker.get(url(name, ours)).status_code == 200
    assert administrator.get(url(name, ours)).status_code == 200


def test_a_service_is_added_and_kept_by_the_agency_of_who_adds_it(
    worker: Client, agency: Agency
) -> None:
    response = worker.post(reverse("directory:add_service"), about(needs=["housing", "safety"]))
    made = Service.objects.get()
    assert response["Location"] == url("service", made)
    assert (made.keeper, made.needs, made.confirmed_date) == (
        agency,
        ["housing", "safety"],
        factories.TODAY,
    )
    assert Event.objects.filter(action="directory.add_service", record_id=made.id).exists()


def test_whoever_is_no_administrator_gives_no_entry_away(
    worker: Client, ours: Service, area: Area
) -> None:
    other = partners.agency("Other", areas=(area,))
    worker.post(url("change_service", ours), about(ours, keeper=other.id, name="Renamed"))
    ours.refresh_from_db()
    assert (ours.name, ours.keeper.name if ours.keeper else "") == ("Renamed", "Example Centre")


def test_two_edits_that_meet_are_shown_line_by_line(worker: Client, ours: Service) -> None:
    strand = Strand.objects.all()[0]
    worker.post(url("change_service", ours), about(ours, name="Theirs", strands=[strand.id]))
    met = worker.post(url("change_service", ours), about(ours, name="Mine"))
    assert met.status_code == 409
    assert {each.name for each in met.context["differences"]} >= {"name"}
    assert len(met.context["differences"]) == 2
    chosen = about(ours, name="Mine", version=2) | {"keep-name": "theirs"}
    worker.post(url("change_service", ours), chosen)
    ours.refresh_from_db()
    assert ours.name == "Theirs"
    assert not ours.strands.exists()


def test_whom_it_takes_is_said_in_sentences(worker: Client, ours: Service) -> None:
    sent = terms(
        1,
        {"sex": "female", "age_from": "14"},
        {"sex": "male", "age_from": "16"},
        {"sex": "not_said"},
        script="depends",
        script_note="Under 40 ml",
        children="yes",
        sons_up_to="14",
        recourse="no",
    )
    assert worker.post(url("change_terms", ours), sent).status_code == 302
    page = text(worker.get(url("service", ours)))
    for sentence in (
        "Takes women and girls from 14; men and boys from 16.",
        "Takes people who use drugs or alcohol: yes.",
        "Takes people on an opioid substitution (methadone) script: it depends. Under 40 ml",
        "Takes sons up to 14.",
        "Needs recourse to public funds: no.",
    ):
        assert sentence in page


def test_what_depends_says_on_what(worker: Client, ours: Service) -> None:
    page = text(worker.post(url("change_terms", ours), terms(1, children="depends")))
    assert "Say what it depends on" in page
    assert Service.objects.get().version == 1


def test_two_edits_of_whom_it_takes_are_settled_answer_by_answer(
    worker: Client, ours: Service
) -> None:
    worker.post(url("change_terms", ours), terms(1, {"sex": "female"}, script="no"))
    met = worker.post(url("change_terms", ours), terms(1, {"sex": "any"}, script="yes"))
    assert met.status_code == 409
    names = [each.name for each in met.context["differences"]]
    assert "script" in names
    assert len(names) == 3
    sent = terms(2, {"sex": "any"}, script="yes") | {"keep-script": "theirs"}
    worker.post(url("change_terms", ours), sent)
    ours.refresh_from_db()
    assert ours.eligibility.script == "no"
    assert ours.groups.get().sex == "any"


def test_hours_numbers_languages_and_areas_are_said(
    worker: Client, ours: Service, area: Area
) -> None:
    assert worker.post(url("change_reach", ours), reach(1, area)).status_code == 302
    page = text(worker.get(url("service", ours)))
    for sentence in (
        "Monday, Tuesday: 09:30–17:00",
        "Not on bank holidays",
        "020 7946 0000",
        "Serves Lambeth and South London.",
        "Speaks Polish and Urdu.",
    ):
        assert sentence in page
    ids = set(ours.schedules.values_list("id", flat=True))
    worker.post(url("change_reach", ours), reach(2, area))
    assert set(ours.schedules.values_list("id", flat=True)) == ids


def test_two_edits_of_how_it_is_reached_are_settled_line_by_line(
    worker: Client, ours: Service, area: Area
) -> None:
    worker.post(url("change_reach", ours), reach(1, area))
    mine = reach(1, area, languages="Thai")
    met = worker.post(url("change_reach", ours), mine)
    assert met.status_code == 409
    assert {each.label for each in met.context["differences"]} == {"Polish", "Thai", "Urdu"}
    worker.post(url("change_reach", ours), {**mine, "version": 2, "keep": "mine"})
    assert [each.name for each in ours.languages.all()] == ["Thai"]


def test_an_area_cannot_be_served_and_refused(worker: Client, ours: Service, area: Area) -> None:
    page = text(worker.post(url("change_reach", ours), reach(1, area, refused=[str(area.id)])))
    assert "Lambeth is chosen twice" in page


def test_an_entry_is_confirmed_by_name_and_leaves_the_queue(worker: Client, ours: Service) -> None:
    Service.objects.update(confirmed_date=factories.TODAY - timedelta(days=91))
    queue = reverse("directory:review")
    assert ours.name in text(worker.get(queue))
    assert "91 days ago" in text(worker.get(url("service", ours)))
    worker.post(url("confirm", ours), {"version": 1})
    assert "Nothing to confirm" in text(worker.get(queue))
    assert "0 days ago" in text(worker.get(url("service", ours)))


def test_an_entry_that_changed_meanwhile_is_not_confirmed_unread(
    worker: Client, ours: Service
) -> None:
    Service.objects.update(version=2)
    page = text(worker.post(url("confirm", ours), {"version": 1}, follow=True))
    assert "Read it again first." in page
    assert Service.objects.get().confirmed_date is None


def test_the_queue_follows_the_days_set_and_shows_who_is_responsible(
    worker: Client, administrator: Client, ours: Service
) -> None:
    unkept = factories.service("Nobody's")
    Service.objects.update(confirmed_date=factories.TODAY - timedelta(days=31))
    queue = reverse("directory:review")
    assert "Nothing to confirm" in text(worker.get(queue))
    when = partners.boxes("from_date", factories.TODAY)
    administrator.post(reverse("directory:settings"), {"about": "review", "days": 30, **when})
    assert ReviewPeriod.objects.get().days == 30
    assert ours.name in text(worker.get(queue))
    assert unkept.name not in text(worker.get(queue))
    seen = text(administrator.get(queue))
    assert "Nobody yet: an administrator names an agency" in seen
    assert "Example Centre" in seen


def test_a_service_is_closed_and_reopened(worker: Client, ours: Service) -> None:
    sent = {"version": 1, "verb": "pause", "alert": "Back in May."}
    worker.post(url("close", ours), sent)
    page = text(worker.get(url("service", ours)))
    assert "Closed for now" in page
    assert "Back in May." in page
    worker.post(url("reopen", ours), {"version": 2})
    ours.refresh_from_db()
    assert (ours.status, ours.alert) == (Status.ACTIVE, "")
    worker.post(url("close", ours), {"version": 3, "verb": "end"})
    assert Service.objects.get().status == Status.ACTIVE


def test_an_organisation_is_added_and_changed(administrator: Client, agency: Agency) -> None:
    sent = {"version": 1, "name": "Haven", "description": "Helps.", "agency": str(agency.id)}
    administrator.post(reverse("directory:add_organization"), sent)
    made = Organization.objects.get()
    assert made.agency == agency
    again = administrator.post(reverse("directory:add_organization"), sent | {"agency": ""})
    assert "There is an organisation with this name already." in text(again)
    change = reverse("directory:change_organization", args=[made.id])
    administrator.post(change, sent | {"name": "Haven Trust"})
    made.refresh_from_db()
    assert made.name == "Haven Trust"


def test_strands_are_edited_in_order_and_never_lost(administrator: Client) -> None:
    held = list(Strand.objects.all())
    sent = [{"id": str(each.id), "name": each.name, "in_use": "on"} for each in held]
    sent[0], sent[1] = (
        {**sent[0], "name": sent[1]["name"]},
        {**sent[1], "name": sent[0]["name"], "in_use": ""},
    )
    page = reverse("directory:settings")
    posted = {"about": "strands", **rows("strands", *sent, {"name": "Modern slavery"})}
    assert administrator.post(page, posted).status_code == 302
    assert Strand.objects.count() == 9
    assert Strand.objects.get(name="Modern slavery").slug == "modern-slavery"
    assert not Strand.objects.get(id=held[1].id).in_use
    twice = {"about": "strands", **rows("strands", *sent, {"name": sent[0]["name"]})}
    assert "Two strands have the same name." in text(administrator.post(page, twice))


def test_only_administrators_set_the_directory(worker: Client) -> None:
    assert worker.get(reverse("directory:settings")).status_code == 403
