"""Which strands it is about; the screening about stalking."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.queries import strands_in_use
from wayside.support.strands.vocabulary import Sign
from wayside.web.forms import Form, Look


class StrandsForm(Form):
    """Which strands it is about."""

    strands = forms.MultipleChoiceField(
        label=_("Which strands is it about?"),
        help_text=_("What they ask holds on every page of this record from now on."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"strands": Look(small=True)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(strands_in_use().values_list("slug", "name"))
        self.fields["strands"].choices = choices  # type: ignore[attr-defined]


class ScreenForm(Form):
    """What somebody tells of being stalked."""

    signs = forms.MultipleChoiceField(
        label=_("What happens, or happened?"),
        choices=Sign,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ask each. None chosen means: asked, and none of it."),
    )
    words = forms.CharField(
        label=_("In their own words"), max_length=2000, required=False, widget=forms.Textarea
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"signs": Look(small=True), "words": Look(rows=4)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class ChosenStrandForm(Form):
    """Which strand's needs are counted; blank is those of none."""

    strand = forms.ChoiceField(label=_("Strand"), required=False)

    def __init__(self, *args: Any, strands: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["strand"].choices = [  # type: ignore[attr-defined]
            *strands,
            ("", _("None, or not known")),
        ]
