"""How good a roster is, and what is proven of it, as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.patrols.models import Roster
from wayside.patrols.staffing import sentences

AIMS = ("cover", "changes", "fairness", "nights", "wishes", "pounds")


@dataclass(frozen=True, slots=True)
class AimRow:
    """One aim: what it is, where this roster stands, and how good that is proven to be."""

    title: str
    said: str
    proof: str


def aim_rows(
    roster: Roster, *, missing: int, filled: int, pence: int, rest: int
) -> tuple[AimRow, ...]:
    """The aims in their order; the money is that of everybody on the roster."""
    score: Mapping[str, int] = roster.score
    if not score:
        return ()
    said = {
        "cover": _cover(missing, filled),
        "changes": _changes(score["changes"]),
        "fairness": _("Nights and weekends are shared, over months, as evenly as shown below."),
        "nights": _nights(score["nights"]),
        "wishes": _("Wishes count last but one: nights people asked for come first."),
        "pounds": _("%s in all.") % sentences.cost(pence, rest),
    }
    titles = {
        "cover": _("Posts filled"),
        "changes": _("Changes to what people were told"),
        "fairness": _("Fairness and free weekends"),
        "nights": _("Nights in a row"),
        "wishes": _("Wishes"),
        "pounds": _("Cost"),
    }
    return tuple(AimRow(titles[aim], said[aim], _proof(roster, aim)) for aim in AIMS)


def proven(roster: Roster) -> str:
    """What is proven of the roster as a whole."""
    if not roster.bounds:
        return _("Changed by hand since it was worked out: lawful, but no longer proven the best.")
    if all(_gap(roster, aim) == 0 for aim in AIMS):
        return _("Proven: no lawful roster is better, aim by aim in this order.")
    return _("Lawful, and close to the best: how close stands beside each aim.")


def _proof(roster: Roster, aim: str) -> str:
    if not roster.bounds:
        return _("not proven")
    gap = _gap(roster, aim)
    if gap == 0:
        return _("proven best")
    return _("at most %s%% above the best possible") % f"{max(0.1, 100 * gap):.1f}"


def _gap(roster: Roster, aim: str) -> float:
    value, bound = int(roster.score[aim]), int(roster.bounds[aim])
    return (value - bound) / max(1, abs(value))


def _cover(missing: int, filled: int) -> str:
    if not missing:
        return ngettext("The one post is filled.", "All %(n)s posts are filled.", filled) % {
            "n": filled
        }
    return ngettext(
        "%(filled)s of %(all)s posts are filled. One stays empty.",
        "%(filled)s of %(all)s posts are filled. %(missing)s stay empty.",
        missing,
    ) % {"filled": filled, "all": filled + missing, "missing": missing}


def _changes(count: int) -> str:
    if not count:
        return _("Nothing changes for anybody who was told of a patrol.")
    return ngettext("%(n)s change, listed below.", "%(n)s changes, listed below.", count) % {
        "n": count
    }


def _nights(count: int) -> str:
    if not count:
        return _("Nobody is out on two nights in a row.")
    return ngettext(
        "Once somebody is out on two nights in a row.",
        "%(n)s times somebody is out on two nights in a row.",
        count,
    ) % {"n": count}
