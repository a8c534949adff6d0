"""Agencies are reminded while they do not answer, and the day before they come."""

from datetime import datetime, timedelta

import pytest

from wayside.notices.models import Notice
from wayside.patrols.parts import actions
from wayside.patrols.parts.tests import factories

pytestmark = pytest.mark.django_db
NOW = factories.NOW


@pytest.fixture
def town() -> factories.Town:
    return factories.town()


@pytest.mark.parametrize(
    ("now", "subjects"),
    [
        (NOW, []),
        (datetime(2018, 7, 10, 8, tzinfo=NOW.tzinfo), ["Please answer soon"]),
        (datetime(2018, 7, 12, 8, tzinfo=NOW.tzinfo), ["Please answer today"]),
        (datetime(2018, 7, 13, 8, tzinfo=NOW.tzinfo), ["Outreach has not answered"]),
    ],
)
def test_reminders_come_once_however_often_the_job_runs(
    town: factories.Town, now: datetime, subjects: list[str]
) -> None:
    factories.invite(town)
    Notice.objects.all().delete()
    for minutes in (0, 5):
        actions.remind_agencies(by=town.by, now=now + timedelta(minutes=minutes))
    assert list(Notice.objects.values_list("subject", flat=True)) == subjects


def test_those_who_come_are_reminded_the_day_before(town: factories.Town) -> None:
    factories.accept(town, factories.invite(town))
    Notice.objects.all().delete()
    eve = datetime(2018, 7, 13, 8, tzinfo=NOW.tzinfo)
    for _twice in range(2):
        actions.remind_agencies(by=town.by, now=eve)
    assert [each.subject for each in Notice.objects.all()] == ["You are expected"]
