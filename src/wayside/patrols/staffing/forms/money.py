"""Forms of money."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import FundingGrant
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.web.forms import Form


class TermsForm(Form):
    """What a grant may pay for, in the funder's words."""

    pays = forms.MultipleChoiceField(
        label=_("What may it pay for?"),
        choices=[each for each in PayKind.choices if each[0] != PayKind.NONE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reading = forms.CharField(
        label=_("The funder's words that say so"),
        max_length=300,
        error_messages={"required": _("Copy the funder's words that say so")},
    )


class ChargeForm(Form):
    """Which grant pays for a night."""

    grant = forms.ChoiceField()

    def __init__(self, *args: Any, grants: Iterable[FundingGrant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"] = forms.ChoiceField(
            label=_("Which grant pays?"),
            choices=[(str(each.id), each.funder) for each in grants],
            error_messages={"required": _("Choose a grant")},
        )
