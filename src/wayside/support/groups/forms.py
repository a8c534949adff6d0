"""Groups, sessions, who came, and inviting somebody."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.people.models import ContactRoute
from wayside.support.groups import queries
from wayside.support.groups.vocabulary import Asked, Came, GroupKind
from wayside.support.models import Group, GroupPlace
from wayside.support.models.groups import SIZES
from wayside.support.queries import wards_of
from wayside.support.supervision.forms import MemberField
from wayside.web.clock import LONDON
from wayside.web.forms import DateField, Form, Look, TimeField

FACE_TO_FACE = ("", _("Face to face, alone"))


class GroupForm(Form):
    """What a group is."""

    name = forms.CharField(label=_("What is it called?"), max_length=120)
    kind = forms.ChoiceField(label=_("What kind?"), choices=GroupKind, widget=forms.RadioSelect)
    about = forms.CharField(
        label=_("What is it, for whoever is asked?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    ward = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("In which ward?"),
        required=False,
        help_text=_("All that colleagues see of where it is."),
    )
    where = forms.CharField(
        label=_("Where exactly, and how to come in?"),
        max_length=300,
        required=False,
        help_text=_("Shown to who facilitates, and to workers of people who are invited."),
    )
    size = forms.IntegerField(
        label=_("How many places?"), validators=SIZES, min_value=2, max_value=40, initial=10
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "about": Look(rows=3),
        "size": Look(width="3"),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = wards_of(actor)  # type: ignore[attr-defined]


class FacilitatorForm(Form):
    """A colleague who facilitates it too."""

    member = MemberField(label=_("Colleague"), queryset=None)

    def __init__(self, *args: Any, group: Group, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = queries.colleagues(group, today=today)  # type: ignore[attr-defined]


class SessionForm(Form):
    """When a group meets."""

    on = DateField(label=_("Day"), picker=True)
    begins = TimeField(label=_("From"))
    ends = TimeField(label=_("Until"))
    topic = forms.CharField(label=_("What is it about?"), max_length=200, required=False)

    def span(self) -> tuple[datetime, datetime]:
        """The beginning and the end."""
        day = self.cleaned_data["on"]
        begins, ends = (
            datetime.combine(day, self.cleaned_data[each], tzinfo=LONDON)
            for each in ("begins", "ends")
        )
        return begins, ends


class RegisterForm(Form):
    """Who came, name by name; whoever was not asked stays blank."""

    version = forms.IntegerField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, places: Sequence[GroupPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in places:
            self.fields[str(each.id)] = forms.ChoiceField(
                label=each.called, choices=Came, required=False, widget=forms.RadioSelect
            )
        vars(self)["looks"] = {str(each.id): Look(small=True, inline=True) for each in places}

    def came(self) -> dict[str, Came]:
        """What was chosen."""
        return {
            name: Came(value)
            for name, value in self.cleaned_data.items()
            if name != "version" and value
        }


class JoinForm(Form):
    """Which group, and under which name."""

    group = forms.ModelChoiceField(Group.objects.none(), label=_("Which group?"))
    called = forms.CharField(
        label=_("Which name may stand on its list?"),
        max_length=60,
        help_text=_("A first name, or one agreed. Whoever facilitates the group sees no more."),
    )
    agreed = forms.BooleanField(label=_("This person wants it, and agreed to that name"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = queries.running()  # type: ignore[attr-defined]


class InviteForm(Form):
    """How somebody was invited."""

    route = forms.ChoiceField(label=_("By which way?"), required=False, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("What came of it?"), choices=Asked, widget=forms.RadioSelect)
    answer_by = DateField(label=_("Answer by"), picker=True)
    attempt = forms.UUIDField(widget=forms.HiddenInput, label="")
    version = forms.IntegerField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"route": Look(small=True), "how": Look(small=True)}

    def __init__(self, *args: Any, routes: Collection[ContactRoute], **kwargs: Any) -> None:
        kwargs["initial"] = {"attempt": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        ways = [(str(each.id), each.get_kind_display()) for each in routes]
        self.fields["route"].choices = [FACE_TO_FACE, *ways]  # type: ignore[attr-defined]


class ApartForm(Form):
    """Whom somebody must not meet."""

    names = forms.CharField(
        label=_("Whom must this person not meet in a group?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "Names as this person knows them, one to a line. Those around them who harm are "
            "counted in by themselves. A name that sounds alike is kept apart too."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"names": Look(rows=4)}
