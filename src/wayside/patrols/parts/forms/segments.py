"""A part of a night."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency
from wayside.patrols.forms import OnceForm
from wayside.patrols.models import PatrolPlace
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.forms import Look, TimeField


class SegmentForm(OnceForm):
    """What the part is for, when, where, and where partners meet."""

    kind = forms.ChoiceField(
        label=_("What it is for"), choices=SegmentKind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=120,
        help_text=_("Partners read it, such as “Soup kitchen”. Never name a person."),
    )
    start = TimeField(label=_("Start"))
    end = TimeField(label=_("End"))
    place = forms.ChoiceField(label=_("Place"), required=False)
    meeting_point = forms.CharField(
        label=_("Where partners meet"),
        required=False,
        max_length=200,
        help_text=_("For engagement alone, and apart from where officers meet."),
    )
    meeting_time = TimeField(label=_("When partners meet"), required=False)
    officers_point = forms.CharField(
        label=_("Where officers meet"),
        required=False,
        max_length=200,
        help_text=_("Apart from partners, who are never told."),
    )
    officers_time = TimeField(label=_("When officers meet"), required=False)
    caterer = forms.ChoiceField(label=_("Caterer"), required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("For officers. Partners do not see it. Do not name or describe a person."),
    )
    observers_welcome = forms.BooleanField(
        label=_("Sergeants of other areas may observe this part"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True, inline=True),
        "title": Look(width="two-thirds"),
        "start": Look(width="5"),
        "end": Look(width="5"),
        "meeting_point": Look(width="two-thirds"),
        "meeting_time": Look(width="5"),
        "officers_point": Look(width="two-thirds"),
        "officers_time": Look(width="5"),
        "note": Look(rows=3),
    }
    form_errors_lead_to: ClassVar[str] = "start"

    def __init__(
        self, *args: Any, places: Iterable[PatrolPlace], agencies: Iterable[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        none = [("", _("None"))]
        choices: dict[str, list[tuple[Any, Any]]] = {
            "place": [*none, *((str(each.id), each.label) for each in places)],
            "caterer": [*none, *((str(each.id), each.name) for each in agencies)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
