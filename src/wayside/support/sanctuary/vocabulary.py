"""The words of the sanctuary scheme."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SanctuaryState(models.TextChoices):
    """Where it stands; see ``rules.SANCTUARY``."""

    ASKED = "asked", _("To be assessed")
    ASSESSED = "assessed", _("Assessed")
    LANDLORD_ASKED = "landlord_asked", _("The landlord was asked")
    AGREED = "agreed", _("Agreed")
    WORKS = "works", _("Works go on")
    COMPLETED = "completed", _("Completed")
    REFUSED = "refused", _("The landlord refused")
    NOT_SUITABLE = "not_suitable", _("Not suitable")
    STOPPED = "stopped", _("Stopped, as this person wishes")


class Why(models.TextChoices):
    """Why it does not go on."""

    LIVES_THERE = "lives_there", _("Who harms lives there, or has a right to")
    NOT_WANTED = "not_wanted", _("This person does not want to stay there")
    RISK = "risk", _("Staying is not safe, whatever is done to the home")
    BUILDING = "building", _("The building does not allow the works")
    FIRE = "fire", _("The way out in a fire would not be safe")
    TENANCY = "tenancy", _("The tenancy ends, or is not theirs")
    LANDLORD = "landlord", _("The landlord says no")
    COST = "cost", _("Nobody pays for it")


class Landlord(models.TextChoices):
    """Whose home it is."""

    COUNCIL = "council", _("The council")
    ASSOCIATION = "association", _("A housing association")
    PRIVATE = "private", _("A private landlord")
    OWN = "own", _("This person owns it")


class Part(models.TextChoices):
    """What is looked at in a home."""

    FRONT_DOOR = "front_door", _("Front door and frame")
    OTHER_DOORS = "other_doors", _("Other doors")
    WINDOWS = "windows", _("Windows")
    LOCKS = "locks", _("Locks, and who has keys")
    LETTERBOX = "letterbox", _("Letterbox")
    LIGHTS = "lights", _("Lights outside")
    ALARM = "alarm", _("Alarm, and a way to call for help")
    FIRE = "fire", _("Smoke alarms, and the way out in a fire")
    SAFE_ROOM = "safe_room", _("A room to lock and to wait in")


class Finding(models.TextChoices):
    """What was found."""

    SAFE = "safe", _("Safe enough")
    WORK = "work", _("Needs work")
    NONE = "none", _("Not there")


class Work(models.TextChoices):
    """What is done to a home."""

    LOCKS = "locks", _("Change the locks")
    DOOR = "door", _("Make a door stronger")
    WINDOW = "window", _("Window locks or film")
    LETTERBOX = "letterbox", _("Fireproof letterbox")
    LIGHT = "light", _("Light outside")
    ALARM = "alarm", _("Alarm or pendant")
    CAMERA = "camera", _("Door viewer or camera")
    SMOKE = "smoke", _("Smoke alarms and fire safety")
    SAFE_ROOM = "safe_room", _("A room that locks from inside")
    OTHER = "other", _("Something else")


class WorkState(models.TextChoices):
    """Where one work stands; see ``rules.WORK``."""

    ORDERED = "ordered", _("Ordered")
    DONE = "done", _("Done, not checked yet")
    CHECKED = "checked", _("Checked with this person")
    LEFT = "left", _("Not done after all")


class Feels(models.TextChoices):
    """How safe this person feels afterwards, in their own judgement."""

    SAFER = "safer", _("Safer")
    SAME = "same", _("The same")
    LESS = "less", _("Less safe")


AUDIT_SENTENCES = {
    "support.open_sanctuary": _("opened the sanctuary scheme of a person supported"),
    "support.begin_sanctuary": _("began a sanctuary scheme with a person supported"),
    "support.assess_home": _("assessed a home for the sanctuary scheme"),
    "support.ask_landlord": _("asked a landlord, with consent"),
    "support.move_sanctuary": _("noted where a sanctuary scheme stands"),
    "support.order_work": _("ordered a work for the sanctuary scheme"),
    "support.move_work": _("noted where a work for the sanctuary scheme stands"),
    "support.note_feeling": _("noted whether a person supported feels safer at home"),
}
AUDIT_RECORDS = {
    "support.Sanctuary": _("Sanctuary scheme"),
    "support.SanctuaryMove": _("Step of a sanctuary scheme"),
    "support.SanctuaryWork": _("Work for the sanctuary scheme"),
}
AUDIT_FIELDS = {
    "address": _("home"),
    "assessed_date": _("when it was assessed"),
    "due_date": _("due"),
    "feels": _("whether they feel safer"),
    "feels_words": _("what they say of it"),
    "found": _("what was found"),
    "landlord_consent": _("consent to ask the landlord"),
    "work": _("work"),
    "landlord": _("landlord"),
    "landlord_told": _("what the landlord is told"),
    "lives_apart": _("who harms does not live there"),
    "risk": _("what may happen"),
    "wants_to_stay": _("wants to stay"),
    "why": _("why not"),
}
