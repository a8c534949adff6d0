"""Two officers tell one night at one moment, in transactions that really commit."""

from uuid import uuid4

import pytest

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Decision, DraftReturn, PatrolReturn, ReturnCount
from wayside.patrols.returns import actions
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING
from wayside.patrols.tests import factories as weeks
from wayside.patrols.tests.test_concurrency import at_once
from wayside.patrols.vocabulary import Duty, PatrolState, Verb
from wayside.web.states import NotNow

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_of_two_officers_who_file_one_night_one_does_and_the_other_is_told() -> None:
    night = factories.night()
    other = weeks.member(night.area, Role.PATROL_OFFICER)
    factories.post(night.patrol, other, duty=Duty.TRAINED)
    for by in (night.by, partners.actor_of(other)):
        actions.keep_draft(patrol=night.fresh, form=uuid4(), content={}, by=by, now=MORNING)
    results = at_once(
        *(
            lambda by=by, words=words: actions.file_return(
                patrol=night.fresh,
                form=uuid4(),
                told=factories.told(night.patrol, narrative=words),
                by=by,
                now=MORNING,
            )
            for by, words in ((night.by, "One."), (partners.actor_of(other), "Two."))
        )
    )
    (filed,) = (each for each in results if isinstance(each, PatrolReturn))
    (refused,) = (each for each in results if isinstance(each, NotNow))
    assert "is in already" in str(refused)
    assert PatrolReturn.objects.get() == filed
    assert ReturnCount.objects.filter(part__filed=filed).count() == len(factories.COUNTS)
    assert night.fresh.state == PatrolState.RETURNED
    assert Decision.objects.filter(verb=Verb.FILE_RETURN).count() == 1
    left = DraftReturn.objects.get()
    assert left.author_id != filed.filed_by_id


def test_one_form_that_arrives_twice_at_once_files_once() -> None:
    night, form = factories.night(), uuid4()
    told = factories.told(night.patrol)
    results = at_once(
        *(
            lambda: actions.file_return(
                patrol=night.fresh, form=form, told=told, by=night.by, now=MORNING
            )
            for _double in range(2)
        )
    )
    assert [getattr(each, "id", each) for each in results] == [form, form]
    assert PatrolReturn.objects.count() == 1


def test_of_two_corrections_at_once_one_stands_and_the_other_is_told_to_look() -> None:
    night = factories.night()
    factories.file(night)
    results = at_once(
        *(
            lambda by=by, words=words: actions.correct_return(
                patrol=night.fresh,
                form=uuid4(),
                told=factories.told(night.patrol, narrative=words),
                because="Counted again.",
                base=1,
                by=by,
                now=MORNING,
            )
            for by, words in ((night.by, "One."), (night.coordinator, "Two."))
        )
    )
    (stands,) = (each for each in results if isinstance(each, PatrolReturn))
    (refused,) = (each for each in results if isinstance(each, NotNow))
    assert "Somebody corrected this return" in str(refused)
    numbers = PatrolReturn.objects.order_by("number").values_list("number", "narrative")
    assert list(numbers) == [(1, "The lights were out."), (2, stands.narrative)]
