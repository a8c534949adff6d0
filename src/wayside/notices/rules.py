"""What the state of a notice allows. Pure."""

from django.utils.translation import gettext_lazy as _

from wayside.notices.vocabulary import NoticeState
from wayside.web.states import Machine, Transition

POST = _("The outbox itself")
ADMINISTRATOR = _("An administrator")
ROOM = _("The room whose record it tells of, when nothing more is to leave")

NOTICE = Machine(
    slug="notices.notice",
    name=_("A notice"),
    initial=NoticeState.WAITING,
    transitions=(
        Transition(NoticeState.WAITING, "deliver", NoticeState.SENT, POST, _("Deliver")),
        Transition(
            NoticeState.WAITING, "drop", NoticeState.NOWHERE, POST, _("Keep without sending")
        ),
        Transition(NoticeState.WAITING, "give_up", NoticeState.FAILED, POST, _("Give up")),
        Transition(NoticeState.WAITING, "stop", NoticeState.NOWHERE, ROOM, _("Stop it")),
        Transition(NoticeState.FAILED, "stop", NoticeState.NOWHERE, ROOM, _("Stop it")),
        Transition(NoticeState.FAILED, "resend", NoticeState.WAITING, ADMINISTRATOR, _("Resend")),
    ),
    ends=frozenset({NoticeState.SENT, NoticeState.NOWHERE}),
)

MACHINES = (NOTICE,)
