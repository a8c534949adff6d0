"""Missing: what was agreed beforehand is done, and the police are told by a disclosure alone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError
from django.test import Client

from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people.actions import NotOpenError
from wayside.people.contact.actions import record_attempt
from wayside.people.contact.vocabulary import Outcome
from wayside.safeguarding.missing import actions
from wayside.safeguarding.missing.actions import Agreement, Stepped
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.models import MissingEpisode, MissingPlan
from wayside.safeguarding.tests.cast import TODAY, Cast, day
from wayside.support.tests.factories import NOW, acting
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SECRET = "Ring my sister, never my mother"
AGREED = Agreement(timedelta(days=3), SECRET, "That you worry", "Where I live")
SILENT = "Silent for as long as was agreed: do what they asked for"


@pytest.fixture
def cast() -> Cast:
    return Cast()


def agrees(cast: Cast, agreement: Agreement | None = AGREED, number: int = 0) -> MissingPlan:
    found: MissingPlan = cast.do(
        actions.agree_missing, person=cast.rosie, agreement=agreement, expected_number=number
    )
    return found


def begins(cast: Cast) -> MissingEpisode:
    found: MissingEpisode = cast.do(
        actions.begin_missing, person=cast.rosie, since=TODAY, why="Not seen", form_id=uuid4()
    )
    return found


def steps(cast: Cast, held: MissingEpisode, verb: str, **given: Any) -> MissingEpisode:
    found: MissingEpisode = cast.do(
        actions.step_missing,
        episode=held,
        verb=verb,
        step=Stepped(TODAY, **given),
        expected_version=held.version,
    )
    return found


def test_silence_is_due_as_agreed_until_somebody_spoke_or_looks_for_them(cast: Cast) -> None:
    agrees(cast)
    assert not cast.duties_of(cast.ana, 2, "/missing/")
    assert cast.duties_of(cast.ana, 3, "/missing/") == [SILENT]
    spoke: Any = {"person": cast.rosie, "outcome": Outcome.SPOKE, "attempt_id": uuid4()}
    cast.do(record_attempt, now=NOW + timedelta(days=2), **spoke)
    assert not cast.duties_of(cast.ana, 4, "/missing/")
    assert cast.duties_of(cast.ana, 5, "/missing/") == [SILENT]
    assert not cast.duties_of(cast.bea, 5, "/missing/")
    begins(cast)
    assert cast.duties_of(cast.ana, 5, "/missing/") == ["Missing: the next step"]


def test_what_is_taken_back_holds_no_longer_and_is_kept(cast: Cast) -> None:
    agrees(cast)
    agrees(cast, None, 1)
    assert not cast.duties_of(cast.ana, 9, "/missing/")
    held = begins(cast)
    with pytest.raises(NotNow, match="Nothing was agreed"):
        steps(cast, held, "call")
    with pytest.raises(NotNow, match="Nothing is agreed"):
        agrees(cast, None, 2)
    with acting(cast.ana):
        assert [each.agreed for each in MissingPlan.objects.all()] == [False, True]


def test_the_police_are_told_by_a_disclosure_to_them_alone(cast: Cast) -> None:
    held = begins(cast)
    with pytest.raises(NotNow, match="Choose the disclosure"):
        steps(cast, held, "police")
    council = cast.disclosed(AgencyKind.COUNCIL)
    with pytest.raises(NotNow, match="no open disclosure to the police"):
        steps(cast, held, "police", disclosure_id=council.id)
    steps(cast, held, "police", disclosure_id=cast.disclosed(AgencyKind.POLICE).id)
    assert held.state == EpisodeState.POLICE
    held.disclosure = None
    with pytest.raises(IntegrityError, match="told_by_disclosure"), acting(cast.ana):
        held.save(update_fields=("disclosure",))


def test_somebody_found_says_what_they_want(cast: Cast) -> None:
    agrees(cast)
    held = begins(cast)
    for verb in ("call", "find"):
        steps(cast, held, verb)
    steps(cast, held, "close", words="Let me be for a week")
    assert (held.state, held.wants) == (EpisodeState.CLOSED, "Let me be for a week")
    assert not cast.duties_of(cast.ana, 2, "/missing/")


@pytest.mark.parametrize("after", [timedelta(0), timedelta(days=91), -timedelta(days=1)])
def test_nothing_is_agreed_that_nobody_could_keep(cast: Cast, after: timedelta) -> None:
    with pytest.raises(NotNow, match="between one hour"):
        agrees(cast, Agreement(after, SECRET, "x"))


def test_two_at_once_are_told_and_a_double_click_begins_one(cast: Cast) -> None:
    agrees(cast)
    with pytest.raises(Collision):
        agrees(cast)
    held = begins(cast)
    given: Any = {"person": cast.rosie, "since": TODAY, "why": "x", "form_id": held.id}
    assert cast.do(actions.begin_missing, **given).id == held.id
    with pytest.raises(NotNow, match="looked for already"):
        begins(cast)


def test_a_colleague_sees_nothing_and_nobody_changes_what_was_agreed(cast: Cast) -> None:
    agrees(cast)
    with pytest.raises(NotOpenError):
        cast.do(actions.open_missing, member=cast.bea, person=cast.rosie)
    with acting(cast.bea):
        assert not MissingPlan.objects.exists()
    with pytest.raises(ProgrammingError, match="permission denied"), acting(cast.ana):
        MissingPlan.objects.update(agreed=False)


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/people/{cast.rosie.id}/missing/"
    partners.sign_in(client, cast.ana)
    assert "Nothing is agreed" in client.get(base).content.decode()
    plan = {"number": "0", "days": "2", "hours": "6", "call": SECRET, "may_say": "You worry"}
    assert client.post(f"{base}agree/", plan).status_code == 200
    assert client.post(f"{base}agree/", {**plan, "agreed": "on"}).status_code == 302
    said = client.get(base).content.decode()
    assert SECRET in said
    assert "6 hours" in said
    on = day(clock.today())
    new = {"form_id": str(uuid4()), "since_date": on, "why": "No answer"}
    assert client.post(f"{base}begin/", new).status_code == 302
    call = {"version": "1", "on_date": on, "words": "Her sister"}
    assert client.post(f"{base}call/", call).status_code == 302
    assert "Choose" in client.post(f"{base}police/", {**call, "version": "2"}).content.decode()
    assert client.post(f"{base}find/", {"version": "2", "on_date": on}).status_code == 302
    end = {"version": "3", "on_date": on, "words": "To be left alone"}
    assert client.post(f"{base}close/", end).status_code == 302
    assert "To be left alone" in client.get(base).content.decode()
    assert client.post(f"{base}end/", {"number": "1"}).status_code == 302
    assert "Taken back" not in client.get(base).content.decode()
