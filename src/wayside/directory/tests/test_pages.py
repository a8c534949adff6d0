"""Pages of the directory: who sees them, what they say, and two people at one entry."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.directory.models import Address, Organization, ReviewPeriod, Service, Strand
from wayside.directory.tests import factories
from wayside.directory.vocabulary import Kind, Status
from wayside.partners.models import Agency, Area
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.WAYSIDE_TODAY = factories.TODAY


@pytest.fixture
def area() -> Area:
    return partners.area("Lambeth")


@pytest.fixture
def agency(area: Area) -> Agency:
    return partners.agency("Example Centre", areas=(area,))


def signed_in(role: Role, area: Area, agency: Agency | None = None) -> Client:
    client = Client()
    partners.sign_in(client, partners.member(role, area=area, agency=agency))
    return client


@pytest.fixture
def worker(area: Area, agency: Agency) -> Client:
    return signed_in(Role.SERVICE_WORKER, area, agency)


@pytest.fixture
def administrator(area: Area) -> Client:
    return signed_in(Role.ADMINISTRATOR, area)


@pytest.fixture
def ours(agency: Agency) -> Service:
    return factories.service(keeper=agency, needs=["housing"], description="Warm and dry.")


def url(name: str, service: Service) -> str:
    return reverse(f"directory:{name}", args=[service.id])


def about(service: Service | None = None, **more: Any) -> dict[str, Any]:
    """What the form of a service sends."""
    run_by = service.organization if service else factories.organization("Runs it")
    return {
        "version": service.version if service else 1,
        "name": service.name if service else "Night shelter",
        "organization": run_by.id,
        "kind": service.kind if service else Kind.HOUSING,
        "description": service.description if service else "",
        "answer_days": 5,
        "url": "",
        "email": "",
        "alert": "",
        **more,
    }


def rows(prefix: str, *held: dict[str, Any]) -> dict[str, Any]:
    """A set of rows as a form sends it."""
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(held), f"{prefix}-INITIAL_FORMS": 0}
    for place, each in enumerate(held):
        sent |= {f"{prefix}-{place}-{name}": value for name, value in each.items()}
    return sent


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.CASEWORKER, Role.COMMISSIONER])
def test_every_member_reads_the_directory(role: Role, area: Area, ours: Service) -> None:
    client = signed_in(role, area)
    assert ours.name in text(client.get(reverse("directory:services")))
    assert "Warm and dry." in text(client.get(url("service", ours)))
    assert "Change what it offers" not in text(client.get(url("service", ours)))


def test_nobody_who_is_not_signed_in_reads_a_page(ours: Service) -> None:
    for address in (reverse("directory:services"), url("service", ours)):
        assert Client().get(address).status_code == 302


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


def test_an_empty_directory_says_who_fills_it(worker: Client, area: Area) -> None:
    assert "Add a service" in text(worker.get(reverse("directory:services")))
    officer = signed_in(Role.PATROL_OFFICER, area)
    assert "administrators add them" in text(officer.get(reverse("directory:services")))


def test_the_list_is_searched_and_filtered(worker: Client, ours: Service, area: Area) -> None:
    other = factories.service("Legal clinic", needs=["legal"])
    other.groups.create(sex="male", age_from=18)
    other.eligibility.script = "no"
    other.eligibility.save()
    other.service_areas.create(area=area, excluded=True)
    asked = {
        "": {ours.name, other.name},
        "q=legal": {other.name},
        "q=nothing": set(),
        "need=housing": {ours.name},
        "sex=female": {ours.name},
        "sex=male&age=17": {ours.name},
        "sex=male&age=18": {ours.name, other.name},
        "takes=script": {ours.name},
        "takes=recourse": {ours.name, other.name},
        f"area={area.id}": {ours.name},
        "strand=stalking": {ours.name, other.name},
    }
    for query, names in asked.items():
        page = text(worker.get(f"{reverse('directory:services')}?{query}"))
        assert {name for name in (ours.name, other.name) if f">{name}<" in page} == names, query


def test_a_closed_service_is_listed_only_when_asked_for(worker: Client, ours: Service) -> None:
    Service.objects.update(status=Status.INACTIVE)
    assert ours.name not in text(worker.get(reverse("directory:services")))
    assert ours.name in text(worker.get(reverse("directory:services"), {"closed": "on"}))


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


def test_a_refuge_that_is_not_confidential_is_refused_in_a_sentence(worker: Client) -> None:
    sent = about(kind=Kind.REFUGE)
    page = text(worker.post(reverse("directory:add_service"), sent))
    assert "A refuge is always confidential." in page
    assert not Service.objects.exists()
    worker.post(reverse("directory:add_service"), {**sent, "confidential": "on"})
    assert Service.objects.get().confidential


def test_words_with_a_postcode_are_refused_for_a_confidential_service(worker: Client) -> None:
    sent = about(kind=Kind.REFUGE, confidential="on", description="Behind E1 6AN")
    page = text(worker.post(reverse("directory:add_service"), sent))
    assert "reads like a postcode" in page
    assert not Service.objects.exists()


def test_an_open_service_becomes_no_refuge_while_it_has_an_address(
    worker: Client, ours: Service
) -> None:
    factories.place(ours)
    page = text(worker.post(url("change_service", ours), about(ours, kind=Kind.REFUGE)))
    assert "A refuge is always confidential." in page
    assert Service.objects.get().kind != Kind.REFUGE


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


def terms(version: int, *groups: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"version": version, "substances": "yes", **more, **rows("groups", *groups)}


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


def reach(version: int, area: Area, **more: Any) -> dict[str, Any]:
    phones = rows("phones", {"number": "020 7946 0000", "description": "Day"})
    hours = rows(
        "hours",
        {"days": ["MO", "TU"], "opens": "09:30", "closes": "17:00"},
        {"words": "Not on bank holidays"},
    )
    said = {"version": version, "languages": "Polish\nUrdu\nPolish", "served": [str(area.id)]}
    return {**said, "served_in_words": "South London", **phones, **hours, **more}


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


PLACE = {"address_1": "1 Example Street", "city": "London", "postal_code": "sw9 0aa"}


def test_an_open_service_is_put_at_a_place_and_taken_away(worker: Client, ours: Service) -> None:
    assert worker.post(url("change_place", ours), {"version": 1, **PLACE}).status_code == 302
    assert "1 Example Street, London, SW9 0AA" in text(worker.get(url("service", ours)))
    met = worker.post(url("change_place", ours), {"version": 1, **PLACE, "city": "Leeds"})
    assert met.status_code == 409
    worker.post(url("remove_place", ours), {"version": 2})
    assert not Address.objects.exists()


def test_a_confidential_service_takes_no_address_and_says_why(
    worker: Client, agency: Agency
) -> None:
    hidden = factories.refuge(keeper=agency)
    assert "keeps no address" in text(worker.get(url("change_place", hidden)))
    page = text(worker.post(url("change_place", hidden), {"version": 1, **PLACE}))
    assert "A confidential service keeps no address." in page
    assert not Address.objects.exists()


def test_making_a_service_confidential_says_first_what_goes_and_then_removes_it(
    worker: Client, ours: Service
) -> None:
    factories.place(ours)
    Service.objects.update(extra={"more": "1 Example Street"})
    page = text(worker.get(url("conceal", ours)))
    assert "This removes where it is, for good." in page
    assert "1 Example Street" in page
    unsure = worker.post(url("conceal", ours), {"version": 1})
    assert "Tick" in text(unsure)
    assert Address.objects.exists()
    worker.post(url("conceal", ours), {"version": 1, "sure": "on"})
    ours.refresh_from_db()
    assert (ours.confidential, ours.extra) == (True, {})
    assert not Address.objects.exists()
    assert Client().get(f"/open/v3/services/{ours.id}").status_code == 404
    worker.post(url("reveal", ours), {"version": 2, "sure": "on"})
    assert Client().get(f"/open/v3/services/{ours.id}").status_code == 200


def test_a_service_whose_words_hold_a_postcode_is_not_made_confidential_by_halves(
    worker: Client, ours: Service
) -> None:
    factories.place(ours)
    ours.phones.create(number="1", description="the house at SW9 0AA")
    page = text(worker.post(url("conceal", ours), {"version": 1, "sure": "on"}))
    assert "reads like a postcode" in page
    assert Address.objects.exists()


def test_a_refuge_is_never_opened(worker: Client, agency: Agency) -> None:
    hidden = factories.refuge(keeper=agency)
    page = text(worker.post(url("reveal", hidden), {"version": 1, "sure": "on"}))
    assert "A refuge is always confidential." in page
    assert Service.objects.get().confidential


def test_looking_at_a_confidential_service_is_on_the_trail(
    worker: Client, agency: Agency, ours: Service
) -> None:
    hidden = factories.refuge(keeper=agency)
    worker.get(url("service", hidden))
    worker.get(url("service", ours))
    seen = Event.objects.filter(action="directory.open_confidential")
    assert [each.record_id for each in seen] == [hidden.id]


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


def test_a_page_of_a_service_prints_without_its_buttons(worker: Client, ours: Service) -> None:
    page = text(worker.get(url("service", ours)))
    assert 'class="ws-screen-only"' in page


def test_a_list_takes_as_many_queries_for_twenty_as_for_one(
    worker: Client, django_assert_max_num_queries: Any, agency: Agency
) -> None:
    for number in range(20):
        factories.service(f"Service {number}", keeper=agency)
    with django_assert_max_num_queries(25):
        worker.get(reverse("directory:services"))
