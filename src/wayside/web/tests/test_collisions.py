"""Edits that meet, against the real database."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from wayside.web.collisions import Collision, differences, keeps_theirs, save_versioned, version_in
from wayside.web.models import Versioned

EARLY = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
LATE = datetime(2018, 7, 2, 9, 5, tzinfo=UTC)

with isolate_apps("wayside.web"):

    class Plan(Versioned):
        """A record of this test alone, in a temporary table."""

        lead = models.CharField("lead", max_length=50, blank=True)
        state = models.CharField("state", max_length=9, choices=[("a", "Review"), ("b", "Planned")])
        printed = models.BooleanField("printed", default=False)

        class Meta:
            app_label = "web"
            db_table = "plan_of_a_test"


@pytest.fixture
def plan(db: None) -> Plan:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE plan_of_a_test (id uuid PRIMARY KEY, version int NOT NULL,"
            " created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,"
            " lead varchar(50) NOT NULL, state varchar(9) NOT NULL, printed bool NOT NULL)"
            " ON COMMIT DROP"
        )
    made = Plan(id=uuid.uuid4(), created_at=EARLY, updated_at=EARLY, lead="Ada", state="a")
    made.save(force_insert=True)
    return made


def test_an_edit_of_the_current_version_is_written_and_counted(plan: Plan) -> None:
    plan.lead = "Bea"

    save_versioned(plan, expected_version=1, now=LATE, fields=["lead"])

    stored = Plan._default_manager.get()
    assert (stored.lead, stored.version, stored.updated_at) == ("Bea", 2, LATE)
    assert (plan.version, plan.updated_at) == (2, LATE)


def test_only_the_fields_named_are_written(plan: Plan) -> None:
    plan.lead, plan.state = "Bea", "b"

    save_versioned(plan, expected_version=1, now=LATE, fields=["lead"])

    assert Plan._default_manager.get().state == "a"


def test_the_second_of_two_edits_is_shown_the_first_and_writes_nothing(plan: Plan) -> None:
    mine, theirs = Plan._default_manager.get(), Plan._default_manager.get()
    theirs.lead = "Bea"
    save_versioned(theirs, expected_version=1, now=EARLY, fields=["lead"])
    mine.lead = "Cy"

    with pytest.raises(Collision) as met:
        save_versioned(mine, expected_version=1, now=LATE, fields=["lead"])

    assert isinstance(met.value.current, Plan)
    assert met.value.current.lead == "Bea"
    assert Plan._default_manager.get().lead == "Bea"


def test_an_edit_of_a_record_that_is_gone_says_so(plan: Plan) -> None:
    Plan._default_manager.all().delete()

    with pytest.raises(Collision) as met:
        save_versioned(plan, expected_version=1, now=LATE, fields=["lead"])

    assert met.value.current is None


def test_the_differences_are_in_words() -> None:
    mine = Plan(lead="", state="b", printed=True)
    theirs = Plan(lead="Bea", state="a", printed=True)

    found = differences(mine, theirs, ["lead", "state", "printed"])

    assert [(one.label, str(one.mine), str(one.theirs)) for one in found] == [
        ("lead", "Blank", "Bea"),
        ("state", "Planned", "Review"),
    ]


def test_a_time_is_told_as_it_is_in_london() -> None:
    (found,) = differences(Plan(updated_at=EARLY), Plan(updated_at=LATE), ["updated_at"])

    assert found.mine == "Monday 2 July 2018, 10:00"
    assert found.theirs == "Monday 2 July 2018, 10:05"


@pytest.mark.parametrize(
    ("choices", "lead", "state"),
    [
        ({"keep-lead": "mine", "keep-state": "theirs"}, False, True),
        ({"keep": "mine", "keep-lead": "theirs"}, False, False),
        ({"keep": "theirs", "keep-lead": "mine"}, True, True),
        ({}, False, False),
    ],
)
def test_each_field_is_kept_as_chosen(choices: dict[str, str], lead: bool, state: bool) -> None:
    assert (keeps_theirs(choices, "lead"), keeps_theirs(choices, "state")) == (lead, state)


@pytest.mark.parametrize("sent", ["", "²", "-1", "1.5", "9" * 5000, "one", " 1"])
def test_what_is_no_number_is_a_version_that_no_record_has(sent: str) -> None:
    assert version_in(sent) == 0


def test_a_version_is_read() -> None:
    assert version_in("12") == 12
