"""How an invitation and an observer's visit move on."""

from django.utils.translation import gettext_lazy as _

from wayside.patrols.parts.vocabulary import InvitationState, ObserverState
from wayside.web.states import Machine, Transition

COORDINATOR = _("The coordinator or a deputy")
AGENCY = _("A worker of the agency asked")


INVITATION = Machine(
    slug="patrols.invitation",
    name=_("A partner agency's invitation"),
    initial=InvitationState.INVITED,
    transitions=(
        Transition(
            InvitationState.INVITED, "accept", InvitationState.ACCEPTED, AGENCY, _("Accept")
        ),
        Transition(
            InvitationState.INVITED, "decline", InvitationState.DECLINED, AGENCY, _("Decline")
        ),
        Transition(
            InvitationState.ACCEPTED,
            "accept",
            InvitationState.ACCEPTED,
            AGENCY,
            _("Change who comes"),
        ),
        Transition(
            InvitationState.ACCEPTED, "decline", InvitationState.DECLINED, AGENCY, _("Decline")
        ),
        Transition(
            InvitationState.DECLINED, "accept", InvitationState.ACCEPTED, AGENCY, _("Accept")
        ),
        *(
            Transition(state, "ask_again", InvitationState.INVITED, COORDINATOR, _("Ask again"))
            for state in (InvitationState.ACCEPTED, InvitationState.DECLINED)
        ),
        *(
            Transition(state, "withdraw", InvitationState.WITHDRAWN, COORDINATOR, _("Withdraw"))
            for state in (
                InvitationState.INVITED,
                InvitationState.ACCEPTED,
                InvitationState.DECLINED,
            )
        ),
    ),
    ends=frozenset({InvitationState.WITHDRAWN}),
)

OBSERVER = Machine(
    slug="patrols.observer",
    name=_("An observer's visit"),
    initial=ObserverState.INVITED,
    transitions=(
        Transition(ObserverState.INVITED, "accept", ObserverState.COMING, COORDINATOR, _("Coming")),
        Transition(
            ObserverState.INVITED, "decline", ObserverState.DECLINED, COORDINATOR, _("Declined")
        ),
        Transition(
            ObserverState.COMING, "decline", ObserverState.DECLINED, COORDINATOR, _("Declined")
        ),
        Transition(
            ObserverState.COMING, "observe", ObserverState.OBSERVED, COORDINATOR, _("Observed")
        ),
        Transition(
            ObserverState.COMING, "ask_again", ObserverState.INVITED, COORDINATOR, _("Ask again")
        ),
        *(
            Transition(state, "withdraw", ObserverState.WITHDRAWN, COORDINATOR, _("Withdraw"))
            for state in (ObserverState.INVITED, ObserverState.COMING)
        ),
    ),
    ends=frozenset({ObserverState.DECLINED, ObserverState.OBSERVED, ObserverState.WITHDRAWN}),
)
