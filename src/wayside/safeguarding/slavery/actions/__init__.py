"""What is done where somebody may be exploited."""

from wayside.safeguarding.slavery.actions.cases import (
    Opened,
    Signs,
    begin_nrm,
    change_nrm,
    open_nrm,
)
from wayside.safeguarding.slavery.actions.notices import make_ms1, preview_ms1, take_ms1
from wayside.safeguarding.slavery.actions.steps import Told, step_nrm, tell_nrm

__all__ = [
    "Opened",
    "Signs",
    "Told",
    "begin_nrm",
    "change_nrm",
    "make_ms1",
    "open_nrm",
    "preview_ms1",
    "step_nrm",
    "take_ms1",
    "tell_nrm",
]
