"""A check-in is the person's and their lead's: proven against every other role, against the
database's own role without a setting, and against everything else in the product."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

import wayside
from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.acting import tell_database
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.web.states import NotNow
from wayside.workforce import actions, queries
from wayside.workforce.models import WellbeingCheckIn, Worker
from wayside.workforce.permissions import WORKERS
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import HowAreYou

SECRET = "I keep seeing the doorway."


@contextmanager
def asking(actor: Actor) -> Iterator[None]:
    """A transaction in which the database knows who asks, as a request has one."""
    with transaction.atomic():
        tell_database(actor, now=force.NOW)
        yield


class Cast:
    """A member of the pool, the lead named, and a borough of others."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.lead = partners.member(Role.WARD_SERGEANT, area=self.area)
        self.worker: Worker = force.worker(self.area, wellbeing_lead=self.lead.person)
        self.own = partners.member(Role.PATROL_OFFICER, area=self.area, person=self.worker.person)
        with asking(partners.actor_of(self.own)):
            self.said = say(self.worker, partners.actor_of(self.own))


def say(worker: Worker, by: Actor, **more: Any) -> WellbeingCheckIn:
    told = {"told_lead_id": worker.wellbeing_lead_id}
    given = {"night": force.TODAY, "text": SECRET, "worker": worker, "by": by, **told, **more}
    return actions.check_in(how=HowAreYou.SHAKEN, wants_to_talk=True, now=force.NOW, **given)


@pytest.fixture
def cast(transactional_db: None, settings: Any) -> Cast:
    settings.WAYSIDE_TODAY = force.TODAY
    return Cast()


def shown_to(member: Membership, cast: Cast) -> str:
    client = Client()
    partners.sign_in(client, member)
    urls = (
        f"/{cast.area.slug}/my-time/check-ins/",
        f"/{cast.area.slug}/my-time/",
        f"/{cast.area.slug}/workforce/",
        f"/{cast.area.slug}/workforce/people/{cast.worker.id}/",
    )
    return "".join(client.get(url).content.decode() for url in urls)


def test_the_person_and_the_named_lead_read_it(cast: Cast) -> None:
    for member in (cast.own, cast.lead):
        assert SECRET in shown_to(member, cast)


@pytest.mark.parametrize("role", list(Role))
def test_no_other_role_reads_it_on_any_page_or_past_every_check(cast: Cast, role: Role) -> None:
    other = partners.member(role, area=cast.area, agency=cast.worker.agency)
    assert SECRET not in shown_to(other, cast)
    with asking(partners.actor_of(other)):
        assert WellbeingCheckIn.objects.count() == 0
        assert not queries.own_check_ins(of=partners.actor_of(other))
        assert not queries.check_ins_to_read(of=partners.actor_of(other))
        WellbeingCheckIn.objects.filter(id=cast.said.id).delete()
    with asking(partners.actor_of(cast.own)):
        assert WellbeingCheckIn.objects.get().note == SECRET


def test_the_applications_database_role_sees_nothing_without_a_setting(cast: Cast) -> None:
    assert WellbeingCheckIn.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workforce_wellbeingcheckin")
        assert cursor.fetchone() == (0,)


def test_nobody_rewrites_it_not_even_the_person(cast: Cast) -> None:
    for member in (cast.own, cast.lead):
        with asking(partners.actor_of(member)):
            assert WellbeingCheckIn.objects.update(note="Fine.") == 0
    with asking(partners.actor_of(cast.lead)):
        assert WellbeingCheckIn.objects.all()._raw_delete("default") == 0


def test_nobody_writes_in_anothers_name_or_to_another_lead(cast: Cast) -> None:
    row = {"worker": cast.worker, "night": force.TODAY, "how": "well", "written_at": force.NOW}
    person, lead = cast.worker.person, cast.lead.person
    with pytest.raises(DatabaseError), asking(partners.actor_of(cast.lead)):
        WellbeingCheckIn.objects.create(person=person, lead=lead, **row)
    with pytest.raises(DatabaseError), asking(partners.actor_of(cast.own)):
        WellbeingCheckIn.objects.create(person=person, lead=access.person(), **row)


def test_a_later_lead_does_not_read_what_was_said_to_the_earlier_one(cast: Cast) -> None:
    later = partners.member(Role.WARD_SERGEANT, area=cast.area)
    Worker.objects.filter(id=cast.worker.id).update(wellbeing_lead=later.person)
    assert SECRET not in shown_to(later, cast)
    assert SECRET in shown_to(cast.lead, cast)


def test_the_trail_holds_ids_alone(cast: Cast) -> None:
    shown_to(cast.lead, cast)
    events = Event.objects.filter(record_type="workforce.WellbeingCheckIn")
    assert {each.action for each in events} >= {"workforce.check_in", "workforce.read_check_ins"}
    for each in events:
        assert (each.fields, each.count, each.purpose) == ([], None, "")
        assert "doorway" not in str(vars(each))


def test_it_is_taken_back_by_whoever_said_it_alone(cast: Cast) -> None:
    url = f"/{cast.area.slug}/my-time/check-ins/take-back/"
    statuses = []
    for member in (cast.lead, cast.own):
        client = Client()
        partners.sign_in(client, member)
        statuses.append(client.post(url, {"check_in": cast.said.id}).status_code)
    assert statuses == [404, 302]
    with asking(partners.actor_of(cast.own)):
        assert not WellbeingCheckIn.objects.exists()


def test_the_form_says_first_who_will_read_it(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.own)
    url = f"/{cast.area.slug}/my-time/check-ins/write/"
    page = client.get(f"{url}?night=2018-06-29").content.decode()
    assert f"Read by you and {cast.lead.person.name}, and by nobody else" in page
    assert "29/06/2018" in page or "2018-06-29" in page or "29 June 2018" in page
    sent = {"night": "29/6/2018", "how": "tired", "text": "Long.", "lead": cast.lead.person_id}
    assert client.post(url, sent).status_code == 302
    assert client.get(f"{url}?night=never").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(WORKERS))
def test_nobody_speaks_for_another(role: Role) -> None:
    worker = force.worker(partners.area())
    other = partners.actor_of(partners.member(role, area=worker.area))
    with pytest.raises(NotAllowed):
        say(worker, other)


@pytest.mark.django_db
@pytest.mark.parametrize("night", [force.TODAY + timedelta(days=1), date(2018, 1, 1)])
def test_a_night_to_come_or_long_past_is_refused(night: date) -> None:
    worker = force.worker(partners.area())
    with pytest.raises(NotNow, match="last two months"):
        say(worker, force.member_of_pool(worker), night=night)


def mentions(path: Path, name: str) -> bool:
    tree = ast.parse(path.read_text())
    return any(
        name in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", ""))
        for node in ast.walk(tree)
    )


def test_nothing_but_its_own_modules_knows_the_record() -> None:
    """No export, interface, figure or list can hold what it never touches."""
    source = Path(wayside.__file__).parent
    known = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if "tests" not in path.parts
        and "migrations" not in path.parts
        and mentions(path, "WellbeingCheckIn")
    }
    assert known == {
        "workforce/models/__init__.py",
        "workforce/models/wellbeing.py",
        "workforce/queries/wellbeing.py",
        "workforce/actions/wellbeing.py",
    }
    keys = [each.remote_field for each in WellbeingCheckIn._meta.fields if each.remote_field]
    assert [each.hidden for each in keys] == [True] * 3
