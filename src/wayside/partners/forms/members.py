"""Giving, deciding and ending roles; choosing one's own."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.vocabulary import TWO_PERSON_ROLES, Role, side_of
from wayside.partners import queries
from wayside.partners.models import Agency, Area, Membership
from wayside.web.forms import DateField, Form, Look


def roles_by_side() -> list[tuple[str, list[tuple[str, str]]]]:
    """The roles in groups, as a list to choose from shows them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for role in Role:
        label = str(role.label)
        if role in TWO_PERSON_ROLES:
            label = str(_("%(role)s (two people)") % {"role": label})
        groups.setdefault(str(side_of(role).label), []).append((role.value, label))
    return list(groups.items())


class GiveRoleForm(Form):
    """A role for a person, at an agency, in an area, for a time."""

    account = forms.ModelChoiceField(
        label=_("Account"), queryset=Account.objects.none(), empty_label=_("Choose an account")
    )
    role = forms.ChoiceField(
        label=_("Role"),
        help_text=_("A role that opens records, or gives out roles, is granted by two people."),
    )
    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=_("Choose an agency")
    )
    area = forms.ModelChoiceField(
        label=_("Area"),
        queryset=Area.objects.none(),
        empty_label=_("Choose an area"),
        help_text=_("The role reaches everything that lies within."),
    )
    from_date = DateField(label=_("From"))
    until_date = DateField(label=_("Until"), required=False)
    reason = forms.CharField(
        label=_("Why this person needs it"),
        widget=forms.Textarea,
        max_length=1000,
        help_text=_("The second person reads this before granting the role."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"reason": Look(rows=3)}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = queries.accounts(visible_to=actor).filter(  # type: ignore[attr-defined]
            is_active=True
        )
        self.fields["account"].label_from_instance = named  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("Choose a role")), *roles_by_side()]  # type: ignore[attr-defined]
        self.fields["agency"].queryset = queries.agencies(visible_to=actor)  # type: ignore[attr-defined]
        self.fields["area"].queryset = queries.areas(visible_to=actor).defer("boundary")  # type: ignore[attr-defined]


def named(account: Account) -> str:
    """An account as a list shows it: two accounts of one person can be told apart."""
    return f"{account.person.name} ({account.email})"


class DeclineForm(Form):
    """Why a proposed role is not granted."""

    note = forms.CharField(label=_("Why not"), widget=forms.Textarea, max_length=1000)
    looks: ClassVar[Mapping[str, Look]] = {"note": Look(rows=3)}


class EndRoleForm(Form):
    """When a role ends."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DateField(
        label=_("Last day"),
        help_text=_("Today ends the role at once, also where the person is signed in."),
    )


class ChooseRoleForm(Form):
    """Which of one's own roles to act under."""

    membership = forms.ChoiceField(label=_("Act as"), widget=forms.RadioSelect)
    looks: ClassVar[Mapping[str, Look]] = {"membership": Look(heading=True)}

    def __init__(self, *args: Any, held: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].choices = [  # type: ignore[attr-defined]
            (str(each.id), f"{each.get_role_display()}, {each.agency}, {each.area}")
            for each in held
        ]
