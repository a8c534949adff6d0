"""What is done with volunteers and peer supporters."""

from wayside.support.peers.actions.matches import (
    OpenedVolunteering,
    let_know,
    move_match,
    open_volunteering,
    propose_match,
)
from wayside.support.peers.actions.volunteers import (
    Application,
    OpenedVolunteer,
    judge_readiness,
    list_volunteers,
    move_volunteer,
    note_check,
    note_talk,
    open_volunteer,
    take_application,
)

__all__ = [
    "Application",
    "OpenedVolunteer",
    "OpenedVolunteering",
    "judge_readiness",
    "let_know",
    "list_volunteers",
    "move_match",
    "move_volunteer",
    "note_check",
    "note_talk",
    "open_volunteer",
    "open_volunteering",
    "propose_match",
    "take_application",
]
