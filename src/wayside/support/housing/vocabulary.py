"""The words of safe housing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The service that counts what shuts people out; policies know it by this name
COUNTS = "support.housing_gaps"
# The service that carries an answer of a place over to the record of whoever it is about
ANSWERS = "support.housing_answers"


class PlaceKind(models.TextChoices):
    """What kind of home a place gives."""

    REFUGE = "refuge", _("Refuge")
    TEMPORARY = "temporary", _("Temporary accommodation")
    SUPPORTED = "supported", _("Supported housing")
    TENANCY = "tenancy", _("Tenancy")


class Serves(models.TextChoices):
    """Whom a place is for."""

    WOMEN = "women", _("Women only")
    MEN = "men", _("Men")
    ALL = "all", _("Everybody")


class Takes(models.TextChoices):
    """How a place answers to something that many refuse."""

    YES = "yes", _("Yes")
    ASKS = "asks", _("It depends: ask")
    NO = "no", _("No")


class MindLevel(models.IntegerChoices):
    """How much support with mental health there is, or is needed."""

    NONE = 0, _("None")
    SOME = 1, _("Some")
    MUCH = 2, _("Much, with a mental health team")


class UseLevel(models.IntegerChoices):
    """How somebody uses drugs or alcohol, or what a place takes at most."""

    NONE = 0, _("None")
    RECOVERING = 1, _("In recovery")
    STABLE = 2, _("Some use, stable")
    ACTIVE = 3, _("Daily or chaotic use")


class ByAndFor(models.TextChoices):
    """By and for whom a place is, where it is not for everybody."""

    BLACK = "black", _("Black women")
    ASIAN = "asian", _("South Asian women")
    LATIN = "latin", _("Latin American women")
    EAST_EUROPEAN = "east_european", _("Central and East European women")
    MIDDLE_EASTERN = "middle_eastern", _("Middle Eastern and North African women")
    ROMA = "roma", _("Gypsy, Roma and Traveller women")
    LGBT = "lgbt", _("LGBT+ people")
    DISABLED = "disabled", _("Disabled and Deaf women")
    LEARNING = "learning", _("Women with a learning disability")
    EXPLOITED = "exploited", _("Women who were sexually exploited")
    TRAFFICKED = "trafficked", _("Survivors of trafficking")


class VacancyState(models.TextChoices):
    """Where a room stands; see ``rules.VACANCY``."""

    FREE = "free", _("Free")
    HELD = "held", _("Held for somebody")
    TAKEN = "taken", _("Taken")
    WITHDRAWN = "withdrawn", _("Not to be had now")


class OfferState(models.TextChoices):
    """Where a request for a place stands; see ``rules.OFFER``."""

    ASKED = "asked", _("Asked")
    OFFERED = "offered", _("A room is offered")
    ACCEPTED = "accepted", _("Accepted")
    MOVED_IN = "moved_in", _("Moved in")
    REFUSED = "refused", _("Refused by the place")
    DECLINED = "declined", _("Declined by this person")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Refusal(models.TextChoices):
    """Why a place refuses somebody: the same slugs as the reasons of ``calculations.placement``,
    and what no criterion says."""

    WHO = "who", _("Whom the place is for")
    TOO_YOUNG = "too_young", _("Too young")
    TOO_OLD = "too_old", _("Too old")
    BEDS = "beds", _("Too few bed spaces")
    CHILDREN = "children", _("The number of children")
    SON_AGE = "son_age", _("The age of a son")
    AREA = "area", _("Connected with an area that it takes nobody from")
    RECOURSE = "recourse", _("No recourse to public funds")
    MIND = "mind", _("Mental health")
    USE = "use", _("Use of drugs or alcohol")
    RECOVERY_ONLY = "recovery_only", _("For people in recovery only")
    SCRIPT = "script", _("A methadone or buprenorphine script")
    WHEELCHAIR = "wheelchair", _("No way for a wheelchair")
    PETS = "pets", _("Pets")
    ARSON = "arson", _("A history of arson")
    VIOLENCE = "violence", _("A history of violence")
    AGAINST_CHILDREN = "against_children", _("A history of offences against children")
    FOR_OTHERS = "for_others", _("By and for other communities")
    ON_CALL = "on_call", _("Nobody on call at night")
    ROOM = "room", _("No room free")
    NOT_SAFE = "not_safe", _("Somebody there or near must not be met")
    NOT_ENOUGH = "not_enough", _("Not enough was said to decide")
    OTHER = "other", _("Another reason")


class Declines(models.TextChoices):
    """Why somebody does not take a place. It is their right, and no reason need be given."""

    AREA = "area", _("The area is not safe, or too far")
    SHARED = "shared", _("Not with others under one roof")
    RULES = "rules", _("The rules of the place")
    CHILDREN = "children", _("Not with these children, or not without them")
    PET = "pet", _("Not without the pet")
    STAYS = "stays", _("Stays where they are for now")
    ELSEWHERE = "elsewhere", _("Found another place")
    NOT_SAID = "not_said", _("No reason given")


class Fit(models.TextChoices):
    """How a place answers a household."""

    FITS = "fits", _("Fits")
    FITS_IF = "fits_if", _("Fits if")
    NOT = "not", _("Does not fit")


AUDIT_SENTENCES = {
    "support.answer_offer": _("answered a request for a place"),
    "support.ask_for_place": _("asked for a place for a person supported"),
    "support.close_offer": _("closed a request for a place: consent was taken back"),
    "support.export_housing_gaps": _("took along what shuts people out of places, in numbers"),
    "support.list_offers": _("looked at the requests for places"),
    "support.move_offer": _("noted how a request for a place goes on"),
    "support.open_housing_gaps": _("looked at what shuts people out of places, in numbers"),
    "support.open_offer": _("opened a request for a place"),
    "support.add_place": _("added a place to live"),
    "support.add_room": _("said that a room is free"),
    "support.change_place": _("changed what a place asks"),
    "support.change_room": _("changed what is said of a free room"),
    "support.close_place": _("closed a place to live"),
    "support.confirm_rooms": _("confirmed the free rooms of a place"),
    "support.list_places": _("looked at places to live"),
    "support.list_rooms_to_confirm": _("looked at which rooms are to be confirmed"),
    "support.match_places": _("compared places with what a person supported needs"),
    "support.open_housing_wishes": _("looked at what a person supported needs of a place"),
    "support.write_housing_wishes": _("wrote what a person supported needs of a place"),
    "support.move_room": _("noted how a room stands"),
    "support.open_place": _("looked at a place to live"),
    "support.reopen_place": _("opened a place to live again"),
    "support.set_housing_periods": _("set how long words about free rooms hold"),
}
AUDIT_RECORDS = {
    "support.HousingPeriods": _("How long a word about a free room holds"),
    "support.HousingSearch": _("Comparison of places with what somebody needs"),
    "support.HousingWishes": _("Needs and wishes of a place"),
    "support.Offer": _("Request for a place"),
    "support.OfferAbout": _("Whom a request for a place is about"),
    "support.OfferMove": _("Step of a request for a place"),
    "support.Place": _("Place to live in"),
    "support.Vacancy": _("Free room"),
}
AUDIT_FIELDS = {
    "declined_because": _("why it was declined"),
    "moved_date": _("moved in"),
    "offered_at": _("when it was offered"),
    "owner": _("owner"),
    "place": _("place"),
    "refused_because": _("why it was refused"),
    "vacancy": _("room"),
    "about": _("what it is like"),
    "against_children": _("offences against children"),
    "answers": _("needs and wishes"),
    "answer_hours": _("hours until an answer"),
    "area": _("borough or district"),
    "arson": _("arson"),
    "bed_spaces": _("bed spaces"),
    "beds": _("bed spaces"),
    "by_and_for": _("by and for"),
    "confirmed_at": _("when it was confirmed"),
    "confirmed_by": _("who confirmed it"),
    "decide_hours": _("hours to decide"),
    "fresh_hours": _("hours until the next confirmation"),
    "from_date": _("from"),
    "has_on_call": _("on call at night"),
    "is_recovery": _("for people in recovery"),
    "label": _("which room"),
    "max_age": _("oldest"),
    "max_children": _("children at most"),
    "min_age": _("youngest"),
    "mind": _("mental health support"),
    "move_days": _("days until the move"),
    "not_from": _("takes nobody from"),
    "pets": _("pets"),
    "recourse": _("recourse to public funds"),
    "script": _("script"),
    "serves": _("for whom"),
    "son_max_age": _("oldest age of sons"),
    "use": _("use of drugs or alcohol"),
    "violence": _("violence"),
    "wheelchair": _("wheelchair"),
}
