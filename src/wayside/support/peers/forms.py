"""Applications, checks, talks, readiness, and proposing a volunteer."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners.models import Membership
from wayside.support.models import Volunteer
from wayside.support.peers import queries
from wayside.support.peers.vocabulary import CheckKind
from wayside.support.supervision.forms import MemberField
from wayside.support.supervision.queries import workers
from wayside.web.forms import DateField, Form, Look


class ApplicationForm(Form):
    """Somebody who wants to volunteer."""

    name = forms.CharField(label=_("Name"), max_length=120)
    reach = forms.CharField(label=_("How may we reach them?"), max_length=300, required=False)
    offers = forms.CharField(
        label=_("What do they offer, and when?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    is_peer = forms.BooleanField(
        label=_("They bring lived experience, and want that to be known"), required=False
    )
    supervisor = MemberField(label=_("Who supervises them?"), queryset=Membership.objects.none())
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"offers": Look(rows=3)}

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        held = workers(actor.controller_id, today=today)
        self.fields["supervisor"].queryset = held  # type: ignore[attr-defined]


class OwnApplicationForm(ApplicationForm):
    """The same of somebody supported."""

    is_peer = None  # type: ignore[assignment]
    agreed_known = forms.BooleanField(
        label=_("They agree that those who run volunteering know they are supported here"),
        required=False,
        help_text=_("Without it nobody who runs volunteering sees it. They can change it later."),
    )


class CheckForm(Form):
    """A check or training."""

    kind = forms.ChoiceField(label=_("What?"), choices=CheckKind, widget=forms.RadioSelect)
    done = DateField(label=_("Day"), picker=True)
    until = DateField(
        label=_("Until"),
        required=False,
        picker=True,
        help_text=_("Blank: three years for a DBS check, two for safeguarding, others for good."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"kind": Look(small=True)}

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        found = super().clean() or self.cleaned_data
        if not self.errors and found["until"] and found["until"] < found["done"]:
            self.add_error("until", _("This must be after the day on which it was done."))
        return found


class VolunteerTalkForm(Form):
    """A talk in supervision."""

    held = DateField(label=_("Day of the talk"), picker=True)
    words = forms.CharField(
        label=_("What was talked about, and what was agreed"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Nothing of anybody supported: that belongs in their record."),
    )
    next_date = DateField(label=_("Next talk"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=5)}


class ReadinessForm(Form):
    """What two found together."""

    is_ready = forms.ChoiceField(
        label=_("What did the two of you find?"),
        choices=((True, _("Ready now")), (False, _("Not yet"))),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In their own words"), max_length=1000, required=False, widget=forms.Textarea
    )
    together = forms.BooleanField(label=_("We judged it together"))
    looks: ClassVar[Mapping[str, Look]] = {"is_ready": Look(small=True), "words": Look(rows=3)}


class VolunteerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A volunteer by name, with what they offer."""

    def label_from_instance(self, obj: Any) -> str:
        """The name, and what they offer."""
        return f"{obj.name}: {obj.offers}" if obj.offers else str(obj.name)


class MatchForm(Form):
    """Whom somebody agreed to meet."""

    volunteer = VolunteerField(
        label=_("Which volunteer?"), queryset=Volunteer.objects.none(), widget=forms.RadioSelect
    )
    called = forms.CharField(
        label=_("Which name may the volunteer know?"),
        max_length=60,
        help_text=_("A first name, or one agreed."),
    )
    agreed = forms.BooleanField(label=_("This person wants it, and agreed to that name"))
    looks: ClassVar[Mapping[str, Look]] = {"volunteer": Look(small=True)}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ready = Volunteer.objects.filter(id__in=[each.id for each in queries.ready(today=today)])
        self.fields["volunteer"].queryset = ready  # type: ignore[attr-defined]
        self.fields["volunteer"].empty_label = None  # type: ignore[attr-defined]
