"""What the state of a referral allows, and when an answer to it is due. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.calculations.holidays import due_after
from wayside.support.referrals.vocabulary import ReferralState as State
from wayside.web.states import Machine, Transition, Words

SENDER = _("A worker of the agency that refers, to whom the record is open")
RECIPIENT = _("Whoever answers referrals at the service, or by its link")
COMPLETES = _("The service; where nobody there has an account, the agency that refers too")
EITHER = _("The agency that refers, or the service")
LINK_RUNS_FOR = timedelta(days=180)


def _steps() -> tuple[Transition, ...]:
    told: tuple[tuple[tuple[State, ...], str, State, Words, Words], ...] = (
        ((State.DRAFT,), "send", State.SENT, SENDER, _("Send it")),
        ((State.SENT,), "receive", State.RECEIVED, RECIPIENT, _("It is received")),
        ((State.SENT, State.RECEIVED), "accept", State.ACCEPTED, RECIPIENT, _("Accept")),
        (
            (State.SENT, State.RECEIVED, State.ACCEPTED),
            "decline",
            State.DECLINED,
            RECIPIENT,
            _("Decline"),
        ),
        ((State.ACCEPTED,), "start", State.STARTED, RECIPIENT, _("It has started")),
        ((State.STARTED,), "complete", State.COMPLETED, COMPLETES, _("It is completed")),
        (ANSWERED, "stop", State.SHE_DECLINED, EITHER, _("It is not wanted any more")),
        (ANSWERED, "lose", State.LOST_CONTACT, EITHER, _("Contact was lost")),
        ((State.DRAFT, *RUNNING), "withdraw", State.WITHDRAWN, SENDER, _("Withdraw it")),
        (OVER, "review", State.REVIEWED, SENDER, _("Review the outcome")),
        (
            (State.SENT, State.RECEIVED, *OVER),
            "transfer",
            State.TRANSFERRED,
            SENDER,
            _("Refer to another service instead"),
        ),
        ((*OVER, State.REVIEWED), "reopen", State.DRAFT, SENDER, _("Open it again")),
        ((*OVER, State.REVIEWED), "take_again", State.RECEIVED, RECIPIENT, _("Take it up again")),
    )
    return tuple(
        Transition(source, verb, target, owner, label)
        for sources, verb, target, owner, label in told
        for source in sources
    )


ANSWERED = (State.RECEIVED, State.ACCEPTED, State.STARTED)
RUNNING = (State.SENT, *ANSWERED)
OVER = (
    State.DECLINED,
    State.COMPLETED,
    State.SHE_DECLINED,
    State.WITHDRAWN,
    State.LOST_CONTACT,
)
REFERRAL = Machine(
    slug="support.referral",
    name=_("A referral"),
    initial=State.DRAFT,
    transitions=_steps(),
    ends=frozenset({State.TRANSFERRED}),
)
OF_RECIPIENT = ("receive", "accept", "decline", "start", "complete", "stop", "lose", "take_again")
OF_SENDER = ("complete", "withdraw", "stop", "lose", "review", "reopen")
BY_LINK = ("receive", "accept", "decline", "start", "complete", "stop", "lose")
# Once it is accepted the service knows whom it works with: its steps need no open copy any more
UNDER_WAY = (State.ACCEPTED, State.STARTED)
WAITS_FOR = {State.SENT: "receive_by_at", State.RECEIVED: "accept_by_at"} | {
    State.ACCEPTED: "start_by_at"
}
MOMENTS: Mapping[State, str] = {
    State.RECEIVED: "received_at",
    State.ACCEPTED: "accepted_at",
    State.STARTED: "started_at",
}


@dataclass(frozen=True, slots=True)
class Times:
    """Within how many days a service receives, answers and begins; the days are working days,
    or all days."""

    receive_days: int = 2
    accept_days: int = 5
    start_days: int = 15
    working_days: bool = True


def due_dates(times: Times, *, sent_at: datetime) -> dict[str, datetime]:
    """By when a referral sent then is received, answered and begun."""
    found = {
        "receive_by_at": due_after(sent_at, times.receive_days, working=times.working_days),
        "accept_by_at": due_after(sent_at, times.accept_days, working=times.working_days),
    }
    start = due_after(found["accept_by_at"], times.start_days, working=times.working_days)
    return {**found, "start_by_at": start}


def link_lasts_until(made_at: datetime) -> datetime:
    """Until when a link that was opened lasts at most."""
    return made_at + LINK_RUNS_FOR
