"""A form acts once in a week, and its token stops no form of another week."""

from uuid import uuid4

import pytest

from wayside.patrols import actions
from wayside.patrols.models import Decision
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW

pytestmark = pytest.mark.django_db


def test_the_token_of_one_weeks_form_is_new_in_another_week() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    weeks = [factories.week(area, by=by, iso=each) for each in (ISO, ISO.next)]
    token = uuid4()
    for week in (*weeks, *weeks):
        actions.comment(week=week, text="Both.", by=by, now=NOW, token=token)
    told = [Decision.objects.filter(week=week, token=token).count() for week in weeks]
    assert told == [1, 1]
