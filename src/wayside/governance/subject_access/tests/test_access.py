"""What is kept of somebody is given whole, but what two people held back, and no worker's name."""

import io
import json
from datetime import date, timedelta
from typing import Any

import jsonschema
import pypdf
import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.calculations.holidays import is_public_holiday
from wayside.governance.models import AccessAbout, AccessItem, AccessRequest
from wayside.governance.subject_access import actions, document, law, queries, rules
from wayside.governance.subject_access.actions.answering import Decided
from wayside.governance.subject_access.tests.cast import NOTE, OTHER, Cast
from wayside.governance.subject_access.vocabulary import AccessState, Decision, LongerBecause
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.tests.factories import actor_of, sign_in
from wayside.partners.vocabulary import AgencyKind
from wayside.people.actions import NotOpenError
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
REASON = "Somebody else would be put at risk."


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)
    return Cast()


def address(cast: Cast, name: str, *more: Any) -> str:
    return reverse(f"governance:{name}", args=[cast.person.id, *more])


def test_everything_words_and_others_wait_for_a_person_and_plain_facts_do_not(cast: Cast) -> None:
    cast.collected()
    note, how = cast.piece("note"), cast.piece("how")
    assert (note.value, note.decision) == (NOTE, Decision.WAITING)
    assert (how.decision, how.to_look_at) == (Decision.GIVE, False)
    about_him = [each for each in cast.items() if each.model == "people.Relation"]
    assert about_him
    assert {each.decision for each in about_him} == {Decision.WAITING}
    assert {each.code for each in about_him} == {"THIRD"}


def test_what_is_collected_names_no_worker_no_key_and_no_token(cast: Cast) -> None:
    cast.collected()
    fields = {(each.model, each.field) for each in cast.items()}
    assert not {name for _model, name in fields} & {"met_by", "worker", "subject", "controller"}
    assert "people.SearchToken" not in {model for model, _name in fields}
    assert not any("Ana Worker" in each.value for each in cast.items())


def test_nothing_is_held_back_without_a_ground_and_a_reason(cast: Cast) -> None:
    cast.collected()
    note = cast.piece("note")
    wrong: tuple[dict[str, Any], ...] = (
        {"code": "", "reason": REASON},
        {"code": "INVENTED", "reason": REASON},
        {"code": "THIRD", "reason": "no"},
    )
    for said in wrong:
        with pytest.raises(NotNow):
            cast.decide(note, decision=Decision.WITHHOLD, **said)
    with pytest.raises(NotNow, match="does not stand there"):
        cast.decide(note, decision=Decision.PART, code="THIRD", reason=REASON, passages=("Derren",))
    with pytest.raises(NotNow, match="one passage a line"):
        cast.decide(note, decision=Decision.PART, code="THIRD", reason=REASON)


def test_a_second_person_who_decided_nothing_releases_it(cast: Cast) -> None:
    cast.collected()
    with pytest.raises(NotNow, match="not looked at"):
        cast.move("send")
    cast.decide_all()
    cast.decide(cast.piece("how"), cast.bea)
    cast.move("send")
    for decided in (cast.ana, cast.bea):
        with pytest.raises(NotNow, match="second person"):
            cast.move("release", decided)


def test_the_database_too_refuses_a_release_by_one_person(cast: Cast) -> None:
    cast.collected()
    cast.decide_all()
    held = cast.move("send")
    said = {"state": "released", "checked_at": NOW}
    for checked in (cast.ana, cast.bea):
        with pytest.raises(DatabaseError), acting(cast.ana):
            AccessRequest.objects.filter(id=held.id).update(checked_by=checked.person, **said)


def test_nothing_is_decided_after_it_was_sent_for_a_second_look(cast: Cast) -> None:
    cast.collected()
    cast.decide_all()
    cast.move("send")
    with pytest.raises(NotNow, match="one by one"):
        cast.decide(cast.piece("note"))
    cast.move("send_back", cast.bea)
    assert cast.decide(cast.piece("how")).decision == Decision.GIVE


def test_no_file_is_made_before_it_was_released(cast: Cast, client: Client) -> None:
    held = cast.collected()
    with pytest.raises(NotNow), acting(cast.ana):
        actions.make_file(request=held, by=actor_of(cast.ana), now=NOW)
    sign_in(client, cast.ana)
    assert client.get(address(cast, "access_pdf")).status_code == 404


def paper(client: Client, cast: Cast) -> str:
    sent = client.get(address(cast, "access_pdf"))
    assert sent["Content-Type"] == "application/pdf"
    read = pypdf.PdfReader(io.BytesIO(sent.content))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    title = read.metadata.title if read.metadata else ""
    assert title == "What Harbour Example keeps of you"
    return " ".join("\n".join(page.extract_text() for page in read.pages).split())


def test_the_file_holds_her_words_and_nothing_that_was_held_back(
    cast: Cast, client: Client
) -> None:
    cast.released()
    sign_in(client, cast.ana)
    said = paper(client, cast)
    raw = client.get(address(cast, "access_pdf")).content
    made = client.get(address(cast, "access_json")).content.decode()
    for text in (said, made):
        assert "She sleeps at the depot" in text
        assert "[held back] took her phone" in text
        assert "Rosamund" in text
        for hidden in (OTHER, "Darren", "Oakes", "Marlon", "Ana Worker", "Bea Second"):
            assert hidden not in text
    assert b"Oakes" not in raw
    assert "<b>Quiet</b>" in made
    assert str(cast.person.subject_id) not in made


def test_the_json_is_as_its_schema_says(cast: Cast, client: Client) -> None:
    cast.released()
    sign_in(client, cast.bea)
    made = json.loads(client.get(address(cast, "access_json")).content)
    schema = json.loads((document.TEMPLATE.parents[1] / "schema.json").read_text())
    jsonschema.validate(made, schema, format_checker=jsonschema.FormatChecker())
    assert made["about"] == "Rosie Example"
    assert {each["label"]: each["value"] for each in made["keeping"]}["How long"].startswith(
        "No time"
    )
    assert [each["provision"] for each in made["held_back"]] == ["DPA 2018 Sch 2 Pt 3 para 16"]


def test_to_whom_something_went_waits_for_a_person_to_decide(cast: Cast) -> None:
    police = partners.agency("Hidden police", kind=AgencyKind.POLICE)
    partners.member(Role.COORDINATOR, area=cast.area, agency=police)
    asked = disclosures.Request(
        recipient=police, role=Role.COORDINATOR, purpose="safety", categories=("risk",),
        basis=Basis.VITAL_INTERESTS, until_at=NOW + timedelta(days=60),
        necessity="Somebody is in danger", proportionality="Only where and when", emergency=True,
    )  # fmt: skip
    with acting(cast.ana):
        disclosures.disclose(
            subject=cast.person.subject, snapshot={"text": "Known"}, asked=asked,
            by=actor_of(cast.ana), now=NOW,
        )  # fmt: skip
    cast.collected()
    pieces = [each for each in cast.items() if each.model == "sharing.Disclosure"]
    assert "Hidden police" in {each.value for each in pieces}
    assert {each.decision for each in pieces} == {Decision.WAITING}


def test_a_ground_that_would_tell_too_much_is_not_told(cast: Cast) -> None:
    held = cast.collected()
    for item in cast.items():
        if item.decision == Decision.WAITING:
            cast.decide(item, decision=Decision.WITHHOLD, code="SWHARM", reason=REASON)
    with acting(cast.ana):
        made = document.document(held, queries.items_of(held), called="Rosie", months=24, now=NOW)
    assert made.held_back == ()
    assert dict(made.keeping)["How long"].startswith("24 months")
    assert NOTE not in json.dumps(made.as_json())


def test_it_is_given_once_and_the_trail_tells_each_step(cast: Cast, client: Client) -> None:
    cast.released()
    sign_in(client, cast.ana)
    paper(client, cast)
    client.post(address(cast, "deliver_access"), {"handed": "read", "version": version(cast)})
    again = client.post(
        address(cast, "deliver_access"), {"handed": "by_hand", "version": version(cast)}
    )
    assert "not possible now" in again.content.decode()
    actions_told = list(
        Event.objects.filter(record_type="governance.AccessRequest")
        .exclude(action="governance.open_access")
        .order_by("recorded_at", "id")
        .values_list("action", "operation")
    )
    assert actions_told[:2] == [
        ("governance.receive_access", "collection"),
        ("governance.collect_access", "export"),
    ]
    assert actions_told[-1] == ("governance.deliver_access", "disclosure")
    assert ("governance.make_file", "export") in actions_told
    with acting(cast.ana):
        held = queries.request_of(cast.person)
    assert held
    assert (held.state, held.handed) == (AccessState.DELIVERED, "read")


def version(cast: Cast) -> int:
    with acting(cast.ana):
        held = queries.request_of(cast.person)
    assert held
    return held.version


def test_two_clicks_note_one_request_and_two_requests_do_not_run_at_once(cast: Cast) -> None:
    made = cast.asked()
    with pytest.raises(NotNow, match="under way"):
        cast.asked()
    with acting(cast.ana):
        again = actions.receive_access(
            person=cast.person,
            asked=actions.Asked(NOW.date(), "spoken", "known"),  # type: ignore[arg-type]
            form_id=made.id, by=actor_of(cast.ana), now=NOW,
        )  # fmt: skip
    assert again.id == made.id
    cast.move("withdraw")
    assert cast.asked().id != made.id


@pytest.mark.parametrize("day", [NOW.date() + timedelta(days=1), date(1900, 1, 1)])
def test_a_day_that_cannot_be_is_refused(cast: Cast, day: date) -> None:
    with pytest.raises(NotNow):
        cast.asked(day)


def test_two_who_decide_at_once_are_told(cast: Cast) -> None:
    cast.collected()
    stale = cast.piece("note")
    cast.decide(cast.piece("note"))
    with pytest.raises(Collision):
        cast.decide(stale, cast.bea)


@pytest.mark.parametrize("who", ["cat", "other"])
def test_whoever_may_not_open_the_record_sees_and_does_nothing(cast: Cast, who: str) -> None:
    held = cast.collected()
    item = cast.piece("note")
    member: Membership = getattr(cast, who)
    with acting(member):
        assert not AccessItem.objects.exists()
        assert not AccessAbout.objects.exists()
    for act in (
        lambda: actions.decide_item(
            item=item, decided=Decided(Decision.GIVE),
            expected_version=1, by=actor_of(member), now=NOW,
        ),
        lambda: actions.open_access(person=cast.person, by=actor_of(member), now=NOW),
        lambda: actions.collect_access(
            person=cast.person, request=held, expected_version=2, by=actor_of(member), now=NOW
        ),
    ):  # fmt: skip
        with pytest.raises(NotOpenError), acting(member):
            act()


def test_the_officer_sees_clocks_and_numbers_and_can_do_no_more_than_extend(
    cast: Cast, client: Client
) -> None:
    held = cast.collected()
    sign_in(client, cast.officer)
    page = client.get(reverse("governance:access_requests")).content.decode()
    assert "Rosie" not in page
    assert str(held.pieces) in page
    assert client.get(address(cast, "access")).status_code == 403
    with pytest.raises(NotAllowed), acting(cast.officer):
        actions.open_access(person=cast.person, by=actor_of(cast.officer), now=NOW)
    with pytest.raises(DatabaseError), acting(cast.officer):
        AccessItem.objects.count()
    with pytest.raises(DatabaseError), acting(cast.officer):
        AccessRequest.objects.filter(id=held.id).update(waiting=0)
    there = reverse("governance:extend_access", args=[held.id])
    client.post(there, {"because": "complex", "version": held.version})
    with acting(cast.officer):
        extended = AccessRequest.objects.get(id=held.id)
    assert extended.due_date == date(2018, 10, 2)
    sign_in(client, cast.other_officer)
    assert client.get(there).status_code == 404
    assert "Nobody has asked" in client.get(reverse("governance:access_requests")).content.decode()


def test_the_time_is_extended_once_and_before_it_is_over(cast: Cast) -> None:
    held = cast.asked()
    said: dict[str, Any] = {"because": LongerBecause.MANY, "by": actor_of(cast.officer)}
    with pytest.raises(NotNow, match="time is over"), acting(cast.officer):
        actions.extend_access(
            request=held, expected_version=1, now=NOW + timedelta(days=60), **said
        )
    with acting(cast.officer):
        actions.extend_access(request=held, expected_version=1, now=NOW, **said)
    with pytest.raises(NotNow, match="already"), acting(cast.officer):
        actions.extend_access(request=held, expected_version=2, now=NOW, **said)


@pytest.mark.parametrize(
    ("asked", "extended", "due"),
    [
        (date(2018, 7, 2), False, date(2018, 8, 2)),
        (date(2018, 7, 2), True, date(2018, 10, 2)),
        (date(2018, 8, 31), False, date(2018, 10, 1)),  # 30 September is a Sunday
        (date(2018, 11, 25), False, date(2018, 12, 27)),  # Christmas and Boxing Day
        (date(2019, 3, 19), False, date(2019, 4, 23)),  # Good Friday to Easter Monday
        (date(2020, 1, 31), False, date(2020, 3, 2)),  # 29 February is a Saturday
        (date(2018, 9, 28), False, date(2018, 10, 29)),  # the clocks change in between
        (date(2017, 1, 3), False, date(2017, 2, 3)),
    ],
)
def test_it_is_due_on_the_same_day_of_a_later_month_or_the_next_working_day(
    asked: date, extended: bool, due: date
) -> None:
    assert law.answer_by(asked, extended=extended) == due


@given(st.dates(date(2018, 5, 25), date(2035, 1, 1)))
def test_it_is_never_due_on_a_day_that_is_no_working_day(asked: date) -> None:
    due = law.answer_by(asked)
    assert due.weekday() < 5
    assert not is_public_holiday(due)
    assert 28 <= (due - asked).days <= 37


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1)


@given(WORDS, WORDS, WORDS)
def test_a_passage_that_is_held_back_does_not_stand_in_what_is_given(
    before: str, hidden: str, after: str
) -> None:
    wanted = hidden.strip()
    if not wanted or wanted in rules.HELD_BACK:
        return
    given_text = rules.without(f"{before}{wanted}{after}", [wanted])
    assert rules.HELD_BACK in given_text
    assert wanted not in "".join(given_text.split(rules.HELD_BACK)) or wanted in before + after


def test_every_ground_has_a_source_and_says_whether_it_is_told() -> None:
    assert set(law.exemptions()) == {"CRIME", "RISKSYS", "THIRD", "SWHARM", "HEALTH", "LE45"}
    assert all(each.source and each.provision for each in law.exemptions().values())
    assert {code for code, each in law.exemptions().items() if each.told} == {"RISKSYS", "THIRD"}


def test_a_request_that_was_not_answered_bars_an_erasure(cast: Cast) -> None:
    from wayside.governance.erasure.queries import bars

    with acting(cast.ana):
        before = bars(cast.person.subject_id)
    cast.asked()
    with acting(cast.ana):
        assert bars(cast.person.subject_id) - before == {"request"}
    cast.move("withdraw")
    with acting(cast.ana):
        assert bars(cast.person.subject_id) == before


def test_the_pages_lead_from_asking_to_the_file(cast: Cast, client: Client) -> None:
    sign_in(client, cast.ana)
    page = client.get(address(cast, "access")).content.decode()
    assert "They have not asked" in page
    form = client.get(address(cast, "receive_access")).context["form"].initial["form_id"]
    client.post(
        address(cast, "receive_access"),
        {"asked_date": "02/07/2018", "how": "spoken", "identity": "known", "form_id": form},
    )
    client.post(address(cast, "move_access"), {"verb": "collect", "version": version(cast)})
    page = client.get(address(cast, "access")).content.decode()
    assert "&lt;b&gt;Quiet" in page
    note = cast.piece("note")
    there = address(cast, "hold_back", note.id)
    said = {"decision": "part", "passages": OTHER, "code": "THIRD", "reason": REASON}
    assert client.post(there, {**said, "version": note.version}).status_code == 302
    assert OTHER not in cast.piece("note").given
    other = cast.piece("given_name", "people.Person")
    client.post(address(cast, "give_item", other.id), {"version": other.version})
    assert cast.piece("given_name", "people.Person").decision == Decision.GIVE
    cast.decide_all()
    client.post(address(cast, "move_access"), {"verb": "send", "version": version(cast)})
    assert 'value="release"' not in client.get(address(cast, "access")).content.decode()
    sign_in(client, cast.bea)
    assert 'value="release"' in client.get(address(cast, "access")).content.decode()
    client.post(address(cast, "move_access"), {"verb": "release", "version": version(cast)})
    assert OTHER not in paper(client, cast)
