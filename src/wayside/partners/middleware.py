"""One transaction a request, and who acts in it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from wayside.access import actions as access_actions
from wayside.access.actor import ANONYMOUS, Actor
from wayside.access.models import Account
from wayside.access.permissions import NotAllowed
from wayside.access.signals import account_actor
from wayside.partners import queries
from wayside.partners.acting import tell_database
from wayside.web import clock
from wayside.web.undoing import undoable

CHOSEN = "membership_id"
GetResponse = Callable[[HttpRequest], HttpResponse]


class TransactionMiddleware:
    """Everything a request reads, writes and audits stands or falls together, files that came
    with it too. Its commit is also the moment the trail links the events; if that fails, nothing
    is shown."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with undoable():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class ActorMiddleware:
    """Resolve the actor from the session and tell the database's row-level security."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        with clock.standing_still() as now:
            request.actor = resolve(request)
            tell_database(request.actor, now=now)
            return self.get_response(request)

    def process_exception(self, request: Any, exception: Exception) -> None:
        """Put a refusal on the record; Django then shows the 403 page."""
        if isinstance(exception, NotAllowed):
            access_actions.note_refusal(refused=exception, by=request.actor, now=clock.now())


def resolve(request: Any) -> Actor:
    """Who acts: the membership chosen in this session, else the first that holds today."""
    account = request.user
    if not isinstance(account, Account):
        return ANONYMOUS
    held = queries.memberships_of(account.id, clock.today())
    request.memberships = held
    if not held:
        return account_actor(account)
    chosen = request.session.get(CHOSEN)
    membership = next((each for each in held if str(each.id) == chosen), held[0])
    request.membership = membership
    return queries.member_actor(membership)
