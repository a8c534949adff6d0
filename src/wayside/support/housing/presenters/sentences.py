"""Reasons and conditions as sentences, made from codes, what the place asks and who looks."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.calculations.placement import Household, Reason, Sex
from wayside.support.housing.rules import area_key
from wayside.support.housing.vocabulary import ByAndFor
from wayside.support.models import Place

Says = Callable[[Household, Place], str]


def reason(code: Reason, of: Household, place: Place) -> str:
    """Why a place does not fit."""
    return REASONS[code](of, place)


def condition(code: Reason, of: Household, place: Place) -> str:
    """What it hangs on."""
    return CONDITIONS[code](of, place)


def _sons(of: Household, place: Place) -> str:
    oldest = max(
        (each.age for each in of.children if each.sex != Sex.WOMAN and each.age is not None),
        default=0,
    )
    return _("It takes sons up to %(limit)d; a son of %(age)d comes along.") % {
        "limit": place.son_max_age or 0,
        "age": oldest,
    }


def _children(of: Household, place: Place) -> str:
    if not place.max_children:
        return _("It takes no children.")
    words = ngettext(
        "It takes %(n)d child at most; %(come)d come along.",
        "It takes %(n)d children at most; %(come)d come along.",
        place.max_children,
    )
    return words % {"n": place.max_children, "come": len(of.children)}


def _area(of: Household, place: Place) -> str:
    shut = [each for each in place.not_from if area_key(each) in of.from_areas]
    return _("It takes nobody from %(areas)s.") % {"areas": ", ".join(shut)}


def _not_safe(of: Household, place: Place) -> str:
    if area_key(place.area) in of.danger_areas:
        return _("%(area)s is not safe for this person.") % {"area": place.area}
    return _("Somebody is there whom this person must not meet.")


def _communities(of: Household, place: Place) -> str:
    names = ", ".join(str(ByAndFor(each).label) for each in place.by_and_for)
    return _("It is by and for: %(names)s.") % {"names": names}


def _who(of: Household, place: Place) -> str:
    return _("It is for: %(whom)s.") % {"whom": place.get_serves_display()}


def _beds(of: Household, place: Place) -> str:
    words = ngettext(
        "Its largest room has %(n)d bed space; %(need)d are needed.",
        "Its largest room has %(n)d bed spaces; %(need)d are needed.",
        place.bed_spaces,
    )
    return words % {"n": place.bed_spaces, "need": of.beds}


REASONS: Mapping[Reason, Says] = {
    Reason.WHO: _who,
    Reason.TOO_YOUNG: lambda of, place: _("It takes people from %(n)d.") % {"n": place.min_age},
    Reason.TOO_OLD: lambda of, place: _("It takes people up to %(n)d.") % {"n": place.max_age or 0},
    Reason.BEDS: _beds,
    Reason.CHILDREN: _children,
    Reason.SON_AGE: _sons,
    Reason.AREA: _area,
    Reason.RECOURSE: lambda of, place: _("It takes nobody without recourse to public funds."),
    Reason.MIND: lambda of, place: _("More mental health support is needed than it gives."),
    Reason.USE: lambda of, place: (
        _("Use of drugs or alcohol it takes at most: %(most)s.") % {"most": place.get_use_display()}
    ),
    Reason.RECOVERY_ONLY: lambda of, place: _("It is for people in recovery only."),
    Reason.SCRIPT: lambda of, place: _("It takes nobody on a methadone or buprenorphine script."),
    Reason.WHEELCHAIR: lambda of, place: _("A wheelchair cannot get in."),
    Reason.PETS: lambda of, place: _("It takes no pets."),
    Reason.ARSON: lambda of, place: _("It takes nobody with a history of arson."),
    Reason.VIOLENCE: lambda of, place: _("It takes nobody with a history of violence."),
    Reason.AGAINST_CHILDREN: lambda of, place: _(
        "It takes nobody with a history of offences against children."
    ),
    Reason.FOR_OTHERS: _communities,
    Reason.ON_CALL: lambda of, place: _("Nobody is on call there at night."),
    Reason.ROOM: lambda of, place: _("No room that is large enough is free."),
    Reason.NOT_SAFE: _not_safe,
}


def _asks(known: bool | None, unknown: str, asks: str) -> str:
    return unknown if known is None else asks


CONDITIONS: Mapping[Reason, Says] = {
    Reason.WHO: lambda of, place: (
        _("the place agrees: it is for %(whom)s") % {"whom": place.get_serves_display().lower()}
    ),
    Reason.TOO_YOUNG: lambda of, place: (
        _("this person is %(n)d or over: the age is not known") % {"n": place.min_age}
    ),
    Reason.TOO_OLD: lambda of, place: (
        _("this person is not over %(n)d: the age is not known") % {"n": place.max_age or 0}
    ),
    Reason.SON_AGE: lambda of, place: (
        _("no son is over %(n)d: of a child, the age or whether it is a boy is not known")
        % {"n": place.son_max_age or 0}
    ),
    Reason.RECOURSE: lambda of, place: _asks(
        of.has_recourse,
        _("this person can have public funds, or the place agrees: ask"),
        _("the place takes them without recourse to public funds: it decides each time"),
    ),
    Reason.MIND: lambda of, place: _("its mental health support is enough: the need is not known"),
    Reason.USE: lambda of, place: (
        _("use of drugs or alcohol is no more than: %(most)s") % {"most": place.get_use_display()}
    ),
    Reason.RECOVERY_ONLY: lambda of, place: _("this person is in recovery: that is not known"),
    Reason.SCRIPT: lambda of, place: _asks(
        of.on_script,
        _("there is no script, or the place agrees to it: ask"),
        _("the place agrees to the script: it decides each time"),
    ),
    Reason.WHEELCHAIR: lambda of, place: _("a wheelchair is not needed, or can get in: ask"),
    Reason.PETS: lambda of, place: _("no pet comes along, or the place agrees to it: ask"),
    Reason.ARSON: lambda of, place: _("no history of arson stands against it: ask"),
    Reason.VIOLENCE: lambda of, place: _("no history of violence stands against it: ask"),
    Reason.AGAINST_CHILDREN: lambda of, place: _(
        "no history of offences against children stands against it: ask"
    ),
    Reason.FOR_OTHERS: lambda of, place: (
        _("it is right for this person: it is by and for %(names)s")
        % {"names": ", ".join(str(ByAndFor(each).label) for each in place.by_and_for)}
    ),
    Reason.ON_CALL: lambda of, place: _("nobody on call at night is needed: ask"),
    Reason.ROOM: lambda of, place: _("a room that is large enough comes free"),
}
