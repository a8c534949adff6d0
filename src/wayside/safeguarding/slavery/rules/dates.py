"""By when the next step is due, as the dated rows say."""

from datetime import date, timedelta
from pathlib import Path

from wayside.safeguarding.paths.periods import Period, period, periods, rows
from wayside.safeguarding.slavery.vocabulary import NrmState

FACTS = Path(__file__).parent.parent / "facts.toml"
PERIODS: tuple[Period, ...] = periods(FACTS)
BEFORE_RECOVERY_ENDS = timedelta(days=7)
BY_STATE = {
    NrmState.SEEN: "ask",
    NrmState.AGREED: "refer",
    NrmState.REFUSED: "notify",
    NrmState.MADE: "notify",
    NrmState.NOTIFIED: "close",
    NrmState.REFERRED: "reasonable_grounds",
    NrmState.NO_GROUNDS: "reconsideration",
    NrmState.NOT_CONCLUSIVE: "reconsideration",
    NrmState.CONCLUSIVE: "close",
    NrmState.WITHDRAWN: "close",
}


def due_date(state: str, *, on: date, recovery_until: date | None) -> date | None:
    """By when something is due of a case that came to a state on a day."""
    if state == NrmState.RECOVERY and recovery_until:
        ends = recovery_until - BEFORE_RECOVERY_ENDS
        return ends if ends > on else period(PERIODS, "close", on=on).after(on)
    slug = BY_STATE.get(NrmState(state))
    return period(PERIODS, slug, on=on).after(on) if slug else None


def recovery_until(on: date) -> date:
    """Until when somebody has time to recover at least, of whom it was decided on a day."""
    return period(PERIODS, "recovery", on=on).after(on)


def must_notify(responder: str) -> bool:
    """Whether a kind of first responder has the duty to notify; one that is not listed has."""
    known = {each["code"]: bool(each["must_notify"]) for each in rows(FACTS)["responder"]}
    return known.get(responder, True)
