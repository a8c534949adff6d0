"""Safe contact in sentences."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils.functional import Promise
from django.utils.text import format_lazy, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wayside.people.contact.queries import (
    Against,
    Reachable,
    answered_by_others,
    recheck_of,
)
from wayside.people.contact.rules import FEWEST_GAPS, Silence, warning_stands
from wayside.people.contact.vocabulary import Recheck, Weekday
from wayside.people.models import ContactRoute
from wayside.web.clock import day_of
from wayside.web.components.text import london_short
from wayside.web.states import Words

ASK_OTHERS = gettext_lazy("Ask whoever this person agreed may be asked, and nobody else.")
STEPS_BY_DEFAULT: tuple[Promise, ...] = (
    gettext_lazy("Recheck that each way to reach this person is still safe to use."),
    gettext_lazy("Try each way within its hours, with the agreed words, on different days."),
    ASK_OTHERS,
    gettext_lazy("Look in at the places where this person usually comes, as part of outreach."),
    gettext_lazy("Speak with the safeguarding lead: is there reason to fear for this person?"),
    gettext_lazy("If so, a welfare concern is handed over, with the least that is needed."),
)


@dataclass(frozen=True, slots=True)
class ShownRoute:
    """One way to reach somebody, without the number."""

    route: ContactRoute
    hours: str
    recheck: Recheck | None

    @property
    def is_safe(self) -> bool:
        """Whether it may be used without a recheck."""
        return self.recheck is None


@dataclass(frozen=True, slots=True)
class ShownContact:
    """Safe contact as its page shows it."""

    found: Reachable
    routes: tuple[ShownRoute, ...]
    silence: str
    rhythm: str
    steps: tuple[Words, ...]
    steps_agreed: bool
    is_warned: bool
    steps_held: tuple[str, ...] = ()


def shown(found: Reachable, *, now: datetime, bars_others: bool = False) -> ShownContact:
    """The page of safe contact; ``bars_others``: nobody else is asked in silence, and what was
    agreed before, which may name somebody to ask, stands behind a warning."""
    others = answered_by_others(found.routes)
    routes = tuple(
        ShownRoute(
            each,
            hours(each.days, each.from_time, each.until_time),
            recheck_of(each, found.plan, now=now, others_at=others.get(each.id)),
        )
        for each in found.routes
    )
    own = found.plan.if_silent.splitlines() if found.plan else []
    agreed = tuple(filter(None, (each.strip() for each in own)))
    usual = tuple(each for each in STEPS_BY_DEFAULT if not bars_others or each != ASK_OTHERS)
    return ShownContact(
        found,
        routes,
        silence_in_words(found.silence),
        rhythm_in_words(found.silence),
        usual if bars_others else agreed or usual,
        bool(agreed) and not bars_others,
        warning_stands(
            found.plan.warned_at if found.plan else None, [each.checked_at for each in found.routes]
        ),
        agreed if bars_others else (),
    )


def hours(days: list[int], from_time: time | None, until_time: time | None) -> str:
    """When a way is safe, in words."""
    on = (
        get_text_list([str(Weekday(each).label) for each in sorted(days)], _("and"))
        if days
        else _("Every day")
    )
    if from_time is None or until_time is None:
        return _("%(days)s, at any time") % {"days": on}
    return _("%(days)s, %(from)s to %(until)s") % {
        "days": on,
        "from": from_time.strftime("%H:%M"),
        "until": until_time.strftime("%H:%M"),
    }


def way_in_words(route: ContactRoute) -> str:
    """A way to choose by, without its number."""
    said = {
        "kind": route.get_kind_display(),
        "hours": hours(route.days, route.from_time, route.until_time),
        "day": london_short(day_of(route.checked_at)),
    }
    if route.unconfirmed:
        return _("%(kind)s: %(hours)s; not confirmed safe as it stands") % said
    return _("%(kind)s: %(hours)s; confirmed safe %(day)s") % said


def silence_in_words(silence: Silence) -> str:
    """How long it is since we spoke."""
    if silence.never:
        return ngettext(
            "We have not spoken since the first meeting %(n)d day ago.",
            "We have not spoken since the first meeting %(n)d days ago.",
            silence.days,
        ) % {"n": silence.days}
    if not silence.days:
        return _("We spoke today.")
    return ngettext("We spoke %(n)d day ago.", "We spoke %(n)d days ago.", silence.days) % {
        "n": silence.days
    }


def rhythm_in_words(silence: Silence) -> str:
    """What is usual for this person, and how that is known."""
    rhythm = silence.rhythm
    if rhythm.gaps >= FEWEST_GAPS:
        return _(
            "Usual for this person: of the last %(gaps)d silences, nine in ten were no longer "
            "than %(days)d days."
        ) % {"gaps": rhythm.gaps, "days": rhythm.days}
    if rhythm.agreed:
        return _("Agreed with this person: every %(days)d days.") % {"days": rhythm.days}
    return _(
        "Too few contacts yet to know what is usual for this person; %(days)d days are taken."
    ) % {"days": rhythm.days}


def against_in_words(route: ContactRoute, against: Against) -> tuple[Words, ...]:
    """What to think of before a way is used."""
    said: list[Words] = []
    if against.recheck:
        said.append(against.recheck.label)
    if against.outside_hours:
        said.append(
            format_lazy(
                gettext_lazy("It is outside the agreed hours: {hours}."),
                hours=hours(route.days, route.from_time, route.until_time),
            )
        )
    if against.shared:
        who = route.held_by
        said.append(
            format_lazy(gettext_lazy("Somebody else may hold it: {who}."), who=who)
            if who
            else gettext_lazy("Somebody else may hold or read it.")
        )
    return tuple(said)
