"""A record that is erased takes no case of a MARAC with it: that has another controller."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from wayside.access.vocabulary import Role
from wayside.governance.erasure.tests.cast import LONG_AGO, Cast
from wayside.governance.erasure.vocabulary import ErasureState
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people import actions as people
from wayside.people.models import Person
from wayside.people.tests.factories import details
from wayside.safeguarding.marac import actions
from wayside.safeguarding.marac.actions import Plan
from wayside.safeguarding.marac.tests.cast import AGREED, SAID
from wayside.safeguarding.marac.vocabulary import CaseState
from wayside.safeguarding.models import AgendaItem, Marac, MaracCase, MaracToken
from wayside.sharing.models import Disclosure
from wayside.sharing.tests.factories import NOW, acting
from wayside.support.endings.actions import Review, close_record
from wayside.support.endings.vocabulary import EndReason

pytestmark = pytest.mark.django_db


class Conferred(Cast):
    """Somebody whom a MARAC heard of long ago, and whose record is due now."""

    def __init__(self) -> None:
        super().__init__()
        self.period()
        area = self.caseworker.area
        safety = partners.agency(kind=AgencyKind.COMMUNITY_SAFETY_PARTNERSHIP, areas=(area,))
        self.mara = partners.member(Role.MARAC_COORDINATOR, area=area, agency=safety)

    def does(self, action: Any, member: Membership, days: int, /, **given: Any) -> Any:
        now = LONG_AGO + timedelta(days=days)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def heard(self) -> tuple[Person, MaracCase]:
        area_id = self.caseworker.area_id
        marac: Marac = self.does(
            actions.set_up_marac, self.mara, 0, area_id=area_id, name="MARAC of Hereham"
        )
        self.does(actions.give_seat, self.mara, 0, marac=marac, agency_id=self.agency.id)
        person = self.open_record()
        case = self.does(
            actions.refer_to_marac,
            self.caseworker,
            1,
            person=person,
            marac=marac,
            case=SAID,
            form_id=uuid4(),
            sharing=AGREED,
        )
        self.hears(marac, case)
        self.does(
            close_record,
            self.caseworker,
            30,
            person=person,
            told_of=Review(EndReason.REACHED, "A home, and work."),
            expected_version=person.version,
        )
        return person, case

    def hears(self, marac: Marac, case: MaracCase) -> None:
        plan = Plan(LONG_AGO + timedelta(days=9), (LONG_AGO + timedelta(days=8)).date())
        meeting = self.does(
            actions.plan_meeting, self.mara, 2, marac=marac, plan=plan, form_id=uuid4()
        )
        taken = self.does(
            actions.move_case, self.mara, 2, case=case, verb="accept", expected_version=1
        )
        item = self.does(actions.put_on_agenda, self.mara, 2, meeting=meeting, case=taken)
        given: dict[str, Any] = {"meeting": meeting}
        self.does(actions.circulate_agenda, self.mara, 3, **given, expected_version=1)
        self.does(actions.move_meeting, self.mara, 9, **given, verb="begin", expected_version=2)
        with acting(self.mara):
            item = AgendaItem.objects.select_related("meeting", "case").get(id=item.id)
        self.does(actions.hear_case, self.mara, 9, item=item)

    def open_record(self) -> Person:
        made: Person = self.does(
            people.register,
            self.caseworker,
            0,
            details=details("Rosie Harbour"),
            first_met=LONG_AGO.date(),
        )
        return made


@pytest.fixture
def cast(tmp_path: Path, settings: Any) -> Conferred:
    settings.VAR_FOLDER = tmp_path
    settings.WAYSIDE_TODAY = NOW.date()
    return Conferred()


def test_the_case_stays_as_it_was_and_leads_to_nobodys_record(cast: Conferred) -> None:
    person, case = cast.heard()
    cast.rounds()
    cast.erase(cast.approve(cast.forward(cast.held()[0])))
    assert cast.held()[0].state == ErasureState.ERASED
    counts = cast.held()[0].counts
    assert counts["sharing_disclosure"] == 1
    assert [each for each in counts if "marac" in each or "agendaitem" in each] == []
    with acting(cast.mara):
        held = MaracCase.objects.get(id=case.id)
        assert (held.subject_id, held.victim_name) == (None, "Rosie Harbour")
        assert (held.state, held.account) == (CaseState.CLOSED, "He strangled her.")
        assert AgendaItem.objects.filter(case=held).exists()
        assert MaracToken.objects.filter(case=held).exists()
    for member in (cast.caseworker, cast.lead):
        with acting(member):
            assert not MaracCase.objects.exists()
            assert not Disclosure.objects.filter(subject=person.subject_id).exists()


def test_a_case_that_was_never_heard_is_seen_by_nobody_once_the_record_is_gone(
    cast: Conferred,
) -> None:
    person, _case = cast.heard()
    later = cast.does(
        actions.refer_to_marac,
        cast.caseworker,
        31,
        person=person,
        marac=_marac(cast),
        case=SAID,
        form_id=uuid4(),
        sharing=AGREED,
    )
    cast.rounds()
    cast.erase(cast.approve(cast.forward(cast.held()[0])))
    with acting(cast.mara), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM support.safeguarding_maraccase WHERE id = %s", [later.id]
        )
        assert cursor.fetchone()[0] == 0


def _marac(cast: Conferred) -> Marac:
    with acting(cast.caseworker):
        return Marac.objects.select_related("controller").get()
