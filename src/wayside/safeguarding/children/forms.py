"""Who was told what, the outcome, how an adult is known, and which record a concern joins."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Membership
from wayside.safeguarding.children import queries
from wayside.safeguarding.children.due import called
from wayside.safeguarding.children.vocabulary import How, Outcome, Whom
from wayside.safeguarding.paths.forms import MomentForm
from wayside.web.forms import Look, OnceForm, VersionForm

MADE_TO = (Whom.CHILDRENS_CARE, Whom.POLICE)


class TellingForm(MomentForm, OnceForm, VersionForm):
    """Who was told what, how and when."""

    whom = forms.ChoiceField(label=_("Who was told?"), choices=Whom, widget=forms.RadioSelect)
    who = forms.CharField(
        label=_("Name and reference"),
        max_length=200,
        required=False,
        help_text=_("The person you spoke with, and the number they gave it."),
    )
    how = forms.ChoiceField(label=_("How?"), choices=How, widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What were they told?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("What is known, and what is only thought. Say which is which."),
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "whom": Look(small=True),
        "how": Look(small=True, inline=True),
        "what": Look(rows=5),
    }
    field_order = ("form_id", "version", "whom", "who", "how", "day", "clock", "what", "wishes")


class MakeForm(TellingForm):
    """The referral itself, with what the child wants."""

    wishes = forms.CharField(
        label=_("What does the child want, in their own words?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Leave it empty if nobody could ask yet."),
    )
    looks: ClassVar[Mapping[str, Look]] = {**TellingForm.looks, "wishes": Look(rows=3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whom = self.fields["whom"]
        assert isinstance(whom, forms.ChoiceField)  # noqa: S101  as it is above
        whom.choices = [(each.value, each.label) for each in MADE_TO]
        whom.initial = Whom.CHILDRENS_CARE


class LeadForm(VersionForm):
    """Who leads it."""

    lead = forms.ModelChoiceField(
        label=_("Who leads this?"),
        queryset=Membership.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("Whoever is on duty for safeguarding, or knows the child. They are told."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"lead": Look(small=True)}

    def __init__(self, *args: Any, leads: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["lead"]
        field.queryset, field.label_from_instance = leads, _name_of


class OutcomeForm(VersionForm):
    """What children's social care decided."""

    outcome = forms.ChoiceField(
        label=_("What did they decide?"), choices=Outcome, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What did they say?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text=_("If you disagree, say so there, and refer again."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"outcome": Look(small=True), "words": Look(rows=4)}


class LeaveForm(VersionForm):
    """How it is known that this is an adult."""

    why = forms.CharField(
        label=_("How is it known that this is an adult?"), max_length=1000, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"why": Look(rows=3)}


def _name_of(member: Membership) -> str:
    return member.person.name


class JoinForm(VersionForm):
    """Which child it is."""

    into = forms.ChoiceField(label=_("Which child is it?"), widget=forms.RadioSelect)
    looks: ClassVar[Mapping[str, Look]] = {"into": Look(small=True)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, forms.ChoiceField)  # noqa: S101  as it is above
        into.choices = [(str(each.id), called(each)) for each in queries.to_join()]
