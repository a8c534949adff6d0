"""The migration that lets steps keep why finds what can still be known, and doubts what nobody
confirmed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module

from django.db import connection

from wayside.people.contact.actions import Way, add_route
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactRoute
from wayside.people.tests.factories import NOW, acting, details
from wayside.sharing.handovers import actions as handovers
from wayside.support.models import ReferralMove
from wayside.support.referrals import actions
from wayside.support.referrals.tests.factories import Cast

MIGRATION = import_module("wayside.support.migrations.0034_moves_keep_why")
AS_BEFORE = (
    "UPDATE support.support_referralmove SET declined_because = ''",
    "UPDATE support.people_contactroute SET unconfirmed = false",
)


def test_the_last_step_that_declined_is_given_its_reason_and_kept_ways_are_doubted(
    as_owner: Callable[[], AbstractContextManager[None]],
) -> None:
    cast = Cast()
    sent = cast.sent()
    by = cast.by(cast.ana)
    cast.answered(sent, "decline", because="full")
    with acting(cast.ana):
        moved = actions.move_referral(referral=sent, verb="reopen", by=by, now=NOW)
        actions.send_referral(referral=moved, by=by, now=NOW)
    cast.answered(sent, "decline", because="children")
    handed = cast.handed_to(
        cast.their_lead, referral={"way": "call", "reach": "07700 900555", "hours": ""}
    )
    with acting(cast.their_lead):
        lead = cast.by(cast.their_lead)
        handovers.open_handover(handover=handed, by=lead, now=NOW)
        handovers.take_up_handover(
            handover=handed, owner=cast.their_lead, deadline_at=handed.deadline_at, by=lead, now=NOW
        )
        actions.begin_record(
            of=handed, details=details(), first_met=NOW.date(), keeps_reach=True, by=lead, now=NOW
        )
    with acting(cast.ana):
        asked = add_route(
            person=cast.rosie,
            way=Way(RouteKind.PHONE, "07700 900123"),
            how_confirmed="Asked alone",
            by=by,
            now=NOW,
        )
    with as_owner(), connection.cursor() as cursor:
        for statement in (*AS_BEFORE, MIGRATION.KEPT, MIGRATION.NOT_CONFIRMED):
            cursor.execute(statement)
    with acting(cast.sam):
        declined = ReferralMove.objects.filter(verb="decline").order_by("number")
        assert [each.declined_because for each in declined] == ["", "children"]
    with acting(cast.their_lead):
        kept = ContactRoute.objects.get()
        assert (kept.unconfirmed, kept.how_confirmed, kept.where) == (True, "", "07700 900555")
    with acting(cast.ana):
        assert not ContactRoute.objects.get(id=asked.id).unconfirmed
