"""What is asked about a service: itself, closing it, making it confidential."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.directory import queries
from wayside.directory.models import Organization, Service
from wayside.directory.permissions import SET_DIRECTORY
from wayside.directory.rules import SERVICES, WrongEntryError, check_concealed_text, check_kind
from wayside.directory.vocabulary import Need
from wayside.partners import queries as partners
from wayside.partners.forms.versions import VersionedForm
from wayside.web.forms import Form, Look

CONFIDENTIAL = _(
    "Where it is is then stored nowhere, and it stands in no public feed or export. A refuge "
    "always is."
)


class ServiceForm(VersionedForm):
    """A service's own facts."""

    needs = forms.MultipleChoiceField(
        label=_("Helps with"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    url = forms.URLField(
        label=_("Web address"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Service
        fields = (
            "name",
            "organization",
            "kind",
            "confidential",
            "description",
            "needs",
            "strands",
            "url",
            "email",
            "answer_days",
            "alert",
            "keeper",
        )
        widgets = {"kind": forms.RadioSelect, "strands": forms.CheckboxSelectMultiple}
        help_texts = {
            "confidential": CONFIDENTIAL,
            "alert": _("What readers must know today. Leave it blank when there is nothing."),
            "answer_days": _("How long it takes at most until somebody who refers hears."),
            "keeper": _("Its people change and confirm this entry."),
        }

    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="two-thirds"),
        "kind": Look(small=True),
        "needs": Look(small=True),
        "strands": Look(small=True),
        "url": Look(width="two-thirds"),
        "email": Look(width="two-thirds"),
        "answer_days": Look(width="3", suffix=_("days")),
        "alert": Look(rows=2),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["strands"].queryset = queries.strands_in_use()  # type: ignore[attr-defined]
        self.fields["kind"].choices = Service._meta.get_field("kind").get_choices(  # type: ignore[attr-defined]
            include_blank=False
        )
        self.fields["organization"].queryset = Organization.objects.order_by("name")  # type: ignore[attr-defined]
        if not self.instance._state.adding:
            del self.fields["confidential"]
        if actor.may(SET_DIRECTORY):
            self.fields["keeper"].queryset = partners.agencies(visible_to=actor)  # type: ignore[attr-defined]
        else:
            del self.fields["keeper"]

    def clean(self) -> dict[str, Any]:
        """A refuge is confidential, and what is says in words no postcode."""
        cleaned = super().clean() or {}
        hidden = cleaned.get("confidential", self.instance.confidential)
        try:
            check_kind(cleaned.get("kind", ""), confidential=hidden)
        except WrongEntryError as wrong:
            self.add_error("kind", str(wrong))
        for name in ("name", "description", "alert") if hidden else ():
            try:
                check_concealed_text([cleaned.get(name) or ""])
            except WrongEntryError as wrong:
                self.add_error(name, str(wrong))
        return cleaned


class VersionForm(Form):
    """A page about one entry that sends back the version it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, label="")


class CloseForm(VersionForm):
    """How a service closes, and what readers are told."""

    verb = forms.ChoiceField(label=_("What has happened?"), widget=forms.RadioSelect)
    alert = forms.CharField(
        label=_("What readers are told"),
        help_text=_("Such as when it opens again, or where to turn now."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"alert": Look(rows=3)}

    def __init__(self, *args: Any, status: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = [each for each in SERVICES.steps_from(status) if each.verb != "reopen"]
        self.fields["verb"].choices = [(each.verb, each.label) for each in steps]  # type: ignore[attr-defined]


class ConcealForm(VersionForm):
    """That the address goes is read before it goes."""

    sure = forms.BooleanField(label=_("Make it confidential and remove where it is, for good"))


class RevealForm(VersionForm):
    """That anybody can read it then is read first."""

    sure = forms.BooleanField(label=_("Show this service to anybody, in the public feed too"))
