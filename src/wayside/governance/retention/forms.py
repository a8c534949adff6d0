"""A period to propose."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.governance.retention.rules import LONGEST_MONTHS
from wayside.governance.retention.vocabulary import RecordKind
from wayside.web.forms import DateField, Form, Look


class PeriodForm(Form):
    """Of which kind, how long, on whose word, from which day on."""

    kind = forms.ChoiceField(label=_("Which kind of record?"), choices=RecordKind)
    field_class = forms.ChoiceField(
        label=_("Which data in it?"),
        choices=[("", _("All of it")), *FieldClass.choices],
        required=False,
        help_text=_("A record is erased whole, when the longest period of what is in it is over."),
    )
    months = forms.IntegerField(
        label=_("How long is it kept?"), min_value=1, max_value=LONGEST_MONTHS
    )
    source = forms.CharField(
        label=_("Where does that come from?"),
        max_length=300,
        help_text=_("Your retention schedule, a contract, a provision of the law."),
    )
    to_check = forms.BooleanField(
        label=_("Check before use: nobody has confirmed the source yet"), required=False
    )
    from_date = DateField(label=_("From"), help_text=_("Today or a later day."), picker=True)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "months": Look(width="4", suffix=_("months")),
        "to_check": Look(small=True),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), "to_check": True, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
