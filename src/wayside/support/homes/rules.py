"""What the state of a home, and of the review of a notice, allows. Pure."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.support.homes.vocabulary import HomeKind, HomeState, ReviewState
from wayside.web.states import Machine, NotNow, Transition

State = HomeState
WORKER = _("A worker to whom the record is open, with this person")
LEAD = _("A worker to whom the record is open, with the safeguarding lead")
LIVED_IN = (State.LIVING, State.SUSTAINED, State.AT_RISK)
GONE = (State.EVICTED, State.LOST, State.LEFT)
HOME = Machine(
    slug="support.home",
    name=_("A home"),
    initial=State.ABOUT,
    transitions=(
        Transition(State.ABOUT, "move_in", State.LIVING, WORKER, _("Moved in")),
        Transition(State.ABOUT, "fall_through", State.NOT_MOVED, WORKER, _("Did not move in")),
        Transition(State.LIVING, "sustain", State.SUSTAINED, WORKER, _("Settled there")),
        Transition(State.LIVING, "endanger", State.AT_RISK, WORKER, _("The home is at risk")),
        Transition(State.SUSTAINED, "endanger", State.AT_RISK, WORKER, _("The home is at risk")),
        Transition(State.AT_RISK, "safe", State.LIVING, WORKER, _("At risk no more")),
        *(
            Transition(each, verb, target, WORKER, label)
            for each in LIVED_IN
            for verb, target, label in (
                ("evict", State.EVICTED, _("Evicted")),
                ("lose", State.LOST, _("Lost another way")),
                ("leave", State.LEFT, _("Left, as this person decided")),
                ("move_on", State.MOVED_ON, _("Moved on to another home")),
            )
        ),
        *(
            Transition(each, verb, target, WORKER, label)
            for each in GONE
            for verb, target, label in (
                ("rehouse", State.REHOUSED, _("Moved into another home")),
                ("close", State.CLOSED, _("No other home is sought")),
            )
        ),
        Transition(State.CLOSED, "rehouse", State.REHOUSED, WORKER, _("Moved into another home")),
    ),
    ends=frozenset({State.MOVED_ON, State.NOT_MOVED, State.REHOUSED}),
)
REVIEW = Machine(
    slug="support.home_review",
    name=_("The safeguarding review of a notice"),
    initial=ReviewState.OPENED,
    transitions=(
        Transition(ReviewState.OPENED, "hold", ReviewState.HELD, LEAD, _("It was held")),
        Transition(ReviewState.HELD, "again", ReviewState.OPENED, LEAD, _("Meet once more")),
        Transition(
            ReviewState.HELD, "conclude", ReviewState.CONCLUDED, LEAD, _("Write the safety plan")
        ),
    ),
    ends=frozenset({ReviewState.CONCLUDED}),
)
# Steps that others take with them: at risk with a risk, re-housed with the next home
BY_ITSELF = frozenset({"endanger", "rehouse"})
ENDINGS = frozenset({"evict", "lose", "leave", "move_on"})
MAY_BE_AWAY = frozenset({"leave", "move_on"})


def check_address(kind: str, address: str) -> None:
    """Raises:
    NotNow: a refuge would have an address.
    """
    if kind == HomeKind.REFUGE and address:
        raise NotNow(_("The address of a refuge is kept nowhere. Leave it empty."))


def check_day(day: date, *, since: date | None, today: date) -> None:
    """Raises:
    NotNow: it is a day to come, or before what it follows.
    """
    if day > today:
        raise NotNow(_("This day is still to come. Note it once it has happened."))
    if since is not None and day < since:
        raise NotNow(_("That is before the step it follows. Look at the dates again."))


def check_reviewed(reviews: Collection[str]) -> None:
    """Raises:
    NotNow: a notice was served whose safeguarding review is not concluded.
    """
    if any(each != ReviewState.CONCLUDED for each in reviews):
        raise NotNow(
            _(
                "A notice was served on this home. An eviction is noted only once its safeguarding "
                "review is concluded with a safety plan."
            )
        )


def check_safe(*, has_risks: bool) -> None:
    """Raises:
    NotNow: something puts the home at risk still.
    """
    if has_risks:
        raise NotNow(_("Something puts this home at risk. Note first that it is over."))


def check_ends(served: date, ends: date | None) -> None:
    """Raises:
    NotNow: a notice would run out before it was served.
    """
    if ends is not None and ends < served:
        raise NotNow(_("The notice would run out before it was served. Look at the dates again."))


def review_by(due: date, ends: date | None, *, today: date) -> date:
    """By when a review is held: in its days, before the notice runs out, and not in the past."""
    return max(today, min(due, ends) if ends else due)
