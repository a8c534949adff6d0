"""Filing, correcting, keeping and opening returns."""

from wayside.patrols.returns.actions.chasing import chase
from wayside.patrols.returns.actions.drafts import keep_draft
from wayside.patrols.returns.actions.filing import correct_return, file_return
from wayside.patrols.returns.actions.looks import open_form, open_return

__all__ = ["chase", "correct_return", "file_return", "keep_draft", "open_form", "open_return"]
