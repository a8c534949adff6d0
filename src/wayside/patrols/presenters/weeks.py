"""The week page and the list of weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols import rules
from wayside.patrols.calendar import IsoWeek, week_title
from wayside.patrols.models import Comment, Decision, Week
from wayside.patrols.permissions import COMMENT, OPEN_SHEET, PLAN_WEEKS, VIEW_WHOLE_AREA
from wayside.patrols.presenters.cards import PatrolCard, cards
from wayside.patrols.presenters.changes import Change, changes
from wayside.patrols.presenters.words import COLOURS, hours_in_words
from wayside.patrols.proposals import Proposal
from wayside.patrols.queries import Contents, Ground, facts_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.ranking import Ranking
from wayside.patrols.rules import Status
from wayside.patrols.vocabulary import CommentState, Verb, WeekState
from wayside.web.components.text import Colour
from wayside.web.navigation import Item

STATUSES: dict[Status, tuple[Promise, Colour | str]] = {
    Status.DONE: (gettext_lazy("Done"), ""),
    Status.NEXT: (gettext_lazy("Next"), "blue"),
    Status.BLOCKED: (gettext_lazy("Blocked"), "red"),
    Status.LATER: (gettext_lazy("Later"), "grey"),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One step of the week's list."""

    id: str
    title: str | Promise
    status: str | Promise
    colour: str
    hint: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with its answer."""

    id: UUID
    about: str
    text: str
    author: str
    role: str
    at: datetime
    is_open: bool
    answer: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the week's story."""

    sentence: str
    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class WeekPage:
    """All that the week page draws."""

    title: str
    slug: str
    state: str | Promise
    colour: Colour
    version: int
    seed: int
    tasks: tuple[TaskRow, ...]
    changes: tuple[Change, ...]
    cautions: tuple[str, ...]
    as_of: Any
    cards: tuple[PatrolCard, ...]
    remarks: tuple[Remark, ...]
    open_remarks: int
    story: tuple[Told, ...]
    can_edit: bool
    can_plan: bool
    can_close: bool
    can_reopen: bool
    can_comment: bool
    can_comment_whole: bool
    can_answer: bool
    can_open_sheet: bool
    is_over: bool
    previous: Item
    following: Item

    @property
    def has_side(self) -> bool:
        """Whether there is anything to do or to say beside the patrols."""
        return bool(self.tasks or self.remarks or self.can_comment)


def week_page(
    contents: Contents,
    ranking: Ranking | None,
    before: Ranking | None,
    ground: Ground,
    *,
    actor: Actor,
    now: datetime,
) -> WeekPage:
    """The page of one week, as the actor sees it."""
    week = contents.week
    facts = facts_of(contents, now=now)
    may_plan = actor.may(PLAN_WEEKS, area_id=week.area_id)
    whole = actor.may(VIEW_WHOLE_AREA, area_id=week.area_id)
    drawn = cards(contents, ground, may_plan=may_plan, whole=whole)
    remarks = tuple(remark_of(each) for each in contents.comments)
    return WeekPage(
        title=week_title(week.iso),
        slug=str(week.iso),
        state=week.get_state_display(),
        colour=COLOURS[week.state],
        version=week.version,
        seed=week.seed,
        tasks=tuple(_task(each) for each in rules.tasks(facts)) if may_plan else (),
        changes=changes(ranking, before),
        cautions=ranking.cautions if ranking else (),
        as_of=ranking.as_of if ranking else None,
        cards=drawn,
        remarks=remarks,
        open_remarks=sum(each.is_open for each in remarks),
        story=tuple(_told(each) for each in contents.decisions),
        can_edit=may_plan and rules.can_edit(week.state),
        can_plan=may_plan and rules.WEEK.can(week.state, "plan") and not rules.plan_blocks(facts),
        can_close=may_plan
        and rules.WEEK.can(week.state, "close")
        and not rules.close_blocks(facts),
        can_reopen=may_plan and rules.WEEK.can(week.state, "reopen"),
        can_comment=actor.may(COMMENT) and rules.can_comment(week.state),
        can_comment_whole=actor.may(COMMENT, area_id=week.area_id)
        and rules.can_comment(week.state),
        can_answer=may_plan,
        can_open_sheet=actor.may(OPEN_SHEET, area_id=week.area_id),
        is_over=week.state == WeekState.CLOSED,
        previous=neighbour(week.area, week.iso.previous),
        following=neighbour(week.area, week.iso.next),
    )


def neighbour(area: Area, iso: IsoWeek) -> Item:
    """The way to another week."""
    return Item(_("Week %s") % iso.number, reverse("patrols:week", args=(area.slug, iso)))


def _task(task: rules.Task) -> TaskRow:
    label, colour = STATUSES[task.status]
    if task.status == Status.DONE:
        hint = _("By %s") % task.done_by if task.done_by else ""
    else:
        hint = " ".join(str(each) for each in task.blocks) or str(task.owner)
    return TaskRow(f"task-{task.slug}", task.title, label, colour, hint)


def remark_of(comment: Comment) -> Remark:
    """A comment as pages show it."""
    about = _("The week")
    if comment.place:
        about = comment.place.label
    elif comment.patrol:
        about = patrol_name(comment.patrol)
    return Remark(
        id=comment.id,
        about=about,
        text=comment.text,
        author=comment.author.name,
        role=_("%(role)s, %(agency)s")
        % {"role": comment.get_role_display(), "agency": comment.agency.name},
        at=comment.created_at,
        is_open=comment.state == CommentState.OPEN,
        answer=comment.answer,
        answered_by=comment.answered_by.name if comment.answered_by else "",
        answered_at=comment.answered_at,
    )


def story_of(week: Week, rows: int = 10) -> tuple[Told, ...]:
    """The latest of a week's story, for who was overtaken by it."""
    return tuple(_told(each) for each in week.decisions.select_related("made_by")[:rows])


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What would be proposed, before anybody takes it up."""

    seed: int
    nights: tuple[tuple[str, str, tuple[str, ...]], ...]


def proposal_view(proposal: Proposal) -> ProposalView:
    """Nights with their hours and places in short."""
    return ProposalView(
        seed=proposal.seed,
        nights=tuple(
            (
                format_date(each.date, "l j F"),
                hours_in_words(each.window),
                tuple(
                    f"{place.candidate.label} ({place.style.label.lower()})"
                    for place in each.places
                ),
            )
            for each in proposal.patrols
        ),
    )


def _told(decision: Decision) -> Told:
    return Told(
        sentence=f"{Verb(decision.verb).label} {decision.subject}".strip(),
        who=decision.made_by.name if decision.made_by else _("Wayside"),
        at=decision.made_at,
        reason=decision.reason,
    )


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week in the list."""

    title: str
    url: str
    state: str | Promise
    colour: Colour
    patrols: int
    places: int
    open_comments: int
    is_now: bool


def week_rows(weeks: Iterable[Any], area: Area, *, today: IsoWeek) -> tuple[WeekRow, ...]:
    """Rows of the list."""
    return tuple(_row(each, area, today) for each in weeks)


def _row(week: Any, area: Area, today: IsoWeek) -> WeekRow:
    return WeekRow(
        title=week_title(week.iso),
        url=reverse("patrols:week", args=(area.slug, week.iso)),
        state=week.get_state_display(),
        colour=COLOURS[week.state],
        patrols=week.patrol_count,
        places=week.place_count,
        open_comments=week.open_comments,
        is_now=week.iso == today,
    )


@dataclass(frozen=True, slots=True)
class NearWeek:
    """This week or next, whether it is started or not."""

    name: str
    title: str
    url: str
    state: str | Promise
    colour: Colour
    iso: str


def near_weeks(
    found: dict[IsoWeek, Week], area: Area, *, today: IsoWeek, sees_review: bool
) -> tuple[NearWeek, ...]:
    """The two weeks that matter now; a plan in review is not told of to who may not see it."""
    none = _("Not started") if sees_review else _("Not planned yet")
    named = ((_("This week"), today), (_("Next week"), today.next))
    return tuple(_near(name, iso, found.get(iso), area, none) for name, iso in named)


def _near(name: str, iso: IsoWeek, week: Week | None, area: Area, none: str) -> NearWeek:
    return NearWeek(
        name=name,
        title=week_title(iso),
        url=reverse("patrols:week", args=(area.slug, iso)),
        state=week.get_state_display() if week else none,
        colour=COLOURS[week.state] if week else "grey",
        iso=str(iso),
    )
