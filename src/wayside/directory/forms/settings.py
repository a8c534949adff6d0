"""Organisations, strands and how often entries are confirmed."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.directory.models import Organization
from wayside.directory.permissions import SET_DIRECTORY
from wayside.directory.vocabulary import StrandGuard
from wayside.partners import queries as partners
from wayside.partners.forms.versions import VersionedForm
from wayside.web.forms import DateField, Form, Look


class OrganizationForm(VersionedForm):
    """Who runs services."""

    website = forms.URLField(
        label=_("Web address"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Organization
        fields = ("name", "description", "email", "website", "agency")
        help_texts = {"agency": _("Referrals then reach it there.")}

    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="two-thirds"),
        "email": Look(width="two-thirds"),
        "website": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if actor.may(SET_DIRECTORY):
            self.fields["agency"].queryset = partners.agencies(visible_to=actor)  # type: ignore[attr-defined]
        else:
            del self.fields["agency"]


class StrandForm(Form):
    """One strand; a new row left blank is none."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False, label="")
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    guards = forms.ChoiceField(
        label=_("What it asks of every page of a record"),
        choices=[("", _("Nothing")), *StrandGuard.choices],
        required=False,
    )
    in_use = forms.BooleanField(label=_("In use"), required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="20", bold=False),
        "in_use": Look(small=True),
    }

    def clean(self) -> dict[str, Any]:
        """A strand that is there keeps a name: services may carry it."""
        cleaned = super().clean() or {}
        if cleaned.get("id") and not cleaned.get("name"):
            self.add_error("name", _("Enter a name; to retire a strand, untick “In use”"))
        return cleaned


StrandFormSet = forms.formset_factory(StrandForm, extra=1, max_num=60, validate_max=True)


def strands(formset: Any) -> list[tuple[UUID | None, str, bool, str]]:
    """The rows of a valid form that name a strand."""
    rows = [each.cleaned_data for each in formset if each.cleaned_data.get("name")]
    return [
        (row["id"], row["name"].strip(), row["in_use"] or not row["id"], row["guards"])
        for row in rows
    ]


class ReviewForm(Form):
    """How often entries are confirmed, from a day on."""

    days = forms.IntegerField(
        label=_("Ask again after"),
        min_value=7,
        max_value=730,
        help_text=_("Entries confirmed longer ago stand in the review queue."),
    )
    from_date = DateField(label=_("From"))
    looks: ClassVar[Mapping[str, Look]] = {"days": Look(width="3", suffix=_("days"))}
