"""Forms of rosters."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.models import Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing.rules import MOST_WANTED, WEEKS_AHEAD
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.vocabulary import Duty
from wayside.web.forms import Form, Look
from wayside.workforce.models import Worker


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


class PutOnForm(Form):
    """Who goes on a night for which duty; ``seen`` is its crew when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
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


class GiveUpForm(UnableForm):
    """The same, said by who plans for somebody else, who is told."""

    kind = forms.ChoiceField(
        label=_("Why can they not come?"),
        help_text=_("They are told that they are off the patrol. The reason is not mailed."),
        choices=UnableReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason")},
    )


class UnableNightForm(UnableForm):
    """On which of the coming nights somebody cannot come."""

    patrol = forms.ChoiceField()
    field_order = ("worker", "patrol", "kind")

    def __init__(self, *args: Any, nights: Iterable[Patrol], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["patrol"] = forms.ChoiceField(
            label=_("On which night?"),
            choices=[(str(each.id), patrol_name(each)) for each in nights],
            error_messages={"required": _("Choose a night")},
        )
        self.order_fields(self.field_order)


class UnableForForm(UnableNightForm):
    """The same, said by who plans for somebody of the pool."""

    worker = forms.ChoiceField()
    kind = forms.ChoiceField(
        label=_("Why can they not come?"),
        help_text=_("One word is enough. Only who plans the roster sees it."),
        choices=UnableReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason")},
    )

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"] = forms.ChoiceField(
            label=_("Who?"),
            choices=[(str(each.id), each.person.name) for each in workers],
            error_messages={"required": _("Choose a person of the pool")},
        )
        self.order_fields(self.field_order)


class WantedForm(Form):
    """How many of each duty a patrol needs."""

    lead = forms.IntegerField(label=Duty.LEAD.label, min_value=0, max_value=MOST_WANTED[Duty.LEAD])
    trained = forms.IntegerField(
        label=_("Trained officers beside the lead"),
        min_value=0,
        max_value=MOST_WANTED[Duty.TRAINED],
    )
    local = forms.IntegerField(
        label=_("Local officers of the ward"), min_value=0, max_value=MOST_WANTED[Duty.LOCAL]
    )
    looks: ClassVar[Mapping[str, Look]] = {
        each: Look(width="2") for each in ("lead", "trained", "local")
    }
