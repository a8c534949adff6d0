"""The sixty people of the demo: invented, and each as the pages need them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker
from tests.journeys import world

from wayside.access.models import Account
from wayside.demo import cast
from wayside.demo.cast import DemoMember
from wayside.demo.partnership import actor
from wayside.demo.players import at
from wayside.demo.supported import lives
from wayside.demo.supported.living import WORKERS
from wayside.partners.acting import acting
from wayside.people.models import ContactRoute, Person
from wayside.support.models import Complaint, Meeting, Referral

NOW = at(world.TODAY, 9)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OF_LONG_AGO = {"cass": 1}  # a record that is due for erasure


@pytest.fixture(scope="module")
def demo(
    databases: world.Databases, template_name: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The demo, seeded once for all tests, in a copy for these."""
    with (
        django_db_blocker.unblock(),
        world.visited(databases, migrated=template_name),
        override_settings(**world.DEMO),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


def first_page(member: DemoMember) -> str:
    return page(member, "/")


def page(member: DemoMember, url: str) -> str:
    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(email=member.email), backend=BACKEND)
    return client.get(url).content.decode()


def test_they_are_sixty_with_names_of_birds_and_plants_and_no_family() -> None:
    everybody = lives.everybody()
    assert len(everybody) == len({each.called for each in everybody}) == 60
    assert {each.family_name for each in everybody} == {"", "Invented"}
    assert {each.worker for each in everybody} == set(WORKERS)


def test_everybodys_story_lies_within_eighteen_months_and_has_no_day_ahead() -> None:
    for life in lives.everybody():
        met = life.meetings()
        assert met == sorted(set(met))
        assert met[0] >= lives.CAME_FIRST
        assert met[-1] == life.last < world.TODAY
    first = min(life.meetings()[0] for life in lives.everybody())
    assert world.TODAY - first > timedelta(days=500)


def test_each_worker_has_their_own_people_and_nobody_elses(demo: None) -> None:
    found = 0
    for key, member in WORKERS.items():
        by = actor(member.email)
        with acting(by, now=NOW):
            mine = set(Person.objects.filter(worker=by.membership_id))
            lived = sum(each.worker == key for each in lives.everybody())
            assert len(mine) == lived + OF_LONG_AGO.get(key, 0)
            assert all(each.where.startswith("07700 900") for each in ContactRoute.objects.all())
            assert Meeting.objects.filter(met_by=by.membership_id).count() > 5 * len(mine)
            found += len(mine)
    assert found == 61


@pytest.mark.parametrize(
    ("member", "words"),
    [
        (
            cast.CARYS,
            ("Wren: Silent for longer", "Robin: A release is near", "Jay: No safe way",
             "Linnet: Look at the plan", "ask again about consent", "Take up 2 handovers"),
        ),
        (cast.CLEO, ("Plover: Somebody may be out", "more in the whole list")),
        (cast.CASS, ("Heron: Silent for longer",)),
    ],
)  # fmt: skip
def test_their_first_page_says_what_is_due_today(
    demo: None, member: DemoMember, words: tuple[str, ...]
) -> None:
    shown = first_page(member)
    assert [each for each in words if each not in shown] == []


def test_the_whole_list_holds_what_the_first_page_has_no_room_for(demo: None) -> None:
    shown = page(cast.CLEO, reverse("people:own"))
    assert re.search(r"Starling(?:(?!</li>).)*Recheck before", shown, re.DOTALL)


def test_a_link_reviewer_finds_one_pair_and_nobody_else_hears_of_it(demo: None) -> None:
    reviewer = next(each for each in cast.MEMBERS if each.login == "" and each.name[:4] == "Lena")
    assert "pair" in first_page(reviewer).lower()
    assert "Fliss" not in first_page(cast.CLEO)
    assert "Finch" not in first_page(cast.RAFI)


def test_who_plans_sees_one_number_of_a_month_long_over_and_nobody(demo: None) -> None:
    shown = page(cast.COORDINATOR, reverse("patrols:week", args=("lambeth", "2018-W28")))
    assert "What people supported need" in shown
    assert "about 15 people" in shown
    words = set(re.findall(r"\w+", shown))
    assert {each.called for each in lives.everybody()} & words == set()


def test_who_governs_finds_an_emergency_a_demand_and_an_agreement(demo: None) -> None:
    overseen = page(cast.GITA, reverse("sharing:oversight"))
    assert all(words in overseen for words in ("Cleo Example", "Carys Example"))
    assert "Madder" not in overseen
    assert "Robin" not in overseen
    assert "A nurse at the drop-in" in page(cast.GITA, reverse("sharing:agreements"))
    assert "No legal demand waits" not in page(cast.SELMA, reverse("sharing:demands_waiting"))


def states_of_referrals() -> list[str]:
    return list(Referral.objects.values_list("state", flat=True))


def test_referrals_wait_are_late_and_were_declined_each_for_who_must_act(demo: None) -> None:
    with acting(actor(cast.SEFA.email), now=NOW):
        assert Counter(states_of_referrals())["sent"] == 1
    with acting(actor(cast.HANA.email), now=NOW):
        assert Counter(states_of_referrals()) == {"received": 1, "declined": 2, "reviewed": 1}
    assert "referral" in first_page(cast.SEFA).lower()
    assert "referral" in first_page(cast.HANA).lower()


def test_a_complaint_about_an_officer_waits_outside_the_police(demo: None) -> None:
    with acting(actor(cast.SADE.email), now=NOW):
        assert Complaint.objects.filter(about="officer").count() == 1
    with acting(actor(cast.RAFI.email), now=NOW):
        assert not Complaint.objects.exists()


def test_a_worker_whose_supervision_is_late_is_told(demo: None) -> None:
    assert "supervision" in first_page(cast.CLEO).lower()
