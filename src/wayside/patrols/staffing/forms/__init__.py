"""Forms of rosters."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.staffing.rules import WEEKS_AHEAD
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.vocabulary import Duty
from wayside.web.forms import Form, Look
from wayside.workforce.models import Worker


class VersionForm(Form):
    """A button that must know which version was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WeeksForm(Form):
    """How many weeks ahead."""

    weeks = forms.IntegerField(
        label=_("How many weeks ahead?"),
        min_value=1,
        max_value=26,
        initial=WEEKS_AHEAD,
        error_messages={"required": _("Enter a number of weeks from 1 to 26")},
    )
    looks: ClassVar[Mapping[str, Look]] = {"weeks": Look(width="2")}


class PutOnForm(VersionForm):
    """Who goes on a night for which duty."""

    worker = forms.ChoiceField()
    duty = forms.ChoiceField(
        label=_("For which duty?"),
        choices=Duty.choices,
        error_messages={"required": _("Choose a duty")},
    )

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(each.id), each.person.name) for each in workers]
        self.fields["worker"] = forms.ChoiceField(
            label=_("Who?"),
            choices=people,
            error_messages={"required": _("Choose a person of the pool")},
        )


class UnableForm(Form):
    """Why somebody cannot come: one word, nothing more is asked."""

    kind = forms.ChoiceField(
        label=_("Why can you not come?"),
        help_text=_("One word is enough. Only who plans the roster sees it."),
        choices=[each for each in UnableReason.choices if each[0] != UnableReason.PLANNER],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason")},
    )
