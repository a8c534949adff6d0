"""A referral, a disclosure and an action of a MARAC, killed at every write, are whole or absent,
their events with them; and every job that they put in line is done once."""

from copy import copy
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.faults.trying import Attempt
from tests.worker import works_through_the_queue
from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.tests import factories as access
from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices.models import Notice
from wayside.notices.vocabulary import NoticeState
from wayside.partners.acting import acting
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.safeguarding.marac.tests.cast import Cast as Conferring
from wayside.sharing.disclosures.tests.test_disclosures import Cast as Disclosing
from wayside.support.referrals import actions as referrals
from wayside.support.referrals.tests.factories import Cast as Referring
from wayside.web import clock

SERVICE = Actor.service("faults", permissions=())


def notices_left_once() -> None:
    """Every notice that waits has a job, which is done once; the notice left once."""
    jobs = ProcrastinateJob.objects.filter(task_name="notices.deliver")
    waiting = jobs.filter(status="todo").count()
    assert waiting == Notice.objects.count() > 0
    works_through_the_queue(("mail",))
    assert set(jobs.values_list("status", "attempts")) == {("succeeded", 1)}
    assert len(mail.outbox) == Notice.objects.filter(state=NoticeState.SENT).count() == waiting
    delivered = Event.objects.filter(action="notices.deliver").values_list("record_id", flat=True)
    assert len(delivered) == len(set(delivered)) == waiting


def test_a_referral_is_whole_or_absent(attempt: Attempt) -> None:
    cast = Referring()
    cast.agrees()
    drafted = cast.draft()

    def send() -> None:
        with acting(cast.by(cast.ana), now=cast.now):
            referrals.send_referral(referral=drafted, by=cast.by(cast.ana), now=cast.now)

    assert attempt.each_write(send) > 15
    notices_left_once()


def test_a_disclosure_is_whole_or_absent(attempt: Attempt) -> None:
    cast = Disclosing()
    cast.agrees()
    assert attempt.each_write(cast.discloses) > 8
    cast.takes_back()


def test_the_last_action_of_a_marac_case_is_whole_or_absent(attempt: Attempt) -> None:
    cast = Conferring()
    case, item, _meeting = cast.under_way()
    action = cast.agrees(item, cast.health)
    cast.hears(item)
    assert attempt.each_write(lambda: cast.answers(copy(action), cast.remi)) > 5
    closed = cast.sees(case)
    assert closed
    assert closed.closed_at


def test_an_action_that_writes_outside_of_its_transaction_is_found(attempt: Attempt) -> None:
    """What this suite is for, planted."""
    name = str(uuid4())

    def in_two() -> None:
        access.person(name)
        with transaction.atomic():
            note()

    with pytest.raises(AssertionError, match=r"Neither whole nor absent.*access_naturalperson"):
        attempt.each_write(in_two, sample=20)
    assert not NaturalPerson.objects.filter(name=name).count() > 1


def test_a_change_outside_of_the_transaction_is_found_where_no_row_is_missing(
    attempt: Attempt,
) -> None:
    there = partners.area("Somewhere")

    def in_two() -> None:
        with transaction.atomic():
            note()
        Area.objects.filter(id=there.id).update(name="Elsewhere")

    with pytest.raises(AssertionError, match=r"Neither whole nor absent, .*audit_event"):
        attempt.each_write(in_two, sample=20)


def test_an_action_in_one_transaction_is_not_blamed(attempt: Attempt) -> None:
    @transaction.atomic
    def at_once() -> None:
        access.person("Somebody Example")
        note()

    assert attempt.each_write(at_once, sample=20) >= 4


def note() -> None:
    record(
        by=SERVICE,
        operation=Operation.ADMINISTRATION,
        action="config.back_up",
        now=clock.now(),
    )
