"""Why a post stays empty: a reason for each person, the rules in conflict, what would help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.calculations.rostering import Limits, Remedy, Rule
from wayside.patrols.models import EmptyPost
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import sentences
from wayside.patrols.vocabulary import Duty

Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person, and why they do not stand there."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in conflict, and who could stand there without it."""

    said: str
    frees: str


@dataclass(frozen=True, slots=True)
class FixRow:
    """What would fill the post lawfully."""

    said: str
    cost: str
    moves: str


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """Everything on the page; ``waits`` while nobody has worked it out."""

    title: str
    waits: bool
    unclear: bool
    people: tuple[PersonRow, ...] = ()
    rules: tuple[RuleRow, ...] = ()
    fixes: tuple[FixRow, ...] = ()


def empty_page(
    post: EmptyPost, *, names: Mapping[str, str], nights: Mapping[str, date], limits: Limits
) -> EmptyPage:
    """The page of one empty post. ``names`` of people and ``nights`` of patrols by their ids."""
    kept = post.content
    title = _("%(night)s: why %(duty)s is missing") % {
        "night": patrol_name(post.patrol),
        "duty": sentences.DUTIES[Duty(post.duty)],
    }
    if not kept or "unclear" in kept:
        return EmptyPage(title, waits=not kept, unclear=bool(kept))
    return EmptyPage(
        title,
        waits=False,
        unclear=False,
        people=tuple(_person(each, names, nights, limits) for each in kept["reasons"]),
        rules=_rules(kept, names, limits),
        fixes=tuple(_fix(each, names) for each in kept["fixes"]),
    )


def _person(
    kept: Kept,
    names: Mapping[str, str],
    nights: Mapping[str, date],
    limits: Limits,
) -> PersonRow:
    name = names.get(str(kept["person"]), _("Somebody who has left"))
    said = [sentences.reason(Rule(each), name, limits) for each in kept["rules"]]
    needed = [format_date(nights[each], "l j F") for each in kept["needed_on"] if each in nights]
    if needed or not said:
        said.append(sentences.besides(name, needed))
    return PersonRow(name, tuple(said))


def _rules(kept: Kept, names: Mapping[str, str], limits: Limits) -> tuple[RuleRow, ...]:
    frees: dict[str, list[str]] = dict(kept["frees"])
    return tuple(
        RuleRow(
            sentences.rule_in_words(Rule(each), limits),
            ", ".join(names[who] for who in frees.get(each, ()) if who in names),
        )
        for each in kept["conflict"]
    )


def _fix(kept: Kept, names: Mapping[str, str]) -> FixRow:
    name = names.get(str(kept["person"]), "")
    return FixRow(
        sentences.fix(Remedy(kept["remedy"]), name, kept["start"]),
        sentences.cost(kept["pence"], kept["rest_minutes"]),
        _moves(kept, names),
    )


def _moves(kept: Kept, names: Mapping[str, str]) -> str:
    def said(key: str) -> str:
        return ", ".join(names[each] for each in kept[key] if each in names)

    parts = [_("Comes on to a night: %s.") % said("gives")] if kept["gives"] else []
    if kept["takes"]:
        parts.append(_("Comes off a night: %s.") % said("takes"))
    return " ".join(parts)
