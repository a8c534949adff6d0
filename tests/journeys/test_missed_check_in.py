"""Nobody checks in: the alarm stands on first pages until somebody writes what was found."""

from datetime import timedelta

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import At, Enter
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import tonight
from wayside.notices.models import Notice
from wayside.patrols.risk.jobs import watch_check_ins

FOUND = "Reached the lead at once: all are safe. The radio had no signal in the underpass."


def test_a_missed_check_in_is_settled_with_words(enter: Enter, at: At) -> None:
    tonight.given_they_are_out("patrol-officer")
    call = tonight.next_call()
    clock = tonight.clock_of(call.due_at)
    at(call.alarm_at - timedelta(minutes=1))
    watch_check_ins(timestamp=0)
    coordinator = enter("coordinator", **TELEPHONE)
    coordinator.opens("/")
    coordinator.does_not_read("Find out about the check-in missed")

    at(call.alarm_at + timedelta(minutes=1))
    for _minute in range(2):
        watch_check_ins(timestamp=0)
    told = Notice.objects.filter(subject__startswith="Missed check-in: Saturday 7 July")
    assert len({each.person_id for each in told}) == told.count() > 1
    officer = enter("patrol-officer", **TELEPHONE)
    officer.opens("/")
    officer.follows("Check in: a check-in was missed")
    officer.presses("We are all safe")
    officer.reads("Alarm: checked in late")

    coordinator.opens("/")
    coordinator.follows(f"Find out about the check-in missed at {clock}")
    coordinator.presses("Settle the alarm")
    assert every_error_leads_to_its_field(coordinator.page) == 1
    coordinator.fills("What did you find?", FOUND)
    coordinator.presses("Settle the alarm")
    coordinator.reads("The alarm is settled.")
    coordinator.reads("No alarm waits.")
    coordinator.opens("/")
    coordinator.does_not_read("Find out about the check-in missed")
    call.refresh_from_db()
    assert call.settled_note == FOUND
    officer.opens(tonight.page_of("night"))
    officer.reads("Missed; settled")
