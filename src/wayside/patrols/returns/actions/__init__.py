"""Filing, correcting, keeping and opening returns."""

from wayside.patrols.returns.actions.chasing import chase, forget_drafts
from wayside.patrols.returns.actions.drafts import keep_draft
from wayside.patrols.returns.actions.filing import correct_return, file_return
from wayside.patrols.returns.actions.looks import open_form, open_return
from wayside.patrols.returns.actions.reviewing import (
    decide,
    note_for_review,
    open_months,
    open_review,
)
from wayside.patrols.returns.actions.talking import tell_conversation

__all__ = [
    "chase",
    "correct_return",
    "decide",
    "file_return",
    "forget_drafts",
    "keep_draft",
    "note_for_review",
    "open_form",
    "open_months",
    "open_return",
    "open_review",
    "tell_conversation",
]
