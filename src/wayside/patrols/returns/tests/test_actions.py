"""Filing, correcting and drafting: who may, what is refused, what stays."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.models import (
    Decision,
    DraftReturn,
    Patrol,
    PatrolReturn,
    Posting,
    ReturnCount,
)
from wayside.patrols.returns import actions
from wayside.patrols.returns.queries import parts_of, plan_of, versions_of
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING, Night
from wayside.patrols.returns.values import NightTold, PartTold
from wayside.patrols.returns.vocabulary import Count, Weather
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState, SegmentKind, Verb
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_an_officer_of_the_patrol_files_the_night_and_the_patrol_is_returned() -> None:
    night = factories.night()
    place = weeks.places(night.patrol)[0]
    told = factories.told(night.patrol, visits={place.id: None}, incident_reference="CAD 12")
    filed = actions.file_return(
        patrol=night.fresh, form=uuid4(), told=told, by=night.by, now=MORNING
    )
    (version,) = versions_of(night.patrol)
    assert parts_of(version) == told
    assert night.fresh.state == PatrolState.RETURNED
    assert not filed.in_their_place
    assert Decision.objects.get(verb=Verb.FILE_RETURN).patrol_id == night.patrol.id
    assert Event.objects.get(action="patrols.file_return").record_id == night.patrol.id


def test_the_same_form_sent_twice_files_once() -> None:
    night, form = factories.night(), uuid4()
    told = factories.told(night.patrol)
    first, second = (
        actions.file_return(patrol=night.fresh, form=form, told=told, by=night.by, now=MORNING)
        for _again in range(2)
    )
    assert first == second
    assert PatrolReturn.objects.count() == 1
    assert Decision.objects.filter(verb=Verb.FILE_RETURN).count() == 1


def test_a_second_form_is_told_that_the_return_is_in() -> None:
    night = factories.night()
    factories.file(night)
    with pytest.raises(NotNow, match="in already"):
        factories.file(night)


def test_the_coordinator_files_in_the_officers_place_and_it_says_so() -> None:
    night = factories.night()
    filed = actions.file_return(
        patrol=night.fresh,
        form=uuid4(),
        told=factories.told(night.patrol),
        by=night.coordinator,
        now=MORNING,
    )
    assert filed.in_their_place


@pytest.mark.parametrize(
    "role", [Role.PATROL_OFFICER, Role.LOCAL_OFFICER, Role.WARD_SERGEANT, Role.PARTNER_WORKER]
)
def test_who_is_not_on_the_patrol_files_nothing(role: Role) -> None:
    night = factories.night()
    other = partners.actor_of(weeks.member(night.area, role))
    with pytest.raises(NotAllowed):
        factories.file(replace_by(night, other))
    assert not PatrolReturn.objects.exists()


def replace_by(night: Night, by: Any) -> Night:
    made = replace(night)
    object.__setattr__(made, "by", by)
    return made


def test_a_partner_worker_on_the_engagement_files_nothing() -> None:
    night = factories.night()
    worker = weeks.member(night.area, Role.PARTNER_WORKER)
    factories.segments(night.patrol)
    factories.post(night.patrol, worker, duty=Duty.PARTNER)
    with pytest.raises(NotAllowed):
        actions.file_return(
            patrol=night.fresh,
            form=uuid4(),
            told=parts(night),
            by=partners.actor_of(worker),
            now=MORNING,
        )


def test_who_was_withdrawn_from_the_patrol_files_nothing() -> None:
    night = factories.night()
    Posting.objects.filter(patrol=night.patrol).update(
        state=PostingState.WITHDRAWN, withdrawn_because="Ill"
    )
    with pytest.raises(NotAllowed):
        factories.file(night)


def test_an_officer_who_moved_to_another_area_files_nothing() -> None:
    night = factories.night()
    elsewhere = replace(night.by, area_ids=frozenset({partners.area().id}))
    with pytest.raises(NotAllowed):
        factories.file(replace_by(night, elsewhere))


def test_the_local_officer_of_a_ward_files_too() -> None:
    night = factories.night()
    ward = Area.objects.get(parent=night.area)
    local = weeks.member(ward, Role.LOCAL_OFFICER)
    factories.post(night.patrol, local, duty=Duty.LOCAL)
    assert factories.file(replace_by(night, partners.actor_of(local)))


@pytest.mark.parametrize(
    "state", [PatrolState.PROPOSED, PatrolState.PLANNED, PatrolState.CANCELLED]
)
def test_a_patrol_that_did_not_go_out_has_no_return(state: PatrolState) -> None:
    night = factories.night()
    Patrol.objects.filter(id=night.patrol.id).update(state=state, cancelled_because="Snow")
    with pytest.raises(NotNow, match="not possible now"):
        factories.file(night)


def test_a_patrol_that_has_not_begun_has_no_return() -> None:
    night = factories.night(state=PatrolState.BRIEFED)
    with pytest.raises(NotNow, match="not begun"):
        actions.file_return(
            patrol=night.fresh,
            form=uuid4(),
            told=factories.told(night.patrol),
            by=night.by,
            now=night.patrol.starts_at - timedelta(hours=1),
        )


def parts(night: Night, **counts: dict[Any, int]) -> NightTold:
    return NightTold(
        weather=Weather.DRY,
        parts=tuple(
            PartTold(each.kind, each.hours, each.segment_id, counts=counts.get(each.kind.value, {}))
            for each in plan_of(night.patrol)
        ),
    )


@pytest.mark.parametrize(
    ("kind", "what"),
    [(SegmentKind.ENGAGEMENT, Count.ARRESTS), (SegmentKind.ENFORCEMENT, Count.WOMEN_MET)],
)
def test_each_side_counts_on_its_own_part_alone(kind: SegmentKind, what: Count) -> None:
    night = factories.night()
    factories.segments(night.patrol)
    told = parts(night, **{kind.value: {(what, ""): 1}})
    with pytest.raises(NotNow, match="each on their own part"):
        actions.file_return(patrol=night.fresh, form=uuid4(), told=told, by=night.by, now=MORNING)


def test_the_database_itself_refuses_an_arrest_at_an_engagement() -> None:
    night = factories.night()
    part = factories.file(night).parts.get()
    for kind, what in (
        (SegmentKind.ENGAGEMENT, Count.ARRESTS),
        (SegmentKind.ENFORCEMENT, Count.HOT_DRINKS),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReturnCount.objects.create(part=part, kind=kind, what=what, value=1, service="")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({(Count.WOMEN_MET, ""): 1, (Count.NEW_TO_US, ""): 2}, "more than the people met"),
        ({(Count.TAKEN, "housing"): 1}, "More were taken than offered"),
    ],
)
def test_counts_that_cannot_both_be_so_are_refused(counts: Any, sentence: str) -> None:
    night = factories.night()
    with pytest.raises(NotNow, match=sentence):
        factories.file(night, counts=counts)


def test_nobody_seen_and_somebody_met_are_not_both_true() -> None:
    with pytest.raises(NotNow, match="nobody was seen"):
        factories.file(factories.night(), nobody_seen=True)


def test_a_correction_keeps_the_first_version_and_says_who_when_and_why() -> None:
    night = factories.night()
    factories.file(night)
    later = MORNING + timedelta(days=1)
    actions.correct_return(
        patrol=night.fresh,
        form=uuid4(),
        told=factories.told(night.patrol, counts={(Count.WOMEN_MET, ""): 5}),
        because="One woman was counted at the other place.",
        base=1,
        by=night.coordinator,
        now=later,
    )
    first, second = versions_of(night.patrol)
    assert parts_of(first).parts[0].counts == factories.COUNTS
    assert parts_of(second).parts[0].counts == {(Count.WOMEN_MET, ""): 5}
    assert (second.filed_at, second.because) == (later, "One woman was counted at the other place.")
    assert second.filed_by_id == night.coordinator.person_id


def corrected(night: Night, **more: Any) -> PatrolReturn:
    given: dict[str, Any] = {"because": "A count was wrong.", "base": 1, "form": uuid4()}
    return actions.correct_return(
        patrol=night.fresh,
        told=factories.told(night.patrol),
        by=night.by,
        now=MORNING,
        **(given | more),
    )


def test_a_correction_over_a_version_that_is_no_longer_the_last_is_refused() -> None:
    night = factories.night()
    factories.file(night)
    corrected(night)
    with pytest.raises(NotNow, match="since you opened it"):
        corrected(night)


def test_a_correction_without_a_reason_is_refused() -> None:
    night = factories.night()
    factories.file(night)
    with pytest.raises(NotNow, match="Say why"):
        corrected(night, because=" ")


def test_a_closed_return_is_not_corrected() -> None:
    night = factories.night()
    factories.file(night)
    Patrol.objects.filter(id=night.patrol.id).update(state=PatrolState.CLOSED)
    with pytest.raises(NotNow, match="not possible now"):
        corrected(night)


def test_a_draft_is_its_writers_alone_and_gone_once_filed() -> None:
    night, form = factories.night(), uuid4()
    for by in (night.by, night.coordinator):
        actions.keep_draft(
            patrol=night.fresh, form=form, content={"narrative": by.name}, by=by, now=MORNING
        )
    opened = actions.open_form(patrol=night.fresh, by=night.by, now=MORNING)
    assert opened
    assert opened.author_id == night.by.person_id
    actions.file_return(
        patrol=night.fresh, form=form, told=factories.told(night.patrol), by=night.by, now=MORNING
    )
    assert [each.author_id for each in DraftReturn.objects.all()] == [night.coordinator.person_id]


def test_a_draft_that_arrives_after_its_form_was_filed_is_not_kept() -> None:
    night, form = factories.night(), uuid4()
    actions.file_return(
        patrol=night.fresh, form=form, told=factories.told(night.patrol), by=night.by, now=MORNING
    )
    assert (
        actions.keep_draft(patrol=night.fresh, form=form, content={}, by=night.by, now=MORNING)
        is None
    )
    assert not DraftReturn.objects.exists()
