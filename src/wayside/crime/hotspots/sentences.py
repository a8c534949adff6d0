"""The facts behind a place as sentences: what, how many, which way, when, how sure."""

from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wayside.crime.hotspots.facts import ChangeFact, PlaceFacts, RhythmFact
from wayside.crime.hotspots.settings import kind_label
from wayside.crime.hotspots.terms import Terms

KINDS_NAMED = 3
DAYS_A_MONTH = 30.44
POLICE_SHARE_WORTH_SAYING = 0.2
PER_CENT = 100
TIMED = gettext_lazy("Busiest %(times)s (%(figures)s, of the records whose time is known).")
SEARCHES = gettext_lazy(
    "Police search here most %(times)s (%(figures)s): when police work, not when harm happens."
)


def reasons_in_words(facts: PlaceFacts, terms: Terms) -> tuple[str, ...]:
    """Why this place, in two to four sentences."""
    sentences = [what_is_recorded(facts), trend(facts.change)]
    if facts.rhythm and (said := when_in_the_week(facts.rhythm)):
        sentences.append(said)
    if facts.police_share >= POLICE_SHARE_WORTH_SAYING and terms.police_keys:
        sentences.append(police_part(facts.police_share))
    return tuple(sentences)


def in_short(facts: PlaceFacts) -> str:
    """How many, and the most telling kind."""
    total, first = sum(kind.count for kind in facts.what), facts.what[0]
    since = {"total": number(total), "since": month_name(facts.first_month)}
    return (
        ngettext("%(total)s record since %(since)s", "%(total)s records since %(since)s", total)
        + _(", %(count)s of them %(kind)s.")
    ) % {
        **since,
        "count": _("all") if first.count == total else number(first.count),
        "kind": in_a_sentence(str(kind_label(first.key))),
    }


def what_is_recorded(facts: PlaceFacts) -> str:
    """What and how many, most telling first."""
    named = facts.what[:KINDS_NAMED]
    parts = [f"{number(kind.count)} {in_a_sentence(str(kind_label(kind.key)))}" for kind in named]
    others = sum(kind.count for kind in facts.what[KINDS_NAMED:])
    if others:
        parts.append(ngettext("%s other", "%s others", others) % number(others))
    total = sum(kind.count for kind in facts.what)
    return ngettext(
        "%(total)s record since %(since)s: %(parts)s.",
        "%(total)s records since %(since)s: %(parts)s.",
        total,
    ) % {"total": number(total), "since": month_name(facts.first_month), "parts": listed(parts)}


def trend(change: ChangeFact) -> str:
    """Which way it goes, and whether chance alone could make that."""
    if change.direction == "no_history":
        return _("Too short a time is held to say whether it rises or falls.")
    if change.direction == "no_events":
        return _("Nothing was recorded here in the last year.")
    counts = _("%(recent)s in the last %(now)s, %(earlier)s in the %(before)s before") % {
        "recent": number(change.recent),
        "now": months_in_words(change.recent_days),
        "earlier": number(change.earlier),
        "before": months_in_words(change.earlier_days),
    }
    words = {
        "rising": _("Rising: %(counts)s%(rate)s."),
        "falling": _("Falling: %(counts)s%(rate)s."),
        "unclear": _("No clear change: %(counts)s%(rate)s, which chance alone could make."),
    }
    return words[change.direction] % {"counts": counts, "rate": _rate(change)}


def _rate(change: ChangeFact) -> str:
    if change.ratio is None or change.high is None:
        return ""
    return _(" (%(ratio)s times the rate, plausibly %(low)s to %(high)s)") % {
        "ratio": number(change.ratio, 2),
        "low": number(change.low, 2),
        "high": number(change.high, 2),
    }


def when_in_the_week(rhythm: RhythmFact) -> str:
    """The busiest day and hours, as far as they are more than chance, and whose times they are;
    blank where times are not known or tell nothing."""
    times = []
    if rhythm.weekday_is_clear:
        times.append(_("on %ss") % WEEKDAYS[rhythm.busiest_weekday])
    if rhythm.block_is_clear:
        end = (rhythm.busiest_hour + rhythm.block_hours) % 24
        times.append(
            _("between %(start)s and %(end)s")
            % {"start": f"{rhythm.busiest_hour:02d}:00", "end": f"{end:02d}:00"}
        )
    if not times:
        return ""
    count, even = (
        (rhythm.block_count, rhythm.even_share)
        if rhythm.block_is_clear
        else (rhythm.weekday_count, 1 / 7)
    )
    figures = _("%(count)s of %(total)s; evenly spread it would be %(even)s") % {
        "count": number(count),
        "total": number(rhythm.total),
        "even": number(rhythm.total * even, 0),
    }
    said = SEARCHES if rhythm.source == "searches" else TIMED
    return said % {"times": listed(times), "figures": figures}


def police_part(share: float) -> str:
    """How much of the score follows police activity."""
    return _("%s%% of its score comes from records that police activity generates.") % number(
        share * PER_CENT, 0
    )


def rank_in_words(low: int, high: int) -> str:
    """How sure the rank is."""
    if low == high:
        return _("Ranked %s in 19 of 20 resamples") % ordinal(low)
    return _("Between %(low)s and %(high)s in 19 of 20 resamples") % {
        "low": ordinal(low),
        "high": ordinal(high),
    }


def range_in_words(low: int, high: int) -> str:
    """How sure the rank is, for a list whose entries say it in full elsewhere."""
    if low == high:
        return _("rank %s") % low
    return _("rank %(low)s to %(high)s") % {"low": low, "high": high}


def ordinal(rank: int) -> str:
    """1st, 2nd, 3rd."""
    suffix = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{suffix}"


def number(value: float, places: int = 0) -> str:
    """A number with thousands apart."""
    return number_format(round(value, places), places, use_l10n=True, force_grouping=True)


def in_a_sentence(label: str) -> str:
    """A label in the middle of a sentence: the first letter small."""
    return label[:1].lower() + label[1:]


def listed(parts: list[str]) -> str:
    """A, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(most)s and %(last)s") % {"most": ", ".join(parts[:-1]), "last": parts[-1]}


def month_name(month: str) -> str:
    """ "2016-01" as January 2016."""
    year, number_ = month.split("-")[:2]
    return format_date(date(int(year), int(number_), 1), "F Y")


def months_in_words(days: float) -> str:
    """A length of time to the nearest month."""
    months = max(1, round(days / DAYS_A_MONTH))
    return ngettext("%s month", "%s months", months) % months
