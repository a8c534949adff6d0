"""What a roster's state allows, who may stand where, and what a grant pays for. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.patrols.staffing.vocabulary import PayKind, RosterState
from wayside.patrols.vocabulary import Duty
from wayside.web.states import Machine, NotNow, Transition

Words = str | Promise
COORDINATOR = _("The coordinator or a deputy")
QUEUE = _("The job that works rosters out")
WEEKS_AHEAD = 12
MOST_WANTED = {Duty.LEAD: 1, Duty.TRAINED: 12, Duty.LOCAL: 4}

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


def check_wanted(wanted: Mapping[Duty, int]) -> None:
    """Raise unless a patrol may ask for so many people.

    Raises:
        NotNow: partners are asked for here, or a number is out of bounds.
    """
    if Duty.PARTNER in wanted:
        raise NotNow(_("Partner workers are asked for an engagement: change its segment."))
    for duty, count in wanted.items():
        most = MOST_WANTED.get(duty, 0)
        if not 0 <= count <= most:
            raise NotNow(
                _("%(duty)s: enter a number from 0 to %(most)s.")
                % {"duty": duty.label, "most": most}
            )


def check_can_join(segment_kind: str, worker_kind: str) -> None:
    """Raise unless somebody may stand on a part of the night by a partner's invitation.

    Raises:
        NotNow: it is no engagement, or they are no partner worker.
    """
    if segment_kind != "engagement" or worker_kind != "partner":
        raise NotNow(_("Partner workers join engagement alone, and nobody else for them."))


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


def charge_faults(
    grant: Money,
    night: date,
    pence: int,
    kinds: Collection[str],
    *,
    checked: int | None,
    is_cancelled: bool,
) -> tuple[Words, ...]:
    """What has changed since a patrol was charged so that somebody must look at it again: the
    sentence of each. ``grant`` leaves out what this patrol costs."""
    if is_cancelled:
        return (_("The patrol was cancelled after it was charged."),)
    found: list[Words] = []
    if checked is not None and checked != pence:
        found.append(
            _("It cost £%(then)s when it was charged and costs £%(now)s now.")
            % {"then": f"{checked / 100:,.2f}", "now": f"{pence / 100:,.2f}"}
        )
    try:
        check_can_charge(grant, night, pence, kinds)
    except NotNow as refused:
        found.append(str(refused))
    return tuple(found)


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
