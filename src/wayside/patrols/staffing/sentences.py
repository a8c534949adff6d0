"""Rules, remedies and reasons in plain English: one sentence for each, about no one's character.

Each takes names that the page has already looked up. A rule is told twice: as a reason why a
person does not stand somewhere, and as a rule among those in conflict.
"""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from wayside.calculations.rostering import Limits, Remedy, Rule
from wayside.patrols.vocabulary import Duty

Words = str | Promise

REASONS: Mapping[Rule, Words] = {
    Rule.ONE_PLACE: gettext_lazy("%(name)s has another duty at that time."),
    Rule.LOCKED: gettext_lazy("%(name)s cannot come on that night, or was kept off it."),
    Rule.TRAINING: gettext_lazy("%(name)s has no valid training on that night."),
    Rule.LEADING: gettext_lazy("%(name)s is not yet cleared to lead a patrol."),
    Rule.LOCAL: gettext_lazy("%(name)s is not a local officer of a ward on that patrol."),
    Rule.PARTNERS: gettext_lazy("%(name)s cannot stand on this kind of post."),
    Rule.ABSENCE: gettext_lazy("%(name)s is not available on that night."),
    Rule.DAILY_REST: gettext_lazy("%(name)s would not have %(daily_rest)s hours of rest."),
    Rule.LONG_DUTY: gettext_lazy(
        "%(name)s would be on duty for more than %(longest_duty)s hours at a stretch."
    ),
    Rule.WEEKLY_REST: gettext_lazy(
        "%(name)s would not have %(weekly_rest)s hours off in the week, nor %(fortnightly_rest)s "
        "in the fortnight."
    ),
    Rule.AVERAGE_HOURS: gettext_lazy(
        "%(name)s would work more than %(average_hours)s hours a week on average over "
        "%(average_weeks)s weeks."
    ),
    Rule.NIGHTS_IN_A_ROW: gettext_lazy(
        "%(name)s would be out on more than %(nights_in_a_row)s nights in a row."
    ),
    Rule.WEEKENDS: gettext_lazy(
        "%(name)s would work more than %(weekends_most)s weekends of %(weekends_window)s."
    ),
}

RULES: Mapping[Rule, Words] = {
    Rule.ONE_PLACE: gettext_lazy("Nobody is in two places at once."),
    Rule.LOCKED: gettext_lazy(
        "Places the coordinator locked stay, and people kept off a night stay off it."
    ),
    Rule.TRAINING: gettext_lazy("A lead and trained officers need training valid on the night."),
    Rule.LEADING: gettext_lazy("A lead must be cleared to lead."),
    Rule.LOCAL: gettext_lazy("A local officer belongs to a ward that the patrol visits."),
    Rule.PARTNERS: gettext_lazy("Partner workers join engagement only, officers police posts."),
    Rule.ABSENCE: gettext_lazy("Leave, court and other absences are kept."),
    Rule.DAILY_REST: gettext_lazy("%(daily_rest)s hours of rest lie between duties."),
    Rule.LONG_DUTY: gettext_lazy("A duty lasts %(longest_duty)s hours at most, overtime included."),
    Rule.WEEKLY_REST: gettext_lazy(
        "Everybody has %(weekly_rest)s hours off a week, or %(fortnightly_rest)s a fortnight."
    ),
    Rule.AVERAGE_HOURS: gettext_lazy(
        "Nobody works more than %(average_hours)s hours a week on average over "
        "%(average_weeks)s weeks."
    ),
    Rule.NIGHTS_IN_A_ROW: gettext_lazy(
        "Nobody is out on more than %(nights_in_a_row)s nights in a row."
    ),
    Rule.WEEKENDS: gettext_lazy(
        "Nobody works more than %(weekends_most)s weekends of %(weekends_window)s."
    ),
}

REMEDIES: Mapping[Remedy, Words] = {
    Remedy.TRAIN: gettext_lazy(
        "Book a refresher for %(name)s, so that the training is valid that night."
    ),
    Remedy.MOVE_SHIFT: gettext_lazy("Move the shift of %(name)s next to that night."),
    Remedy.ASK_LEAVE: gettext_lazy(
        "Ask %(name)s whether the leave could be moved. The answer may be no."
    ),
    Remedy.UNLOCK: gettext_lazy("Let %(name)s be put on that night again, if they agree."),
    Remedy.MOVE_START: gettext_lazy("Start the patrol %(shift)s."),
}

DUTIES: Mapping[Duty, Words] = {
    Duty.LEAD: gettext_lazy("the lead"),
    Duty.TRAINED: gettext_lazy("a trained officer"),
    Duty.LOCAL: gettext_lazy("a local officer of the ward"),
    Duty.PARTNER: gettext_lazy("a partner worker"),
}


MORE: Mapping[Duty, Words] = {
    Duty.LEAD: ngettext_lazy("%(n)d lead", "%(n)d leads", "n"),
    Duty.TRAINED: ngettext_lazy("%(n)d trained officer", "%(n)d trained officers", "n"),
    Duty.LOCAL: ngettext_lazy(
        "%(n)d local officer of the ward", "%(n)d local officers of the ward", "n"
    ),
    Duty.PARTNER: ngettext_lazy("%(n)d partner worker", "%(n)d partner workers", "n"),
}


def people(duty: Duty, count: int) -> str:
    """So many people for a duty: "a trained officer", "2 trained officers"."""
    return str(DUTIES[duty]) if count == 1 else str(MORE[duty] % {"n": count})


def numbers_of(limits: Limits) -> dict[str, str]:
    """The rules' numbers as they are written: 11, not 11.0."""
    return {name: f"{getattr(limits, name):g}" for name in Limits.__dataclass_fields__}


def reason(rule: Rule, name: str, limits: Limits) -> str:
    """Why a person does not stand on a post."""
    return str(REASONS[rule]) % {"name": name, **numbers_of(limits)}


def rule_in_words(rule: Rule, limits: Limits) -> str:
    """A rule as such."""
    return str(RULES[rule]) % numbers_of(limits)


def breach(rule: Rule, name: str, nights: Sequence[str], limits: Limits) -> str:
    """A rule broken by a roster, with the nights it is about."""
    said = reason(rule, name, limits)
    return _("%(nights)s: %(said)s") % {"nights": ", ".join(nights), "said": said}


def besides(name: str, nights: Sequence[str]) -> str:
    """Why somebody whom no rule keeps away does not stand there: others need them."""
    if nights:
        return _("%(name)s is needed on %(nights)s.") % {"name": name, "nights": ", ".join(nights)}
    return _("%(name)s is free, but then another post would be empty or the roster worse.") % {
        "name": name
    }


def fix(remedy: Remedy, name: str, minutes: int | None) -> str:
    """What would help."""
    return str(REMEDIES[remedy]) % {"name": name, "shift": _shift(minutes or 0)}


def _shift(minutes: int) -> str:
    count = abs(minutes)
    if minutes < 0:
        said = ngettext("%(count)s minute earlier", "%(count)s minutes earlier", count)
    else:
        said = ngettext("%(count)s minute later", "%(count)s minutes later", count)
    return said % {"count": count}


def money(pence: int) -> str:
    """Pounds and pence."""
    sign = "−" if pence < 0 else ""
    return f"{sign}£{abs(pence) / 100:,.2f}"


def pounds(pence: int) -> str:
    """Whole pounds where there are no pence."""
    return money(pence).removesuffix(".00")


def hours(minutes: int) -> str:
    """Rest owed."""
    return ngettext("%(hours)s hour of rest", "%(hours)s hours of rest", max(1, minutes // 60)) % {
        "hours": f"{minutes / 60:g}"
    }


def cost(pence: int, rest_minutes: int) -> str:
    """Pay, rest owed, or neither."""
    parts = [money(pence)] if pence else []
    if rest_minutes:
        parts.append(hours(rest_minutes))
    return _(" and ").join(parts) or _("no extra cost")
