"""The form of a night, and the two of its week's review."""

from wayside.patrols.returns.forms.night import CorrectionForm, Night, ReturnForm, count_name
from wayside.patrols.returns.forms.reviews import DecisionForm, NoteForm

__all__ = ["CorrectionForm", "DecisionForm", "Night", "NoteForm", "ReturnForm", "count_name"]
