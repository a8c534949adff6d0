"""What was overridden, opened in an emergency or demanded is on somebody's screen the same day,
and again a day later."""

from datetime import timedelta
from typing import Any

import pytest

from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.models import OversightEntry
from wayside.sharing.oversight import actions, jobs
from wayside.sharing.oversight.tests.test_emergencies import WHY, Cast, cast
from wayside.sharing.tests.factories import NOW, acting

__all__ = ["cast"]
pytestmark = pytest.mark.django_db


def told(member: Membership) -> list[str]:
    return sorted(
        Notice.objects.filter(person_id=member.person_id).values_list("subject", flat=True)
    )


def closes(member: Membership) -> None:
    member.account.is_active = False
    member.account.save(update_fields=["is_active"])


def rounds(settings: Any, *days: int) -> None:
    """The hourly round, on each of these days."""
    for each in days:
        settings.WAYSIDE_TODAY = (NOW + timedelta(days=each)).date()
        jobs.remind(0)
        jobs.remind(0)


def test_without_a_governance_officer_the_administrators_are_told_and_see_nothing(
    cast: Cast,
) -> None:
    closes(cast.governor)
    far = partners.member(Role.ADMINISTRATOR, area=partners.area())
    near = partners.member(Role.ADMINISTRATOR, area=cast.charity.areas.get())
    elsewhere = partners.member(Role.GOVERNANCE_OFFICER, area=near.area)
    cast.breaks(cast.bea)
    assert told(near) == ["Harbour Example has no governance officer"]
    assert [told(each) for each in (far, elsewhere, cast.governor)] == [[], [], []]
    notice = Notice.objects.get(person_id=near.person_id)
    assert notice.path == "/partners/members/give/"
    assert WHY not in notice.body
    assert cast.bea.person.name not in notice.body
    for member in (near, elsewhere):
        with acting(member):
            assert not OversightEntry.objects.exists()


def test_what_nobody_saw_for_a_day_is_told_again_once_and_to_administrators(
    cast: Cast, settings: Any
) -> None:
    keeper = partners.member(Role.ADMINISTRATOR, area=cast.charity.areas.get())
    cast.breaks(cast.bea)
    rounds(settings, 0)
    assert (len(told(cast.governor)), told(keeper)) == (1, [])
    rounds(settings, 2, 3, 30, 200)
    assert told(cast.governor) == [
        "Something for you to look at today",
        "Something has waited for you to look at since yesterday",
    ]
    assert told(keeper) == ["Nobody at Harbour Example has overseen something for a day"]


def test_what_was_seen_is_told_no_more(cast: Cast, settings: Any) -> None:
    cast.breaks(cast.bea)
    with acting(cast.governor):
        actions.note_seen(
            entry=OversightEntry.objects.get(), note="", now=NOW,
            by=partners.actor_of(cast.governor),
        )  # fmt: skip
    rounds(settings, 2)
    assert len(told(cast.governor)) == 1


def test_without_the_keys_nobody_is_reminded(cast: Cast, settings: Any) -> None:
    cast.breaks(cast.bea)
    settings.KEY_RINGS = {"support": ""}
    rounds(settings, 2)
    assert len(told(cast.governor)) == 1
