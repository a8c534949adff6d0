"""How somebody asked, what is held back and why, and how it was given."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.governance.subject_access.law import exemptions
from wayside.governance.subject_access.vocabulary import (
    AskedHow,
    Decision,
    Handed,
    IdentityCheck,
    LongerBecause,
)
from wayside.web.forms import DateField, Form, Look

WAYS = [(each.value, each.label) for each in (Decision.PART, Decision.WITHHOLD)]


class VersionForm(Form):
    """What each form of a request sends along."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


class AskForm(Form):
    """When and how somebody asked."""

    asked_date = DateField(label=_("When did they ask?"), picker=True)
    how = forms.ChoiceField(label=_("How?"), choices=AskedHow, widget=forms.RadioSelect)
    identity = forms.ChoiceField(
        label=_("How do we know that it is them?"),
        choices=IdentityCheck,
        widget=forms.RadioSelect,
        help_text=_("Do not ask for a document where their worker knows them."),
    )
    identity_words = forms.CharField(label=_("What was seen?"), max_length=300, required=False)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"how": Look(small=True), "identity": Look(small=True)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class HoldBackForm(VersionForm):
    """What is held back of a piece, on which ground, and why."""

    decision = forms.ChoiceField(
        label=_("How much is held back?"), choices=WAYS, widget=forms.RadioSelect
    )
    passages = forms.CharField(
        label=_("Which words?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("If not all of it: each passage on a line of its own, as it is written."),
    )
    code = forms.ChoiceField(label=_("On which ground?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("The second person reads this; for health data, name whose opinion it is."),
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "decision": Look(small=True),
        "passages": Look(rows=3),
        "code": Look(small=True),
        "reason": Look(rows=3),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check = _("check before use")
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.use} ({each.provision}{f'; {check}' if each.to_check else ''})")
            for each in exemptions().values()
        ]


class GivenForm(VersionForm):
    """How it was given."""

    handed = forms.ChoiceField(
        label=_("How was it given?"),
        choices=Handed,
        widget=forms.RadioSelect,
        help_text=_("Ask first whether it is safe for them to have it at home."),
    )


class LongerForm(VersionForm):
    """Why it takes longer."""

    because = forms.ChoiceField(
        label=_("Why does it take longer?"), choices=LongerBecause, widget=forms.RadioSelect
    )
