"""A roster's page: what changes for whom, who is where, and each person's load."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.patrols.models import EmptyPost, Posting, Roster, RosterLine, RosterLoad
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import rules, sentences
from wayside.patrols.staffing.presenters.score import AimRow, aim_rows, proven
from wayside.patrols.staffing.seats import NightSeen, seats_of
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.vocabulary import Duty

ORDER = {duty: place for place, duty in enumerate(Duty)}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One person on a night."""

    id: UUID
    worker_id: UUID
    name: str
    duty: str
    is_locked: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class GapRow:
    """A post that stays empty."""

    id: UUID
    said: str
    is_explained: bool


@dataclass(frozen=True, slots=True)
class NightRow:
    """One night with its crew, its empty posts and its price."""

    id: UUID
    name: str
    hours: str
    lines: tuple[LineRow, ...]
    gaps: tuple[GapRow, ...]
    cost: str
    waits_for_ward: bool
    seen: NightSeen


@dataclass(frozen=True, slots=True)
class LoadRow:
    """What one person has carried, and how many nights this roster adds."""

    name: str
    nights: int
    four: RosterLoad | None
    seventeen: RosterLoad | None


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Everything on the page."""

    aims: tuple[AimRow, ...]
    proven: str
    changes: tuple[str, ...]
    nights: tuple[NightRow, ...]
    loads: tuple[LoadRow, ...]
    can_publish: bool
    can_try_again: bool
    can_discard: bool


def draft_page(
    roster: Roster,
    *,
    lines: Iterable[RosterLine],
    gaps: Iterable[EmptyPost],
    loads: Iterable[RosterLoad],
    published: Iterable[Posting],
) -> DraftPage:
    """A roster as it is shown; ``published`` is what people know now."""
    lines, gaps = list(lines), list(gaps)
    before = [each for each in published if each.segment_id is None]  # others come by invitation
    is_draft = rules.ROSTER.can(roster.state, "publish")
    return DraftPage(
        aims=aim_rows(
            roster,
            missing=sum(each.missing for each in gaps),
            filled=len(lines),
            pence=sum(each.cost_pence for each in lines),
            rest=sum(each.rest_minutes for each in lines),
        ),
        proven=proven(roster) if roster.score else "",
        changes=_changes(lines, before) if is_draft else (),
        nights=_nights(lines, gaps, before),
        loads=_loads(lines, list(loads)),
        can_publish=is_draft,
        can_try_again=roster.state == RosterState.FAILED,
        can_discard=rules.ROSTER.can(roster.state, "discard"),
    )


def _changes(lines: list[RosterLine], before: list[Posting]) -> tuple[str, ...]:
    """For whom what was published changes, and at what cost. A night nobody knew of is none."""
    old = {(each.patrol_id, each.worker_id): each for each in before}
    new = {(each.patrol_id, each.worker_id): each for each in lines}
    known = {each.patrol_id for each in before}
    said = []
    for key in sorted(
        (each for each in old.keys() | new.keys() if each[0] in known),
        key=lambda key: (old.get(key) or new[key]).patrol.starts_at,
    ):
        was, is_ = old.get(key), new.get(key)
        if was is None or is_ is None or was.duty != is_.duty:
            said.append(_change(old.get(key) or new[key], was, is_))
    return tuple(said)


def _change(some: Posting | RosterLine, was: Posting | None, is_: RosterLine | None) -> str:
    given = {"name": some.worker.person.name, "night": patrol_name(some.patrol)}
    pence = (is_.cost_pence if is_ else 0) - (was.cost_pence if was else 0)
    rest = (is_.rest_minutes if is_ else 0) - (was.rest_minutes if was else 0)
    price = _more(pence, rest)
    if is_ is None:
        return _("%(name)s is no longer on %(night)s.") % given + price
    given["duty"] = is_.get_duty_display()
    if was is None:
        return _("%(name)s joins on %(night)s as %(duty)s.") % given + price
    return _("%(name)s changes on %(night)s to %(duty)s.") % given + price


def _more(pence: int, rest: int) -> str:
    parts = []
    if pence:
        parts.append(_("%s more pay") % sentences.money(pence) if pence > 0 else
                     _("%s less pay") % sentences.money(-pence))  # fmt: skip
    if rest:
        owed = sentences.hours(abs(rest))
        parts.append(_("%s more owed") % owed if rest > 0 else _("%s less owed") % owed)
    return f" ({', '.join(parts)})" if parts else ""


def _nights(
    lines: list[RosterLine], gaps: list[EmptyPost], before: list[Posting]
) -> tuple[NightRow, ...]:
    rows: list[RosterLine | EmptyPost] = [*lines, *gaps]
    patrols = {each.patrol_id: each.patrol for each in rows}
    local = {each.patrol_id for each in rows if each.duty == Duty.LOCAL}
    told = {(each.patrol_id, each.worker_id): each.duty for each in before}
    crew: dict[UUID, list[RosterLine]] = defaultdict(list)
    empty: dict[UUID, list[EmptyPost]] = defaultdict(list)
    for line in lines:
        crew[line.patrol_id].append(line)
    for gap in gaps:
        empty[gap.patrol_id].append(gap)
    return tuple(
        NightRow(
            id=patrol.id,
            name=patrol_name(patrol),
            hours=hours_in_words(patrol.hours),
            lines=tuple(_line(each, told) for each in sorted(crew[patrol.id], key=_by_duty)),
            gaps=tuple(_gap(each) for each in empty[patrol.id]),
            cost=sentences.cost(
                sum(each.cost_pence for each in crew[patrol.id]),
                sum(each.rest_minutes for each in crew[patrol.id]),
            ),
            waits_for_ward=patrol.id not in local,
            seen=NightSeen(patrol.id, seats_of(crew[patrol.id])),
        )
        for patrol in sorted(patrols.values(), key=lambda each: each.starts_at)
    )


def _line(line: RosterLine, told: dict[tuple[UUID, UUID], str]) -> LineRow:
    return LineRow(
        id=line.id,
        worker_id=line.worker_id,
        name=line.worker.person.name,
        duty=str(Duty(line.duty).label),
        is_locked=line.is_locked,
        is_new=told.get((line.patrol_id, line.worker_id)) != line.duty,
    )


def _gap(post: EmptyPost) -> GapRow:
    missing = sentences.people(Duty(post.duty), post.missing)
    said = ngettext("%s is missing.", "%s are missing.", post.missing) % capfirst(missing)
    return GapRow(post.id, said, bool(post.content))


def _by_duty(line: RosterLine) -> tuple[int, str]:
    return ORDER[Duty(line.duty)], line.worker.person.name


def _loads(lines: list[RosterLine], loads: list[RosterLoad]) -> tuple[LoadRow, ...]:
    nights: dict[UUID, int] = defaultdict(int)
    for line in lines:
        nights[line.worker_id] += 1
    by_worker: dict[UUID, dict[int, RosterLoad]] = defaultdict(dict)
    for load in loads:
        by_worker[load.worker_id][load.weeks] = load
    return tuple(
        LoadRow(next(iter(own.values())).worker.person.name, nights[who], own.get(4), own.get(17))
        for who, own in by_worker.items()
    )
