"""Proposing, declining and ending agreements."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Agency
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.web.forms import DateField, Form, LimitedFileField, Look

SMALL = Look(small=True)


class AgreementForm(Form):
    """What an agreement is to say."""

    title = forms.CharField(label=_("Title"), max_length=160)
    parties = forms.ModelMultipleChoiceField(
        label=_("Agencies"), queryset=Agency.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    purposes = forms.MultipleChoiceField(
        label=_("What for"), choices=Purpose, widget=forms.CheckboxSelectMultiple
    )
    categories = forms.MultipleChoiceField(
        label=_("What is shared"), choices=Category, widget=forms.CheckboxSelectMultiple
    )
    from_date = DateField(label=_("From"), picker=True)
    until_date = DateField(label=_("Until"), picker=True, required=False)
    document = forms.CharField(
        label=_("Where the signed document is"),
        help_text=_("A link, or where it is filed."),
        max_length=1000,
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "title": Look(width="two-thirds"),
        "parties": SMALL,
        "purposes": SMALL,
        "categories": SMALL,
        "document": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].queryset = partners.agencies(visible_to=actor)  # type: ignore[attr-defined]


class DocumentForm(Form):
    """The signed document of a version."""

    file = LimitedFileField(
        label=_("Document"),
        help_text=_("A PDF, a photograph or a text document of at most 5 MB."),
        limit="attachment",
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class ReasonForm(Form):
    """Why."""

    note = forms.CharField(
        label=_("Why"),
        help_text=_("Every agency reads it. Name nobody whom you support or share about."),
        max_length=1000,
        widget=forms.Textarea,
    )
