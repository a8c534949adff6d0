"""Who joins, changes and leaves."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area
from wayside.web.forms import DateField, Form, Look
from wayside.workforce.vocabulary import Grade, Leaving, Mindset, Suitability, WorkerKind

NOBODY = _("Nobody yet")


class DetailsForm(Form):
    """What is kept of somebody beside their name."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"))
    kind = forms.ChoiceField(
        label=_("Kind"), choices=WorkerKind, initial=WorkerKind.OFFICER, widget=forms.RadioSelect
    )
    grade = forms.ChoiceField(
        label=_("Grade"), choices=Grade, initial=Grade.CONSTABLE, widget=forms.RadioSelect
    )
    may_lead = forms.BooleanField(label=_("May lead a patrol"), required=False)
    wards = forms.ModelMultipleChoiceField(
        Area.objects.none(),
        label=_("Home wards"),
        help_text=_("The wards whose local officer this is. Leave blank for nobody's."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contracted_hours = forms.DecimalField(
        label=_("Contracted hours a week"), min_value=0, max_value=48, decimal_places=1, initial=40
    )
    wellbeing_lead = forms.ModelChoiceField(
        NaturalPerson.objects.none(),
        label=_("Wellbeing lead"),
        help_text=_(
            "The one other person who reads how they are after a patrol. Better somebody who "
            "decides nothing about them; they are told who it is, and what else that lead decides."
        ),
        required=False,
        empty_label=NOBODY,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "grade": Look(small=True),
        "wards": Look(small=True),
        "contracted_hours": Look(width="4"),
    }

    def __init__(self, *args: Any, area: Area, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = area.agencies.all()  # type: ignore[attr-defined]
        self.fields["wards"].queryset = partners.wards(of=area).defer("boundary")  # type: ignore[attr-defined]
        people = partners.people(visible_to=actor)
        self.fields["wellbeing_lead"].queryset = people  # type: ignore[attr-defined]


class AddForm(DetailsForm):
    """Who joins: somebody with an account, or a new name."""

    person = forms.ModelChoiceField(
        NaturalPerson.objects.none(),
        label=_("Somebody with an account"),
        required=False,
        empty_label=_("Somebody else, named below"),
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    joined = DateField(label=_("In the pool since"), picker=True)
    field_order = ("person", "name", "joined")
    looks: ClassVar[Mapping[str, Look]] = {**DetailsForm.looks, "name": Look(width="two-thirds")}

    def __init__(self, *args: Any, area: Area, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, area=area, actor=actor, **kwargs)
        self.fields["person"].queryset = partners.people(visible_to=actor)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two must be given."""
        data: dict[str, Any] = self.cleaned_data
        if not data.get("person") and not data.get("name"):
            self.add_error("name", str(_("Choose somebody with an account or enter a name")))
        return data


class LeaveForm(Form):
    """Who leaves: when, and why."""

    on = DateField(label=_("Left on"), picker=True)
    because = forms.ChoiceField(label=_("Why"), choices=Leaving, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(small=True)}


class AssessForm(Form):
    """The lead's assessment."""

    mindset = forms.ChoiceField(
        label=_("Attitude towards victims"), choices=Mindset, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Suitability, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("Write what you saw and heard. The person may ask to read it."),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Enter the reasons")},
    )
    on = DateField(label=_("Assessed on"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {
        "mindset": Look(small=True),
        "outcome": Look(small=True),
    }
