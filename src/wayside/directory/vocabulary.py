"""Kinds of service, what they help with, and the answers that an entry may give."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Whether a service runs, in the words of the Open Referral standard."""

    ACTIVE = "active", _("Open")
    PAUSED = "temporarily closed", _("Closed for now")
    INACTIVE = "inactive", _("Closed")
    DEFUNCT = "defunct", _("Gone for good")


class Kind(models.TextChoices):
    """What sort of service it is; a refuge is always confidential."""

    REFUGE = "refuge", _("Refuge")
    HOUSING = "housing", _("Other housing")
    OUTREACH = "outreach", _("Outreach")
    DROP_IN = "drop_in", _("Drop-in")
    CENTRE = "centre", _("Centre or clinic")
    HELPLINE = "helpline", _("Helpline or online")
    OTHER = "other", _("Other")


class Need(models.TextChoices):
    """What a service helps with."""

    SAFETY = "safety", _("Safety now")
    HOUSING = "housing", _("Housing")
    MONEY = "money", _("Benefits and debt")
    DRUGS = "drugs", _("Drugs and alcohol")
    PHYSICAL = "physical", _("Physical health")
    SEXUAL = "sexual", _("Sexual health")
    MENTAL = "mental", _("Mental health")
    ABUSE = "abuse", _("Domestic and sexual abuse")
    CHILDREN = "children", _("Childcare and children in care")
    IMMIGRATION = "immigration", _("Immigration")
    LEGAL = "legal", _("Legal advice")
    WORK = "work", _("Education and work")


class Answer(models.TextChoices):
    """What an entry says to a question about whom it takes; blank is not known."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    DEPENDS = "depends", _("It depends")


class Sex(models.TextChoices):
    """Whom a group is made of."""

    FEMALE = "female", _("Women and girls")
    MALE = "male", _("Men and boys")
    ANY = "any", _("Everyone")
    NOT_SAID = "not_said", _("Not said")


class Verdict(models.TextChoices):
    """Whether a service fits what is known."""

    FITS = "fits", _("Fits")
    FITS_IF = "fits_if", _("Fits if")
    NOT = "does_not_fit", _("Does not fit")


class LocationType(models.TextChoices):
    """How a place is reached, in the words of the standard."""

    PHYSICAL = "physical", _("Place to go to")
    POSTAL = "postal", _("Address for letters")
    VIRTUAL = "virtual", _("Online or by telephone")


class Weekday(models.TextChoices):
    """Days as calendars abbreviate them (RFC 5545)."""

    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


class StrandGuard(models.TextChoices):
    """What a strand asks of every page of a record whose plan names it."""

    FAMILY = "family", _("Never contact family, nor anybody who may tell them")
    STALKING = "stalking", _("Ask the screening about stalking")
    CHILD_DUTY = "child_duty", _("For a girl under 18: there may be a duty to report")


class Outcome(models.TextChoices):
    """What an import did with a record."""

    ADDED = "added", _("Added")
    UPDATED = "updated", _("Updated")
    UNCHANGED = "unchanged", _("As it was")
    COLLISION = "collision", _("Changed here and in the file: kept as it is here")
    SET_ASIDE = "set_aside", _("Set aside")


AUDIT_SENTENCES = {
    "directory.add_service": _("added a service to the directory"),
    "directory.change_service": _("changed a service in the directory"),
    "directory.change_terms": _("changed whom a service takes"),
    "directory.change_contact": _("changed when and how a service is reached"),
    "directory.change_place": _("changed where a service is"),
    "directory.conceal": _("made a service confidential and removed its address"),
    "directory.reveal": _("made a confidential service open"),
    "directory.confirm": _("confirmed that a service's entry is right"),
    "directory.close": _("closed a service in the directory"),
    "directory.reopen": _("reopened a service in the directory"),
    "directory.open_confidential": _("looked at a confidential service"),
    "directory.add_organization": _("added an organisation to the directory"),
    "directory.change_organization": _("changed an organisation in the directory"),
    "directory.change_strands": _("changed the strands of violence"),
    "directory.set_review": _("set how often services are confirmed"),
    "directory.import_file": _("imported services from a file"),
    "directory.import_service": _("brought a service in from a file"),
    "directory.import_organization": _("brought an organisation in from a file"),
    "directory.export_file": _("exported the directory"),
}

AUDIT_RECORDS = {
    "directory.Organization": _("Organisation in the directory"),
    "directory.Service": _("Service"),
    "directory.Strand": _("Strand of violence"),
    "directory.ReviewPeriod": _("How often services are confirmed"),
}

AUDIT_FIELDS = {
    "agency": _("agency"),
    "alert": _("notice to readers"),
    "answer_days": _("days until a referral is answered"),
    "children": _("children"),
    "children_note": _("note on children"),
    "confidential": _("confidential or open"),
    "confirmed_by": _("who confirmed it"),
    "confirmed_date": _("when it was confirmed"),
    "contacts": _("contacts"),
    "costs": _("what it costs"),
    "days": _("days until an entry is asked about again"),
    "description": _("description"),
    "email": _("e-mail address"),
    "extra": _("what a file said beyond"),
    "from_date": _("first day"),
    "guards": _("what a strand asks of the screens"),
    "groups": _("sexes and ages it takes"),
    "keeper": _("agency that keeps the entry"),
    "kind": _("kind"),
    "languages": _("languages"),
    "name": _("name"),
    "needs": _("what it helps with"),
    "organization": _("organisation"),
    "phones": _("telephone numbers"),
    "places": _("places and addresses"),
    "recourse": _("recourse to public funds"),
    "recourse_note": _("note on recourse to public funds"),
    "schedules": _("hours"),
    "script": _("script"),
    "script_note": _("note on scripts"),
    "service_areas": _("areas it serves"),
    "sons_up_to": _("sons' age limit"),
    "status": _("open or closed"),
    "strands": _("strands of violence"),
    "substances": _("drugs and alcohol"),
    "substances_note": _("note on drugs and alcohol"),
    "url": _("web address"),
    "website": _("web address"),
}
