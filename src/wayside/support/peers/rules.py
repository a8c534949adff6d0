"""What volunteers need before they go along with somebody, and how a match comes about."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.support.peers.vocabulary import CheckKind, MatchState, VolunteerState
from wayside.web.states import Machine, NotNow, Transition

State = VolunteerState
LEAD = _("The safeguarding lead")
WORKER = _("A worker to whom the record is open, with this person")
RUNS = _("The safeguarding lead or the volunteer’s supervisor, with the volunteer")
EITHER = _("Whoever may do either")
RENEW_WITHIN = timedelta(days=42)
JUDGED_FOR = timedelta(days=183)
TWO = 2
LASTS = {CheckKind.DBS: timedelta(days=3 * 365), CheckKind.SAFEGUARDING: timedelta(days=2 * 365)}
NOT_THIS_ONE = _("Not this volunteer for this person, or not now. Nobody is told why.")

VOLUNTEER = Machine(
    slug="support.volunteer",
    name=_("A volunteer or peer supporter"),
    initial=State.APPLIED,
    transitions=(
        Transition(State.APPLIED, "check", State.CHECKING, LEAD, _("Begin the checks")),
        Transition(State.APPLIED, "decline", State.DECLINED, LEAD, _("Do not take on")),
        Transition(State.CHECKING, "take_on", State.READY, LEAD, _("Take on: ready")),
        Transition(State.CHECKING, "decline", State.DECLINED, LEAD, _("Do not take on")),
        Transition(State.READY, "pause", State.PAUSED, LEAD, _("Pause")),
        Transition(State.PAUSED, "take_on", State.READY, LEAD, _("Ready again")),
        *(
            Transition(each, "leave", State.LEFT, LEAD, _("Leaves"))
            for each in (State.CHECKING, State.READY, State.PAUSED)
        ),
        *(
            Transition(each, "apply_again", State.APPLIED, LEAD, _("Applies again"))
            for each in (State.DECLINED, State.LEFT)
        ),
    ),
)
MATCH = Machine(
    slug="support.peer_match",
    name=_("A match of a volunteer"),
    initial=MatchState.PROPOSED,
    transitions=(
        Transition(
            MatchState.PROPOSED, "agree", MatchState.AGREED, RUNS, _("The volunteer agrees")
        ),
        Transition(MatchState.AGREED, "start", MatchState.GOES_ON, WORKER, _("It begins")),
        *(
            Transition(each, "decline", MatchState.DECLINED, EITHER, _("It does not come about"))
            for each in (MatchState.PROPOSED, MatchState.AGREED)
        ),
        Transition(MatchState.GOES_ON, "end", MatchState.ENDED, EITHER, _("It ends")),
        Transition(
            MatchState.DECLINED, "propose_again", MatchState.PROPOSED, WORKER, _("Propose it again")
        ),
        Transition(
            MatchState.ENDED, "propose_again", MatchState.PROPOSED, WORKER, _("Propose it again")
        ),
    ),
)
OF_RUNNERS = frozenset({"agree", "decline", "end"})
OF_WORKERS = frozenset({"start", "decline", "end", "propose_again"})


def lasts_until(kind: CheckKind, done: date) -> date | None:
    """Until when a check counts; none is for good."""
    lasts = LASTS.get(kind)
    return done + lasts if lasts else None


def missing(checks: Mapping[CheckKind, date | None], *, today: date) -> tuple[CheckKind, ...]:
    """What is not there, or has expired: ``checks`` are those done, each with its last day."""
    return tuple(
        each
        for each in CheckKind
        if each not in checks or ((until := checks[each]) is not None and until < today)
    )


def check_complete(lacking: Collection[CheckKind]) -> None:
    """Raises:
    NotNow: a check is not there or has expired.
    """
    if lacking:
        names = ", ".join(str(each.label) for each in lacking)
        raise NotNow(_("Not there, or expired: %(checks)s.") % {"checks": names})


def check_judged(people: Collection[UUID]) -> None:
    """Raises:
    NotNow: fewer than two people found, with this peer supporter, that they are ready.
    """
    if len(set(people)) < TWO:
        raise NotNow(
            _("Two people judge it, each together with this person. Fewer have found them ready.")
        )


def check_done(day: date, *, today: date) -> None:
    """Raises:
    NotNow: the day lies ahead.
    """
    if day > today:
        raise NotNow(_("Choose a day that has come."))
