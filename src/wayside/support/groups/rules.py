"""What the state of a place in a group allows, what stands on its list, and when it meets."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.people.contact.vocabulary import RouteKind
from wayside.support.groups.vocabulary import PlaceState as State
from wayside.web.states import Machine, NotNow, Transition

WORKER = _("A worker to whom the record is open, as this person wishes")
EITHER = _("A worker to whom the record is open, or who facilitates the group")
ANSWER_WITHIN = timedelta(days=7)
LOOK_BACK = timedelta(days=14)
AHEAD = timedelta(days=7)
LONGEST_SESSION = timedelta(hours=8)
NOT_THIS_GROUP = _(
    "Not this group. Somebody there must not meet this person, and nobody is told who. "
    "Choose another group, or support one to one."
)

PLACE = Machine(
    slug="support.group_place",
    name=_("A place in a group"),
    initial=State.WAITING,
    transitions=(
        Transition(State.WAITING, "invite", State.INVITED, WORKER, _("Invite")),
        Transition(State.WAITING, "decline", State.DECLINED, WORKER, _("Does not want it now")),
        Transition(State.INVITED, "accept", State.TAKES_PART, WORKER, _("Says yes")),
        Transition(State.INVITED, "decline", State.DECLINED, WORKER, _("Does not want it now")),
        Transition(State.INVITED, "wait", State.WAITING, WORKER, _("No answer: back to the list")),
        Transition(State.TAKES_PART, "leave", State.LEFT, EITHER, _("Leaves")),
        Transition(State.TAKES_PART, "finish", State.FINISHED, EITHER, _("Has finished it")),
        Transition(State.DECLINED, "ask_again", State.WAITING, WORKER, _("Wants it after all")),
        Transition(State.LEFT, "ask_again", State.WAITING, WORKER, _("Wants to come back")),
    ),
    ends=frozenset({State.FINISHED}),
)
BY_FACILITATORS = frozenset({"leave", "finish"})


def check_listed(called: str, *, family_name: str) -> None:
    """Raises:
    NotNow: the name for the list holds the family name.
    """
    words = {each.casefold() for each in family_name.split()}
    if words & {each.casefold() for each in called.split()}:
        raise NotNow(_("No family name stands on a list. Use a first name, or one agreed."))


def check_way(kind: str) -> None:
    """Raises:
    NotNow: the invitation would go through somebody else.
    """
    if kind == RouteKind.THROUGH:
        raise NotNow(_("An invitation goes to this person alone, never through somebody else."))


def check_words(*, spoke: bool, agreed: str) -> None:
    """Raises:
    NotNow: something would be left or sent without words that were agreed.
    """
    if not spoke and not agreed:
        raise NotNow(_("No words were agreed to leave or send. Ask when you speak."))


def check_answer_by(day: date, *, today: date) -> None:
    """Raises:
    NotNow: the day has passed.
    """
    if day < today:
        raise NotNow(_("Choose a day to come for the answer."))


def check_session(starts_at: datetime, ends_at: datetime) -> None:
    """Raises:
    NotNow: the session ends before it begins, or lasts longer than any does.
    """
    if not timedelta(0) < ends_at - starts_at <= LONGEST_SESSION:
        raise NotNow(_("A session ends on the day it begins, after at most eight hours."))


def check_begun(starts_at: datetime, *, now: datetime) -> None:
    """Raises:
    NotNow: nobody can have come yet.
    """
    if starts_at > now:
        raise NotNow(_("This session has not begun yet."))
