"""The deputy takes over every queue of the coordinator."""

from tests.journeys.conftest import Enter
from tests.journeys.steps import first_page, review, risk, week

WAITS = "The risk assessment for Friday 6 July waits for somebody else"


def test_the_deputy_finds_the_coordinators_queues_and_works_them_off(enter: Enter) -> None:
    deputy = enter("deputy-coordinator")
    theirs = set(first_page.dues(enter("coordinator"))) - {WAITS}
    asked = first_page.dues(deputy)
    assert theirs <= set(asked)
    deputy.follows(risk.APPROVE_FRIDAY)
    risk.when_they_approve_it(deputy, "Dev Example")
    deputy.opens(first_page.begins_with(asked, "The return for Friday 29 June is late"))
    review.when_they_write_the_late_return(deputy)
    deputy.opens(first_page.begins_with(asked, "Answer 2 comments"))
    assert week.when_they_answer_the_comments(deputy) == 2
    week.when_they_set_the_week_as_planned(deputy)
    deputy.opens(first_page.begins_with(asked, "Publish or discard the draft roster"))
    deputy.presses("Discard")
    deputy.reads("The draft is discarded. Nobody was told of it.")
    deputy.opens(first_page.begins_with(asked, "Review Week 26"))
    review.when_they_record_a_decision(deputy)
    review.when_they_close_the_week(deputy)
    done = ("The return", "Approve", "Answer", "Finish", "Publish", "Review", "Close")
    assert not [each for each in first_page.dues(deputy) if each.startswith(done)]


def test_every_page_the_deputy_is_asked_for_opens(enter: Enter) -> None:
    deputy = enter("deputy-coordinator")
    first_page.when_they_open_each(deputy, first_page.dues(deputy))
