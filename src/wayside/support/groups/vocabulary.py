"""The words of groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    """What a group is for."""

    PROGRAMME = "programme", _("A programme with an end, such as the Freedom programme")
    SUPPORT = "support", _("A support group that goes on")
    ACTIVITY = "activity", _("Something to do together")


class PlaceState(models.TextChoices):
    """Where somebody stands with a group; see ``rules.PLACE``."""

    WAITING = "waiting", _("On the waiting list")
    INVITED = "invited", _("Invited, no answer yet")
    TAKES_PART = "takes_part", _("Takes part")
    DECLINED = "declined", _("Does not want it now")
    LEFT = "left", _("Left")
    FINISHED = "finished", _("Finished it")


class Waits(models.TextChoices):
    """Why a place in a group waits for the worker."""

    UNSAFE = "unsafe", _("Not this group any more: speak about another")
    ANSWER = "answer", _("An invitation has no answer")
    TURN = "turn", _("A place in a group is free: invite")


class Came(models.TextChoices):
    """Whether somebody came to a session. Nobody is blamed for not coming."""

    CAME = "came", _("Came")
    SENT_WORD = "sent_word", _("Sent word")
    DID_NOT_COME = "did_not_come", _("Did not come")


class Asked(models.TextChoices):
    """What came of the attempt to invite somebody."""

    SPOKE = "spoke", _("We spoke, and I asked")
    VOICEMAIL = "voicemail", _("Left the agreed words, nothing of the group")
    SENT = "sent", _("Sent the agreed words, nothing of the group")


LIVE = frozenset({PlaceState.INVITED, PlaceState.TAKES_PART})

AUDIT_SENTENCES = {
    "support.list_groups": _("looked at the agency's groups"),
    "support.open_group": _("opened a group"),
    "support.open_group_list": _("opened the list of a group that they facilitate"),
    "support.print_group_list": _("printed the list of a session"),
    "support.begin_group": _("began a group"),
    "support.change_group": _("changed a group"),
    "support.end_group": _("ended a group"),
    "support.add_facilitator": _("let a colleague facilitate a group"),
    "support.end_facilitator": _("ended that a colleague facilitates a group"),
    "support.add_group_session": _("set a session of a group"),
    "support.cancel_group_session": _("cancelled a session of a group"),
    "support.take_register": _("noted who came to a session"),
    "support.read_groups_of": _("looked at the groups of a person supported"),
    "support.join_group": _("put a person supported on the waiting list of a group"),
    "support.bar_from_group": _("was told that a group is not for a person supported"),
    "support.invite_to_group": _("invited a person supported to a group"),
    "support.move_group_place": _("noted where a person supported stands with a group"),
    "support.keep_apart": _("noted whom a person supported must not meet"),
    "support.read_kept_apart": _("looked at whom a person supported must not meet"),
}
AUDIT_RECORDS = {
    "support.Group": _("Group"),
    "support.Facilitator": _("Facilitator of a group"),
    "support.GroupSession": _("Session of a group"),
    "support.GroupPlace": _("Place in a group"),
    "support.Attendance": _("Who came to a session"),
    "support.KeptApart": _("Whom somebody must not meet"),
}
AUDIT_FIELDS = {
    "about": _("what it is"),
    "answer_by_date": _("answer by"),
    "called": _("name on the list"),
    "came": _("who came"),
    "invited_at": _("when they were invited"),
    "tokens": _("hashes of the names to keep apart"),
    "cancelled_at": _("when it was cancelled"),
    "ends_at": _("end"),
    "group": _("group"),
    "membership": _("who facilitates"),
    "name": _("name"),
    "names": _("whom not to meet"),
    "route": _("way"),
    "size": _("places"),
    "starts_at": _("beginning"),
    "topic": _("what it is about"),
    "where": _("where it is"),
}
