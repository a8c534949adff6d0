"""Referring somebody, answering, and looking back at what it came to."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.directory.models import Service
from wayside.people.contact.presenters import hours
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactRoute, Person
from wayside.people.safeguards import bars_others
from wayside.sharing.agreements.vocabulary import Category
from wayside.support.models.referrals import DAYS
from wayside.support.referrals import queries
from wayside.support.referrals.actions import Said
from wayside.support.referrals.vocabulary import Declined, Outcome, Reached, Way
from wayside.support.vocabulary import NeedKind
from wayside.web.forms import Form, Look

SMALL: Mapping[str, Look] = {
    "needs": Look(small=True),
    "categories": Look(small=True),
    "route": Look(small=True),
    "words": Look(rows=6),
}


Choice = tuple[str, str, str]


class ServiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A service, named with who runs it."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name and who runs it."""
        return f"{obj.name} – {obj.organization.name}"


class RouteField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A way to reach somebody, without the number."""

    def label_from_instance(self, obj: Any) -> str:
        """Its kind and its hours."""
        return f"{obj.get_kind_display()}: {hours(obj.days, obj.from_time, obj.until_time)}"


class SaidForm(Form):
    """What a referral is to say."""

    needs = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=NeedKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    categories = forms.MultipleChoiceField(
        label=_("Which kinds of information does it hold?"),
        help_text=_("They must be agreed to before it can be sent, each of them."),
        choices=Category,
        widget=forms.CheckboxSelectMultiple,
    )
    route = RouteField(
        label=_("Which way to reach this person goes along?"),
        help_text=_("Only with “How to reach them safely” above. The service is asked first too."),
        queryset=ContactRoute.objects.none(),
        required=False,
        empty_label=_("None"),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What is the service to be told?"),
        help_text=_("Write it together. Tell no more than they need."),
        max_length=4000,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = SMALL

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = ContactRoute.objects.filter(subject=person.subject_id, retired_at=None)
        if bars_others(person):
            ways = ways.exclude(kind=RouteKind.THROUGH)
        self.fields["route"].queryset = ways.order_by("created_at", "id")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The kind of information and the way that goes along belong together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        has_kind = Category.SAFE_CONTACT in data.get("categories", ())
        if has_kind and data.get("route") is None:
            self.add_error("route", str(_("Choose the way that goes along.")))
        if data.get("route") is not None and not has_kind:
            self.add_error("categories", str(_("Add how to reach them safely, or choose no way.")))
        return data

    def said(self) -> Said:
        """What the referral is to say."""
        data = self.cleaned_data
        return Said(data["needs"], data["categories"], data["words"], data["route"])


def choose(form: Form, *, actor: Actor, offers: Sequence[Choice]) -> None:
    """Let a form choose among services, each with why it fits or not; all of them may be chosen."""
    field = form.fields["service"]
    field.queryset = queries.services_to_refer_to(visible_to=actor)  # type: ignore[attr-defined]
    field.choices = [(value, label) for value, label, _hint in offers]  # type: ignore[attr-defined]
    hints = {value: hint for value, _label, hint in offers}
    form.looks = {**form.looks, "service": Look(small=True, hints=hints)}  # type: ignore[misc]


class ReferForm(SaidForm):
    """The same, with the service."""

    service = ServiceField(
        label=_("To which service?"),
        help_text=_(
            "What fits stands first, judged by this record and by what each entry says. You may "
            "choose any. One that is not here: open it in the directory and choose “Refer "
            "somebody”."
        ),
        queryset=Service.objects.none(),
        widget=forms.RadioSelect,
    )
    field_order = ("service", "needs", "categories", "route", "words")

    def __init__(self, *args: Any, actor: Actor, offers: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, actor=actor, offers=offers)


class TransferForm(Form):
    """Which service instead."""

    service = ServiceField(
        label=_("To which service instead?"),
        queryset=Service.objects.none(),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, offers: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, actor=actor, offers=offers)


class DeclineForm(Form):
    """Why a service declines."""

    declined_because = forms.ChoiceField(
        label=_("Why can you not take this on?"),
        help_text=_(
            "If you support this person already, choose another reason and speak with them: "
            "whoever refers does not learn that you know each other."
        ),
        choices=Declined,
        widget=forms.RadioSelect,
    )
    looks: ClassVar[Mapping[str, Look]] = {"declined_because": Look(small=True)}


class ReviewForm(Form):
    """What a referral came to."""

    outcome = forms.ChoiceField(
        label=_("What did it come to, as this person sees it?"),
        choices=Outcome,
        widget=forms.RadioSelect,
    )
    looks: ClassVar[Mapping[str, Look]] = {"outcome": Look(small=True)}


class FirstAnswerForm(Form):
    """The first answer to somebody who wrote or rang."""

    way = forms.ChoiceField(label=_("How did you answer?"), choices=Way, widget=forms.RadioSelect)
    reached = forms.ChoiceField(
        label=_("What came of it?"), choices=Reached, widget=forms.RadioSelect
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "way": Look(small=True),
        "reached": Look(small=True),
    }


class TimesForm(Form):
    """Within how long a service answers."""

    receive_days = forms.IntegerField(label=_("Received within"), validators=DAYS)
    accept_days = forms.IntegerField(label=_("Accepted or declined within"), validators=DAYS)
    start_days = forms.IntegerField(label=_("Begun within"), validators=DAYS)
    working_days = forms.BooleanField(
        label=_("Working days: no weekends, no bank holidays"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        name: Look(width="3", suffix=_("days"))
        for name in ("receive_days", "accept_days", "start_days")
    }
