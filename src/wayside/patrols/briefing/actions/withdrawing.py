"""Calling a released briefing back: by the coordinator, or because the risk has changed."""

from wayside.patrols import rules
from wayside.patrols.actions import steps
from wayside.patrols.briefing.actions.telling import tell_called_back
from wayside.patrols.models import Briefing, Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import Verb


def withdraw(patrol: Patrol, because: str, doing: steps.Doing) -> bool:
    """Call the briefing back if the patrol's state lets it be; whether it was, is told. The
    caller holds the week's lock."""
    step = rules.PATROL.step(patrol.state, "call_back")
    if step is None:
        return False
    Briefing.objects.filter(patrol=patrol, called_back_at__isnull=True).update(
        called_back_at=doing.now, called_back_because=because[:2000]
    )
    steps.count_up(patrol, doing.now, state=step.target)
    steps.tell(
        patrol.week,
        Verb.CALL_BACK,
        doing,
        about=patrol,
        subject=patrol_name(patrol),
        reason=because[:1000],
        fields=("state", "called_back_because"),
    )
    tell_called_back(patrol, because, steps.Doing(doing.by, doing.now))
    return True
