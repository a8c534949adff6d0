"""What the state of a sanctuary scheme allows, and by when the next step is due."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.support.sanctuary.vocabulary import Landlord, SanctuaryState, WorkState
from wayside.web.states import Machine, NotNow, Transition

State = SanctuaryState
WORKER = _("A worker to whom the record is open, with this person")
RUNNING = (State.ASKED, State.ASSESSED, State.LANDLORD_ASKED, State.AGREED, State.WORKS)
WITHIN = {
    State.ASKED: timedelta(days=5),
    State.ASSESSED: timedelta(days=3),
    State.LANDLORD_ASKED: timedelta(days=10),
    State.AGREED: timedelta(days=3),
    State.WORKS: timedelta(days=14),
    State.COMPLETED: timedelta(days=28),
}
SANCTUARY = Machine(
    slug="support.sanctuary",
    name=_("A sanctuary scheme"),
    initial=State.ASKED,
    transitions=(
        Transition(State.ASKED, "assess", State.ASSESSED, WORKER, _("Assess the home")),
        Transition(
            State.ASSESSED, "ask_landlord", State.LANDLORD_ASKED, WORKER, _("Ask the landlord")
        ),
        Transition(State.ASSESSED, "agree", State.AGREED, WORKER, _("No landlord to ask")),
        Transition(State.LANDLORD_ASKED, "agree", State.AGREED, WORKER, _("The landlord agrees")),
        Transition(
            State.LANDLORD_ASKED, "refuse", State.REFUSED, WORKER, _("The landlord refuses")
        ),
        Transition(
            State.LANDLORD_ASKED, "assess_again", State.ASKED, WORKER, _("Back to the assessment")
        ),
        Transition(State.AGREED, "order", State.WORKS, WORKER, _("Order works")),
        Transition(State.AGREED, "assess_again", State.ASKED, WORKER, _("Back to the assessment")),
        Transition(State.WORKS, "complete", State.COMPLETED, WORKER, _("All of it is done")),
        Transition(State.WORKS, "assess_again", State.ASKED, WORKER, _("Back to the assessment")),
        *(
            Transition(each, verb, target, WORKER, label)
            for each in RUNNING
            for verb, target, label in (
                ("not_suitable", State.NOT_SUITABLE, _("It is not suitable")),
                ("stop", State.STOPPED, _("This person does not want it any more")),
            )
        ),
        *(
            Transition(each, "look_again", State.ASKED, WORKER, _("Look at it again"))
            for each in (State.COMPLETED, State.REFUSED, State.NOT_SUITABLE, State.STOPPED)
        ),
    ),
)
WORK = Machine(
    slug="support.sanctuary_work",
    name=_("A work of a sanctuary scheme"),
    initial=WorkState.ORDERED,
    transitions=(
        Transition(WorkState.ORDERED, "do", WorkState.DONE, WORKER, _("It is done")),
        Transition(WorkState.ORDERED, "leave", WorkState.LEFT, WORKER, _("Not done after all")),
        Transition(WorkState.DONE, "check", WorkState.CHECKED, WORKER, _("Checked together")),
        Transition(WorkState.DONE, "again", WorkState.ORDERED, WORKER, _("Not right: do it again")),
        Transition(
            WorkState.CHECKED, "again", WorkState.ORDERED, WORKER, _("Not right: do it again")
        ),
        Transition(WorkState.LEFT, "again", WorkState.ORDERED, WORKER, _("Order it after all")),
    ),
)
WITH_REASON = frozenset({"refuse", "not_suitable"})
WITH_FORM = frozenset({"assess", "ask_landlord", "order"}) | WITH_REASON
OPEN_WORK = frozenset({WorkState.ORDERED, WorkState.DONE})


def due_date(state: str, *, today: date) -> date | None:
    """By when the next step is due; none is where it does not go on."""
    within = WITHIN.get(SanctuaryState(state))
    return today + within if within else None


def check_may_stay(*, wants_to_stay: bool, lives_apart: bool) -> None:
    """Raises:
    NotNow: it is not their own choice, or who harms lives there.
    """
    if not wants_to_stay:
        raise NotNow(_("This person does not want to stay there. Note that it is not suitable."))
    if not lives_apart:
        raise NotNow(_("Who harms lives there. Locks do not help: note that it is not suitable."))


def check_landlord(landlord: str, *, asks: bool) -> None:
    """Raises:
    NotNow: a landlord would be asked where there is none, or not asked where there is one.
    """
    owns = landlord == Landlord.OWN
    if asks and owns:
        raise NotNow(_("This person owns the home: there is no landlord to ask."))
    if not asks and not owns:
        raise NotNow(_("First ask the landlord, as this person agrees."))


def check_complete(works: Collection[str]) -> None:
    """Raises:
    NotNow: a work is not done or not checked, or none was.
    """
    if OPEN_WORK & set(works):
        raise NotNow(_("A work is not done, or was not checked with this person yet."))
    if WorkState.CHECKED not in works:
        raise NotNow(_("No work was done. Note that it is not suitable, or order one."))
