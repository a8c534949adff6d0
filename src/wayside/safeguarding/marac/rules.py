"""What the state of a case, a meeting or an action allows; who is a repeat; what a quarter is."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.dash.rules import months_before
from wayside.safeguarding.dash.vocabulary import Criterion
from wayside.safeguarding.marac.vocabulary import ActionState, CaseState, MeetingState, Told
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.web.states import Machine, NotNow, Transition

COORDINATOR = _("The MARAC coordinator")
REFERRER = _("The agency that referred, its second person or the clock, as the disclosure ends")
OWNER = _("A representative of the agency whose action it is")
S = CaseState
BEFORE_HEARD = (S.REFERRED, S.ACCEPTED, S.LISTED)
CASE = Machine(
    slug="safeguarding.marac_case",
    name=_("A MARAC case"),
    initial=S.REFERRED,
    transitions=(
        Transition(S.REFERRED, "accept", S.ACCEPTED, COORDINATOR, _("Take it on")),
        Transition(S.REFERRED, "decline", S.DECLINED, COORDINATOR, _("It meets no criterion")),
        Transition(S.DECLINED, "look_again", S.REFERRED, COORDINATOR, _("Look at it again")),
        Transition(S.ACCEPTED, "list", S.LISTED, COORDINATOR, _("Put it on an agenda")),
        Transition(S.HEARD, "list", S.LISTED, COORDINATOR, _("Put it on an agenda")),
        Transition(S.LISTED, "unlist", S.ACCEPTED, COORDINATOR, _("Take it off the agenda")),
        Transition(S.LISTED, "hear", S.HEARD, COORDINATOR, _("It is heard")),
        Transition(S.HEARD, "end", S.CLOSED, OWNER, _("The last action is answered")),
        Transition(S.CLOSED, "reopen", S.ACCEPTED, COORDINATOR, _("Open it again")),
        *(
            Transition(
                each, "transfer", S.TRANSFERRED, COORDINATOR, _("Transfer it to another MARAC")
            )
            for each in (S.REFERRED, S.ACCEPTED, S.HEARD)
        ),
        *(
            Transition(each, "take_back", S.WITHDRAWN, REFERRER, _("It is not shared any more"))
            for each in BEFORE_HEARD
        ),
    ),
    ends=frozenset({S.TRANSFERRED, S.WITHDRAWN}),
)
M = MeetingState
MEETING = Machine(
    slug="safeguarding.marac_meeting",
    name=_("A MARAC meeting"),
    initial=M.PLANNED,
    transitions=(
        Transition(M.PLANNED, "circulate", M.CIRCULATED, COORDINATOR, _("Circulate the agenda")),
        Transition(M.CIRCULATED, "begin", M.BEGUN, COORDINATOR, _("Begin the meeting")),
        Transition(M.BEGUN, "end", M.HELD, COORDINATOR, _("End the meeting")),
        Transition(M.HELD, "begin_again", M.BEGUN, COORDINATOR, _("Go on with it")),
        *(
            Transition(each, "reschedule", each, COORDINATOR, _("Put it on another day"))
            for each in (M.PLANNED, M.CIRCULATED)
        ),
        *(
            Transition(each, "cancel", M.CANCELLED, COORDINATOR, _("Cancel the meeting"))
            for each in (M.PLANNED, M.CIRCULATED)
        ),
    ),
    ends=frozenset({M.CANCELLED}),
)
A = ActionState
ACTION = Machine(
    slug="safeguarding.marac_action",
    name=_("A MARAC action"),
    initial=A.OPEN,
    transitions=(
        Transition(A.OPEN, "do", A.DONE, OWNER, _("It is done")),
        Transition(A.OPEN, "drop", A.DROPPED, COORDINATOR, _("No longer needed")),
    ),
    ends=frozenset({A.DONE, A.DROPPED}),
)
RUNNING = (M.CIRCULATED, M.BEGUN, M.HELD)
ESCALATED_AFTER = timedelta(days=7)


def check_referral(criteria: Sequence[str], reasons: str, harmers: Sequence[object]) -> None:
    """Raises:
    NotNow: no criterion is met, judgement has no reasons, or nobody is named who harms.
    """
    if not criteria:
        raise NotNow(_("Choose which of the four criteria is met: any one is enough."))
    if Criterion.JUDGEMENT in criteria and not reasons.strip():
        raise NotNow(_("Professional judgement needs its reasons."))
    if not harmers:
        raise NotNow(_("Name who harms; “Not known” where nobody knows."))


def check_basis(
    told: str, told_words: str, basis: str, necessity: str, proportionality: str
) -> None:
    """Raises:
    NotNow: it is shared without consent and without a basis, or that is not written down, nor what
        the victim was told.
    """
    if (told == Told.AGREES) != (basis == Basis.CONSENT):
        raise NotNow(
            _("Consent is the basis where the victim agrees, and only there. Choose another.")
        )
    if told != Told.AGREES and not (necessity.strip() and proportionality.strip()):
        raise NotNow(_("Write why it is necessary and why it is proportionate."))
    if told != Told.AGREES and not told_words.strip():
        raise NotNow(_("Write what they were told and what they said, or why they were not told."))


def shared_kinds(*, children: int) -> tuple[Category, ...]:
    """What kinds of information a referral tells, as the consent ledger names them."""
    kinds = (Category.IDENTITY, Category.RISK, Category.NEEDS)
    return (*kinds, Category.CHILDREN) if children else kinds


def check_can_circulate(cases: int) -> None:
    """Raises:
    NotNow: nothing stands on the agenda.
    """
    if not cases:
        raise NotNow(_("Put a case on the agenda first."))


def check_handed_on(cases: int) -> None:
    """Raises:
    NotNow: the other agenda takes no cases.
    """
    if not cases:
        raise NotNow(_("That meeting takes no cases: choose one to come of the same MARAC."))


def check_all_heard(left: int) -> None:
    """Raises:
    NotNow: a case on the agenda was not heard.
    """
    if left:
        raise NotNow(_("Cases on the agenda were not heard: %(n)d.") % {"n": left})


def repeat_since(day: date, months: int = 12) -> date:
    """From which day on an earlier referral makes this one a repeat."""
    return months_before(day, months)


def moved(order: Sequence[object], who: object, by: int) -> list[object]:
    """The same order with one a place up (-1) or down (1); at either end it stays."""
    found = list(order)
    at = found.index(who)
    to = min(max(at + by, 0), len(found) - 1)
    found.insert(to, found.pop(at))
    return found


def quarter(year: int, number: int) -> tuple[date, date]:
    """The first day of a quarter, and the first after it.

    Raises:
        NotNow: there is no such quarter.
    """
    if not (1 <= number <= 4 and 1990 <= year <= 2200):
        raise NotNow(_("There is no such quarter."))
    first = date(year, 3 * number - 2, 1)
    return first, date(year + number // 4, (3 * number) % 12 + 1, 1)


def quarter_of(day: date) -> tuple[int, int]:
    """The year and number of the quarter that a day lies in."""
    return day.year, (day.month - 1) // 3 + 1


def named(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Those who harm: name and birth, empty lines left out."""
    return [[name.strip(), born.strip()] for name, born in rows if name.strip()]
