"""Words of the parts of a night: answers, observers, why a night is cancelled or moved."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    """What an agency answered; see ``rules.INVITATION``."""

    INVITED = "invited", _("Invited")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ObserverState(models.TextChoices):
    """Where an observer's visit stands; see ``rules.OBSERVER``."""

    INVITED = "invited", _("Invited")
    COMING = "coming", _("Coming")
    DECLINED = "declined", _("Declined")
    OBSERVED = "observed", _("Observed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SupportBy(models.TextChoices):
    """How an observer was supported afterwards."""

    CALL = "call", _("Call")
    MAIL = "mail", _("Mail")


class Upset(models.TextChoices):
    """What happened to a planned night."""

    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")


class DisruptionKind(models.TextChoices):
    """Why a night is cancelled or moved."""

    WEATHER = "weather", _("Weather")
    DEMAND = "demand", _("Another demand on officers")
    PEOPLE = "people", _("Not enough people")
    SAFETY = "safety", _("Safety")
    PARTNERS = "partners", _("Partners cannot come")
    OTHER = "other", _("Another reason")


AUDIT_SENTENCES = {
    "patrols.open_parts": _("opened the parts of a night"),
    "patrols.add_segment": _("added a part to a night"),
    "patrols.change_segment": _("changed a part of a night"),
    "patrols.remove_segment": _("removed a part of a night"),
    "patrols.confirm_clothes": _("confirmed that a patrol goes in plain clothes"),
    "patrols.invite_agency": _("invited an agency to engagement"),
    "patrols.withdraw_invitation": _("withdrew an agency's invitation"),
    "patrols.open_invitations": _("opened their agency's invitations"),
    "patrols.open_invitation": _("opened an invitation of their agency"),
    "patrols.answer_invitation": _("answered an invitation for their agency"),
    "patrols.remind_agencies": _("reminded agencies of invitations"),
    "patrols.list_observers": _("listed the observers of an area's patrols"),
    "patrols.invite_observer": _("invited a sergeant of another area to observe"),
    "patrols.note_observer": _("noted an observer's answer"),
    "patrols.follow_up": _("recorded support given to an observer"),
    "patrols.move_patrol": _("moved a patrol to another night"),
    "patrols.note_disruption": _("noted why a night was cancelled or moved"),
}

AUDIT_RECORDS = {
    "patrols.Segment": _("Part of a night"),
    "patrols.Invitation": _("Invitation"),
    "patrols.Observer": _("Observer"),
    "patrols.FollowUp": _("Support given to an observer"),
    "patrols.Disruption": _("Cancelled or moved night"),
}

AUDIT_FIELDS = {
    "agency": _("agency"),
    "attendees": _("who comes"),
    "by_hand": _("shaped by hand"),
    "caterer": _("caterer"),
    "cost_pence": _("cost"),
    "declined_because": _("why declined"),
    "email": _("e-mail address"),
    "message": _("message"),
    "name": _("name"),
    "notice_days": _("days' notice"),
    "reply_by_date": _("reply by"),
    "room_for": _("how many people"),
    "unit": _("area and unit"),
    "upset": _("what happened"),
    "way": _("how"),
    "who_to_call": _("who to call"),
    "withdrawn_at": _("when it was withdrawn"),
    "withdrawn_because": _("why withdrawn"),
    "kind": _("kind"),
    "meeting_at": _("when partners meet"),
    "meeting_point": _("where partners meet"),
    "observers_welcome": _("open to observers"),
    "officers_point": _("where officers meet"),
    "officers_time": _("when officers meet"),
    "place": _("place"),
    "plain_clothes_at": _("when plain clothes were confirmed"),
    "plain_clothes_by": _("who confirmed plain clothes"),
    "segments": _("parts of the night"),
    "title": _("what"),
}
