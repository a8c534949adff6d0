"""Who is around somebody, and when one of them is away."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.people.models import Relation
from wayside.people.relations.vocabulary import Coercion, RelationKind, ToldBy
from wayside.web.forms import DateField, Form, Look


class RelationForm(Form):
    """Somebody around a person; a name is not needed."""

    kind = forms.ChoiceField(
        label=_("What are they to this person?"), choices=RelationKind, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("Only if it helps. It is locked, and nobody can be looked for by it."),
    )
    coercion = forms.MultipleChoiceField(
        label=_("Coercion seen or told"),
        choices=Coercion,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("In this person’s own words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "name": Look(width="two-thirds"),
        "coercion": Look(small=True),
        "words": Look(rows=3),
    }


class NoticeForm(Form):
    """On whose record a notice of a release is written, and of whom it is."""

    relation = forms.ModelChoiceField(
        label=_("Who is to be released, and around whom?"), queryset=Relation.objects.none()
    )
    from_date = DateField(label=_("Away from"), picker=True)
    release_date = DateField(label=_("Released on"), picker=True)
    reference = forms.CharField(label=_("Which notice, and from whom"), max_length=300)

    def __init__(self, *args: Any, offered: QuerySet[Relation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["relation"]
        field.queryset = offered  # type: ignore[attr-defined]
        field.label_from_instance = _of_whom  # type: ignore[attr-defined]


def _of_whom(relation: Relation) -> str:
    known = relation.name or relation.get_kind_display()
    return f"{relation.subject.person.called}: {known}"


class AwayForm(Form):
    """When somebody is away."""

    from_date = DateField(label=_("Away from"), picker=True)
    release_date = DateField(
        label=_("Back, or released, on"), picker=True, required=False,
        help_text=_("Blank if it is not known."),
    )  # fmt: skip
    told_by = forms.ChoiceField(
        label=_("How is this known?"), choices=ToldBy, widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label=_("Which notice, and from whom"), max_length=300, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"told_by": Look(small=True)}

    def clean(self) -> dict[str, Any]:
        """A notice says which."""
        found = super().clean() or self.cleaned_data
        if found.get("told_by") == ToldBy.NOTICE and not found.get("reference"):
            self.add_error("reference", _("Enter which notice it was, and from whom."))
        return found
