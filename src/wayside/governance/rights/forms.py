"""What somebody asks to be put right or erased, and what is decided."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.governance.rights.law import grounds_of
from wayside.governance.rights.vocabulary import RightKind
from wayside.governance.subject_access.vocabulary import AskedHow
from wayside.web.forms import DateField, Form, Look


class AskRightForm(Form):
    """What they ask for, when and how."""

    kind = forms.ChoiceField(
        label=_("What do they ask for?"), choices=RightKind, widget=forms.RadioSelect
    )
    wants = forms.CharField(
        label=_("In their words"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("What is wrong and what is right; or why it should not be kept."),
    )
    asked_date = DateField(label=_("When did they ask?"), picker=True)
    how = forms.ChoiceField(label=_("How?"), choices=AskedHow, widget=forms.RadioSelect)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "wants": Look(rows=4),
        "how": Look(small=True),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class RefuseForm(Form):
    """On which ground it is refused, and why."""

    ground = forms.ChoiceField(label=_("On which ground?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_(
            "In words that they can be told. Tell them too that they may complain to the "
            "Information Commissioner, and go to court."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"ground": Look(small=True), "reason": Look(rows=3)}

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check = _("check before use")
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.use} ({each.provision}{f'; {check}' if each.to_check else ''})")
            for each in grounds_of(kind).values()
        ]
