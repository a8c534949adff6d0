"""What a roster's state allows, who may stand where, and what a grant pays for. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.patrols.staffing.vocabulary import PayKind, RosterState
from wayside.web.states import Machine, NotNow, Transition

COORDINATOR = _("The coordinator or a deputy")
QUEUE = _("The job that works rosters out")
WEEKS_AHEAD = 12

ROSTER = Machine(
    slug="patrols.roster",
    name=_("A roster"),
    initial=RosterState.WAITING,
    transitions=(
        Transition(
            RosterState.WAITING, "finish", RosterState.DRAFT, QUEUE, _("Keep what was worked out")
        ),
        Transition(RosterState.WAITING, "fail", RosterState.FAILED, QUEUE, _("Say why not")),
        Transition(
            RosterState.DRAFT,
            "publish",
            RosterState.PUBLISHED,
            COORDINATOR,
            _("Publish the roster"),
        ),
        *(
            Transition(
                state, "discard", RosterState.DISCARDED, COORDINATOR, _("Discard the roster")
            )
            for state in (RosterState.WAITING, RosterState.DRAFT, RosterState.FAILED)
        ),
    ),
    ends=frozenset({RosterState.PUBLISHED, RosterState.DISCARDED}),
)
MACHINES = (ROSTER,)


def check_basis(worked_out_from: str, now: str) -> None:
    """Raise when nights or places have changed since a draft was worked out.

    Raises:
        NotNow: they have.
    """
    if worked_out_from != now:
        raise NotNow(
            _(
                "Since this draft was worked out, a night or somebody's place has changed. Work "
                "the roster out again: what people know already stays as far as it can."
            )
        )


@dataclass(frozen=True, slots=True)
class Money:
    """What the rules ask of a grant, in pence. pays: None while nobody has read its terms."""

    name: str
    amount: int
    charged: int
    start: date
    end: date
    pays: frozenset[str] | None


def check_can_charge(grant: Money, night: date, pence: int, kinds: Collection[str]) -> None:
    """Raise unless a grant may pay for a patrol.

    Raises:
        NotNow: the sentence says what the grant may not do.
    """
    if grant.pays is None:
        raise NotNow(
            _("Say first what %(grant)s may pay for, in the funder's words.")
            % {"grant": grant.name}
        )
    if not grant.start <= night <= grant.end:
        raise NotNow(
            _("%(grant)s pays from %(start)s to %(end)s. This patrol is outside that time.")
            % {"grant": grant.name, "start": _day(grant.start), "end": _day(grant.end)}
        )
    refused = [PayKind(each).label for each in PayKind.values if each in set(kinds) - grant.pays]
    if refused:
        raise NotNow(
            _("%(grant)s may not pay for: %(kinds)s.")
            % {"grant": grant.name, "kinds": ", ".join(str(each) for each in refused)}
        )
    left = grant.amount - grant.charged
    if pence > left:
        raise NotNow(
            _("%(grant)s has £%(left)s left and this patrol costs £%(cost)s.")
            % {"grant": grant.name, "left": f"{left / 100:,.2f}", "cost": f"{pence / 100:,.2f}"}
        )


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
