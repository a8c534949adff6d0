"""What changed since last week: three sentences, each with its small picture. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.patrols.presenters.words import listed, ordinal
from wayside.patrols.ranking import RankedPlace, Ranking

INK, QUIET, WARM, LINE = "#1f6b60", "#c5d1cd", "#b35900", "#1b2a2a"
WIDTH, HEIGHT = 220, 64
CHANCE = 1.96


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence and its picture, which says nothing that the sentence does not."""

    sentence: str
    picture: SafeString


@dataclass(frozen=True, slots=True)
class Pair:
    """A place now and last week; either may be missing."""

    now: RankedPlace | None
    before: RankedPlace | None

    @property
    def moved(self) -> int:
        """Places gained; 0 where it is new or gone."""
        return self.before.rank - self.now.rank if self.now and self.before else 0

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the two rank intervals are apart."""
        if self.now is None or self.before is None:
            return False
        return (
            self.now.rank_high < self.before.rank_low or self.before.rank_high < self.now.rank_low
        )


def changes(now: Ranking | None, before: Ranking | None) -> tuple[Change, ...]:
    """The three sentences; none where nothing has been ranked."""
    if now is None or not now.places:
        return ()
    pairs = _pairs(now, before)
    return (
        Change(_count_sentence(now, before), _sparkline(now.months)),
        Change(_list_sentence(pairs, before), _squares(pairs)),
        Change(_rank_sentence(pairs, before), _slopes(pairs)),
    )


def _pairs(now: Ranking, before: Ranking | None) -> tuple[Pair, ...]:
    """Each place with itself of last week, by where it lies; then those that are gone."""
    left = list(before.places) if before else []
    found: list[Pair] = []
    for place in now.places:
        same = next((each for each in left if _is_same(place, each)), None)
        if same:
            left.remove(same)
        found.append(Pair(place, same))
    return (*found, *(Pair(None, each) for each in left))


def _is_same(one: RankedPlace, other: RankedPlace) -> bool:
    return one.as_candidate().near(other.as_candidate())


def _count_sentence(now: Ranking, before: Ranking | None) -> str:
    if len(now.months) < 2:
        return _("There are too few months of data to tell a change in what is recorded.")
    (former, was), (newest, count) = now.months[-2:]
    words = {
        "newest": _month(newest),
        "count": f"{count:,}",
        "former": _month(former),
        "was": f"{was:,}",
        "change": _per_cent(was, count),
    }
    if before and before.months and before.months[-1][0] == newest:
        start = _("No new month of data since last week. ")
    else:
        start = _("%(newest)s is the newest month. ") % words
    if abs(count - was) <= CHANCE * sqrt(count + was):
        return (
            start
            + _(
                "%(count)s records counted in %(newest)s and %(was)s in %(former)s, "
                "no more apart than chance makes them."
            )
            % words
        )
    return (
        start
        + _("%(count)s records counted in %(newest)s, %(change)s than the %(was)s in %(former)s.")
        % words
    )


def _per_cent(was: int, count: int) -> str:
    if not was:
        return _("more")
    share = round(abs(count - was) / was * 100)
    return (_("%s%% more") if count > was else _("%s%% fewer")) % share


def _list_sentence(pairs: Sequence[Pair], before: Ranking | None) -> str:
    if before is None:
        return _("There is no ranking of last week to compare the places with.")
    new = [each.now.label for each in pairs if each.now and not each.before]
    gone = [each.before.label for each in pairs if each.before and not each.now]
    if not new and not gone:
        count = len(pairs)
        return ngettext(
            "The place suggested is the same as last week.",
            "The %(count)s places suggested are the same as last week.",
            count,
        ) % {"count": count}
    parts = []
    if new:
        parts.append(_("New among the suggestions: %s.") % listed(new))
    if gone:
        parts.append(_("No longer among them: %s.") % listed(gone))
    return " ".join(parts)


def _rank_sentence(pairs: Sequence[Pair], before: Ranking | None) -> str:
    if before is None:
        return _("Rank moves show once two weeks have been ranked.")
    moved = sorted((each for each in pairs if each.moved), key=lambda each: -abs(each.moved))
    if not moved:
        return _("No place moved in the ranking.")
    first = moved[0]
    if first.now is None or first.before is None:
        return ""
    words = {
        "label": first.now.label,
        "before": ordinal(first.before.rank),
        "now": ordinal(first.now.rank),
    }
    text = (
        _("%(label)s rose most, from %(before)s to %(now)s")
        if first.moved > 0
        else _("%(label)s fell most, from %(before)s to %(now)s")
    ) % words
    sure = any(each.is_beyond_chance for each in moved)
    return (
        _("%s, more than chance alone makes.")
        if sure and first.is_beyond_chance
        else _("%s, which chance alone could make.")
    ) % text


def _month(written: str) -> str:
    year, month = written.split("-")[:2]
    return format_date(date(int(year), int(month), 1), "F Y")


def _picture(content: SafeString) -> SafeString:
    """Drawn for the eye; the sentence beside it says the same."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="ws-change__svg" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}" aria-hidden="true" focusable="false">{content}</svg>',
        w=WIDTH,
        h=HEIGHT,
        content=content,
    )


def _sparkline(months: Sequence[tuple[str, int]]) -> SafeString:
    """Counts by month, from nought, the newest marked."""
    counts = [count for _name, count in months]
    top = max(counts, default=0) or 1
    step = (WIDTH - 12) / max(1, len(counts) - 1)
    points = [
        (round(6 + i * step, 1), round(HEIGHT - 8 - (HEIGHT - 16) * count / top, 1))
        for i, count in enumerate(counts)
    ]
    if not points:
        return _picture(SafeString(""))
    return _picture(
        format_html(
            '<path d="M6 {base}H{right}" stroke="{quiet}"/>'
            '<polyline points="{points}" fill="none" stroke="{ink}" stroke-width="2.5"/>'
            '<circle cx="{x}" cy="{y}" r="4.5" fill="{ink}"/>',
            base=HEIGHT - 8,
            right=WIDTH - 6,
            quiet=QUIET,
            points=" ".join(f"{x},{y}" for x, y in points),
            ink=INK,
            x=points[-1][0],
            y=points[-1][1],
        )
    )


def _squares(pairs: Sequence[Pair]) -> SafeString:
    """One square a suggestion: filled when kept, ringed when new; crossed out below when gone."""
    kept = [each for each in pairs if each.now]
    gone = len(pairs) - len(kept)
    size = min(20.0, (WIDTH - 8) / max(len(kept), gone, 1))
    now = format_html_join(
        "",
        '<rect x="{}" y="8" width="{}" height="18" fill="{}" stroke="{}" stroke-width="2"/>',
        (
            (
                round(4 + i * size, 1),
                round(size - 5, 1),
                INK if each.before else "#fff",
                INK if each.before else WARM,
            )
            for i, each in enumerate(kept)
        ),
    )
    lost = format_html_join(
        "",
        '<path d="M{0} 40h{1}M{0} 40m0 -7v14" stroke="{2}" stroke-width="2" fill="none"/>',
        ((round(4 + i * size, 1), round(size - 6, 1), QUIET) for i in range(gone)),
    )
    return _picture(now + lost)


def _slopes(pairs: Sequence[Pair]) -> SafeString:
    """Rank last week on the left, now on the right; a mover is dark."""
    both = [each for each in pairs if each.now and each.before]
    ranks = [rank for each in both for rank in _ranks(each)]
    last = max(ranks, default=1)
    step = (HEIGHT - 12) / max(1, last - 1)

    def height(rank: int) -> float:
        return round(6 + (rank - 1) * step, 1)

    return _picture(
        format_html_join(
            "",
            '<path d="M40 {0}L180 {1}" stroke="{2}" stroke-width="{3}"/>'
            '<circle cx="40" cy="{0}" r="2.5" fill="{2}"/>'
            '<circle cx="180" cy="{1}" r="2.5" fill="{2}"/>',
            (
                (height(old), height(new), LINE if old != new else QUIET, 2 if old != new else 1.5)
                for new, old in map(_ranks, both)
            ),
        )
    )


def _ranks(pair: Pair) -> tuple[int, int]:
    """(now, before) of a place that has both."""
    return (pair.now.rank if pair.now else 0, pair.before.rank if pair.before else 0)
