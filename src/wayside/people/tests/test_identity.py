"""Somebody is written down with what she says, locked, found by sound, opened by grant alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction
from django.test import Client

from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions
from wayside.people.actions.looks import NotOpenError
from wayside.people.matching import asked_for
from wayside.people.models import Person, SearchToken
from wayside.people.rules import Born
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, acting, details
from wayside.people.vocabulary import AgeMark, ChildTold
from wayside.sharing import actions as sharing
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.vault.errors import LostKeyError
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def found(by: Membership, name: str, born: str = "") -> list[str]:
    """What this member finds by a name or a birth."""
    with acting(by):
        asked = asked_for(name, born)
        hits = actions.search(asked=asked, by=partners.actor_of(by), now=NOW)
        return [each.person.called for each in hits]


def columns() -> bytes:
    """Everything that the person's row holds, as the disk does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM support.people_person p")
        return "\n".join(row[0] for row in cursor.fetchall()).encode()


def test_a_street_name_is_enough(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie")
    with acting(cast.ana):
        kept = Person.objects.get(id=made.id)
        assert (kept.called, kept.family_name, kept.age_mark) == ("Rosie", "", "unknown")


def test_no_name_stands_in_the_row_as_it_was_said(cast: Cast) -> None:
    factories.person(cast.ana, "Rosie", family_name="Lantern", born="1990-05-17")
    with acting(cast.ana):
        held = columns()
    assert held
    for word in ("Rosie", "Lantern", "1990-05", b"Rosie".hex(), b"Lantern".hex()):
        assert word.encode() not in held


def test_what_is_locked_cannot_be_looked_for_or_written_past_its_record(cast: Cast) -> None:
    factories.person(cast.ana, "Rosie")
    with acting(cast.ana):
        with pytest.raises(FieldError, match="search tokens"):
            Person.objects.filter(called="Rosie").exists()
        with pytest.raises(FieldError, match="through its record"), transaction.atomic():
            Person.objects.update(called="Rosie")


def test_a_lost_key_says_so_and_changes_nothing(cast: Cast, settings: Any) -> None:
    made = factories.person(cast.ana, "Rosie")
    with acting(cast.ana):
        before = columns()
        settings.KEY_RINGS = {"support": f"other:{'6b' * 32}"}
        with pytest.raises(LostKeyError, match="tests"):
            str(Person.objects.get(id=made.id).called)
        assert columns() == before


@pytest.mark.parametrize(
    ("name", "born"),
    [
        ("Rosie", ""),
        ("rosie lantern", ""),
        ("Lanturn", ""),
        ("Rose", ""),
        ("", "1990-05-17"),
    ],
)
def test_she_is_found_by_spelling_sound_nickname_and_birth(
    cast: Cast, name: str, born: str
) -> None:
    factories.person(cast.ana, "Rosie", family_name="Lantern", born="1990-05-17")
    factories.person(cast.ana, "Zofia", family_name="Harbour")
    assert found(cast.bea, name, born) == ["Rosie"]


def test_another_agency_finds_nobody_however_it_asks(cast: Cast) -> None:
    factories.person(cast.ana, "Rosie", born="1990-05-17")
    assert found(cast.other, "Rosie", "1990-05-17") == []


def test_a_worker_locked_out_finds_nobody(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie")
    with acting(cast.ana):
        sharing.lock_out(
            subject=made.subject, person=cast.bea.person, by=partners.actor_of(cast.ana), now=NOW
        )
    assert found(cast.bea, "Rosie") == []


def test_a_search_leaves_hashes_and_no_name_on_the_trail(cast: Cast) -> None:
    found(cast.bea, "Rosie Lantern")
    event = Event.objects.get(action="people.search")
    assert event.search_hashes
    assert "rosie" not in str(event.__dict__).lower()


def test_a_colleague_finds_but_may_not_open(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie")
    with acting(cast.bea), pytest.raises(NotOpenError):
        actions.open_record(person_id=made.id, by=partners.actor_of(cast.bea), now=NOW)
    with acting(cast.ana):
        opened = actions.open_record(person_id=made.id, by=partners.actor_of(cast.ana), now=NOW)
    assert opened.called == "Rosie"
    assert Event.objects.filter(action="people.open_record", record_id=made.id).count() == 1


def test_a_child_opens_to_the_safeguarding_lead_who_is_told_nothing_about_her(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie", age_mark=AgeMark.MAY_BE_CHILD)
    with acting(cast.lead):
        actions.open_record(person_id=made.id, by=partners.actor_of(cast.lead), now=NOW)
    notice = Notice.objects.get(person_id=cast.lead.person_id)
    assert "Rosie" not in notice.subject + notice.body


def test_an_adult_does_not_open_to_the_safeguarding_lead(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie", age_mark=AgeMark.ADULT)
    with acting(cast.lead), pytest.raises(NotOpenError):
        actions.open_record(person_id=made.id, by=partners.actor_of(cast.lead), now=NOW)


@pytest.mark.parametrize(
    ("said", "born", "mark"),
    [
        (AgeMark.ADULT, "", AgeMark.ADULT),
        (AgeMark.UNKNOWN, "2001", AgeMark.CHILD),
        (AgeMark.ADULT, "2000", AgeMark.MAY_BE_CHILD),
        (AgeMark.ADULT, "2000-07", AgeMark.MAY_BE_CHILD),
        (AgeMark.CHILD, "2000-06", AgeMark.ADULT),
        (AgeMark.ADULT, "2000-07-03", AgeMark.CHILD),
        (AgeMark.CHILD, "2000-07-02", AgeMark.ADULT),
    ],
)
def test_the_birth_says_who_is_a_child_and_doubt_makes_one(
    cast: Cast, said: AgeMark, born: str, mark: AgeMark
) -> None:
    assert factories.person(cast.ana, age_mark=said, born=born).age_mark == mark


@pytest.mark.parametrize(
    ("written", "read"),
    [("1990", "1990"), ("1990-12", "December 1990"), ("1990-05-17", "17 May 1990")],
)
def test_a_birth_is_read_as_far_as_it_is_known(written: str, read: str) -> None:
    assert str(Born.parse(written)) == read


@pytest.mark.parametrize("born", ["1990-13", "1990-02-30", "yesterday", "19900517", "2031", "1890"])
def test_an_absurd_birth_is_refused_in_words_and_nothing_is_kept(cast: Cast, born: str) -> None:
    with pytest.raises(NotNow, match=r"birth|ahead|years old"):
        factories.person(cast.ana, born=born)
    with acting(cast.ana):
        assert not Person.objects.exists()
        assert not SearchToken.objects.exists()


def test_a_birthday_is_a_day_of_london(cast: Cast) -> None:
    midnight = datetime(2018, 7, 9, 23, 30, tzinfo=UTC)
    asked = details(born="2000-07-10")
    with acting(cast.ana, now=midnight):
        by = partners.actor_of(cast.ana)
        assert actions.check_new(details=asked, by=by, now=midnight)
        made = actions.register(details=asked, first_met=NOW.date(), by=by, now=midnight)
        actions.check_new(details=details(born="2018-07-10"), by=by, now=midnight)
    assert made.age_mark == AgeMark.ADULT


def test_a_child_is_made_an_adult_with_a_reason_that_the_leads_are_told_of(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie", age_mark=AgeMark.MAY_BE_CHILD)
    Notice.objects.all().delete()
    by = partners.actor_of(cast.ana)

    def change(because: str, **given: Any) -> None:
        with acting(cast.ana):
            actions.change_identity(
                person=Person.objects.get(id=made.id), details=details("Rosie", **given),
                adult_because=because, expected_version=1, by=by, now=NOW,
            )  # fmt: skip

    for given in ({"age_mark": AgeMark.ADULT}, {"age_mark": AgeMark.CHILD, "born": "1990"}):
        with pytest.raises(NotNow, match="Say how it is known"):
            change(" ", **given)
    assert not Notice.objects.exists()
    change("Saw the passport", age_mark=AgeMark.ADULT)
    notice = Notice.objects.get()
    assert notice.person_id == cast.lead.person_id
    assert "Rosie" not in notice.subject + notice.body
    with acting(cast.lead):
        lead = partners.actor_of(cast.lead)
        opened = actions.open_record(person_id=made.id, by=lead, now=NOW)
        assert (opened.age_mark, opened.adult_because) == (AgeMark.ADULT, "Saw the passport")
    event = Event.objects.get(action="people.change_identity")
    assert set(event.fields) == {"age_mark", "adult_because"}


def test_the_record_says_truly_who_was_told_of_a_child(cast: Cast, client: Client) -> None:
    alone = factories.worker(cast.other_charity)

    def said(by: Membership) -> str:
        made = factories.person(by, "Zofia", age_mark=AgeMark.CHILD)
        partners.sign_in(client, by)
        return client.get(f"/people/{made.id}/").content.decode()

    def handed_over() -> list[str]:
        with acting(cast.lead):
            return list(Handover.objects.values_list("kind", flat=True))

    assert "lead has been told, and can open" in said(cast.ana)
    assert handed_over() == []
    assert "The area’s safeguarding leads have been told" in said(alone)
    assert handed_over() == [HandoverKind.CHILD_CONCERN]
    to_lead = Notice.objects.filter(person_id=cast.lead.person_id)
    assert to_lead.filter(subject="Something was handed over to you").exists()
    Membership.objects.filter(id=cast.lead.id).update(until_date=NOW.date())
    later = NOW + timedelta(days=2)
    with acting(cast.ana, now=later):
        made = actions.register(
            details=details("May", age_mark=AgeMark.CHILD), first_met=NOW.date(),
            by=partners.actor_of(cast.ana), now=later,
        )  # fmt: skip
    assert made.child_told == ChildTold.NOBODY


def test_two_who_edit_at_once_are_told(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie")
    by = partners.actor_of(cast.ana)
    with acting(cast.ana):
        mine, theirs = Person.objects.get(id=made.id), Person.objects.get(id=made.id)
        actions.change_identity(
            person=theirs, details=details("Rosa"), expected_version=1, by=by, now=NOW
        )
        with pytest.raises(Collision):
            actions.change_identity(
                person=mine, details=details("Rosanna"), expected_version=1, by=by, now=NOW
            )
        assert Person.objects.get(id=made.id).called == "Rosa"
    assert found(cast.bea, "Rosa") == ["Rosa"]


def test_my_people_are_those_given_to_me_by_name(cast: Cast) -> None:
    factories.person(cast.ana, "Rosie")
    factories.person(cast.bea, "Zofia")
    with acting(cast.ana):
        own = actions.list_own(by=partners.actor_of(cast.ana), now=NOW)
    assert [each.called for each in own] == ["Rosie"]


def test_a_name_in_any_script_comes_back_as_it_was_written(cast: Cast) -> None:
    for name in ("Зофия", "مريم", "李娜", "Zoë 🌹", "O’Brien-Łaska"):
        made = factories.person(cast.ana, name)
        with acting(cast.ana):
            assert Person.objects.get(id=made.id).called == name
        assert name in found(cast.bea, name)


def test_first_met_may_be_earlier(cast: Cast) -> None:
    with acting(cast.ana):
        made = actions.register(
            details=details(), first_met=date(2018, 1, 5), by=partners.actor_of(cast.ana), now=NOW
        )
    assert made.first_met_date == date(2018, 1, 5)
