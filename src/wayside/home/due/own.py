"""One's own nights: tonight first, then what is owed afterwards, then what comes."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.patrols.models import Posting
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries import own_nights
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns.permissions import FILE_RETURN
from wayside.patrols.returns.queries import due_hours
from wayside.patrols.returns.rules import due as return_rules
from wayside.patrols.risk.permissions import JOIN_NIGHT
from wayside.patrols.risk.presenters import clocks
from wayside.patrols.risk.rules import may_check_in
from wayside.patrols.risk.rules.nights import EARLY
from wayside.patrols.staffing.permissions import OWN_DUTIES
from wayside.patrols.vocabulary import Duty, PatrolState
from wayside.web.components.text import london
from wayside.workforce import queries as workforce
from wayside.workforce.permissions import CHECK_IN
from wayside.workforce.queries import OwnEntry
from wayside.workforce.vocabulary import Standing

MOST = 3
OWED = timedelta(days=21)
HOW_WAS_IT = timedelta(days=7)
WENT = (PatrolState.OUT, PatrolState.RETURNED, PatrolState.CLOSED)
TO_GO = (PatrolState.PROPOSED, PatrolState.PLANNED, PatrolState.BRIEFED)


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For everybody who goes out, or joins those who do."""
    actor, today = place.actor, place.today
    if actor.may(OWN_DUTIES):
        nights = own_nights(of=actor, since=today - OWED)
        police = [each for each in nights if each.duty != Duty.PARTNER]
        if actor.may(JOIN_NIGHT):
            yield from _tonight(police, today, now)
        if actor.may(FILE_RETURN):
            yield from _returns(police, now)
        if actor.may(CHECK_IN):
            yield from _wellbeing(actor, nights, today, now)
        if actor.may(JOIN_NIGHT):
            yield from _coming(police, today)
    for entry in place.entries:
        yield from _entry(entry)


def _tonight(nights: Sequence[Any], today: date, now: datetime) -> Iterator[Due]:
    for each in nights:
        patrol = each.patrol
        if patrol.state == PatrolState.OUT and now < patrol.ends_at + EARLY:
            yield _out(each, now)
        elif patrol.state in TO_GO and patrol.ends_at > now and patrol.date <= today:
            yield from _before(each, now)


def _out(posting: Any, now: datetime) -> Due:
    call = posting.next_call
    at = {"time": clocks((call,)) if call else ""}
    if posting.has_alarm:
        words = _("Check in: a check-in was missed")
    else:
        words = _("Check in at %(time)s") % at if call else _("You are out: tonight’s page")
    urgent = posting.has_alarm or bool(call and may_check_in(call, now))
    urgency = Urgency.BLOCKED if urgent else Urgency.DUE
    return Due(words, _page(posting, "patrols:night"), urgency, _hours(posting))


def _before(posting: Any, now: datetime) -> Iterator[Due]:
    patrol = posting.patrol
    if patrol.state != PatrolState.BRIEFED:
        yield Due(
            _("Tonight you are on patrol"),
            _duties(posting),
            Urgency.DUE,
            _("%s. The briefing is not released yet.") % _hours(posting),
        )
        return
    if posting.closes_at and now < posting.closes_at:
        page = _page(posting, "patrols:briefing")
        yield Due(_("Read tonight’s briefing"), page, Urgency.DUE, _hours(posting))
    is_time = now >= patrol.starts_at - EARLY
    yield Due(
        _("Go out tonight at %s") % clocks((patrol.starts_at,)),
        _page(posting, "patrols:night"),
        Urgency.BLOCKED if is_time else Urgency.DUE,
        _go_out_hint(posting),
    )


def _go_out_hint(posting: Any) -> str:
    """Where officers meet first, where somebody said; and what going out begins."""
    counts = _("Say that you go out; your check-ins begin to count.")
    if posting.meets_time is None:
        return counts
    meets = {"time": f"{posting.meets_time:%H:%M}", "place": posting.meets_point}
    return f"{_('Meet at %(time)s: %(place)s.') % meets} {counts}"


def _returns(nights: Sequence[Any], now: datetime) -> Iterator[Due]:
    found, hours = [], due_hours()
    for each in nights:
        patrol = each.patrol
        if not return_rules.is_awaited(patrol.state, patrol.ends_at, now=now):
            continue
        late = return_rules.is_late(patrol.state, patrol.ends_at, hours=hours, now=now)
        words = _("Your return for %s is late") if late else _("Write the return for %s")
        by = london(return_rules.due_at(patrol.ends_at, hours))
        found.append(
            Due(
                words % patrol_name(patrol),
                _page(each, "patrols:returns:night"),
                Urgency.BLOCKED if late else Urgency.DUE,
                (_("It was due by %s. It takes five minutes.") if late else _("Due by %s.")) % by,
            )
        )
    if found:
        yield from capped(found, MOST, _duties(nights[0]))


def _wellbeing(actor: Actor, nights: Sequence[Any], today: date, now: datetime) -> Iterator[Due]:
    """After a night somebody is asked how they are, for a week, unless they have said."""
    went = [
        each
        for each in nights
        if each.patrol.state in WENT
        and each.patrol.ends_at <= now
        and each.patrol.date >= today - HOW_WAS_IT
    ]
    if not went:
        return
    said = set(
        workforce.own_check_ins(of=actor)
        .filter(night__in=[each.patrol.date for each in went])
        .values_list("night", flat=True)
    )
    for each in went:
        patrol = each.patrol
        if patrol.date not in said:
            page = reverse("workforce:check_in", args=[patrol.week.area.slug])
            yield Due(
                _("How are you after %s?") % patrol_name(patrol),
                f"{page}?{urlencode({'night': patrol.date.isoformat()})}",
                Urgency.SOON,
                _("If you like. Only you and your wellbeing lead read it."),
            )


def _coming(nights: Sequence[Any], today: date) -> Iterator[Due]:
    ahead = [each for each in nights if each.patrol.date > today and each.patrol.state in TO_GO]
    found = [
        Due(
            _("You are on patrol on %s") % patrol_name(each.patrol),
            _duties(each),
            Urgency.TO_KNOW,
            _hours(each),
        )
        for each in ahead
    ]
    if found:
        yield from capped(found, MOST, _duties(ahead[0]))


def _entry(entry: OwnEntry) -> Iterator[Due]:
    page = reverse("workforce:my_time", args=[entry.area])
    if entry.standing == Standing.EXPIRING and entry.trained_until:
        yield Due(
            _("Your training runs out on %s") % format_date(entry.trained_until, "j F Y"),
            page,
            Urgency.SOON,
            _("Ask your coordinator for a place on a course."),
        )
    if entry.standing == Standing.EXPIRED:
        yield Due(
            _("Your training has run out"),
            page,
            Urgency.SOON,
            _("Until it is renewed you are on no patrol. Ask your coordinator for a course."),
        )
    if not entry.has_said_when:
        yield Due(
            _("Say when you can come in the next four weeks"),
            page,
            Urgency.SOON,
            _("Leave, court, shifts, rest days and wishes. Nothing is known of them yet."),
        )


def _hours(posting: Posting) -> str:
    duty = str(posting.get_duty_display())
    return f"{hours_in_words(posting.patrol.hours)}. {duty}"


def _duties(posting: Posting) -> str:
    return reverse("patrols:my_duties", args=[posting.patrol.week.area.slug])


def _page(posting: Posting, name: str) -> str:
    patrol = posting.patrol
    return reverse(name, args=[patrol.week.area.slug, patrol.week.iso, patrol.id])
