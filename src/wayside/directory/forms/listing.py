"""What a member looks for in the directory."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.directory import queries
from wayside.directory.queries import Asked, Opening
from wayside.directory.vocabulary import Need, Sex, Weekday
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.web.clock import LONDON
from wayside.web.forms import Form, Look

ANY = ("", _("Any"))
NOW = "now"
TAKES = (
    ("substances", _("who use drugs or alcohol")),
    ("script", _("on a methadone or other script")),
    ("children", _("with children")),
    ("recourse", _("without recourse to public funds")),
)


class ListingForm(Form):
    """Filters; all may be left out."""

    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    need = forms.ChoiceField(label=_("Helps with"), choices=[ANY, *Need.choices], required=False)
    strand = forms.ChoiceField(label=_("Strand of violence"), required=False)
    area = forms.ModelChoiceField(
        label=_("Somebody from"), queryset=Area.objects.none(), empty_label=_("Any"), required=False
    )
    sex = forms.ChoiceField(
        label=_("Takes"),
        choices=[ANY, (Sex.FEMALE, Sex.FEMALE.label), (Sex.MALE, Sex.MALE.label)],
        required=False,
    )
    age = forms.IntegerField(label=_("Of the age of"), min_value=0, max_value=120, required=False)
    takes = forms.MultipleChoiceField(
        label=_("Does not refuse people"),
        choices=TAKES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(label=_("Speaks"), required=False)
    open_on = forms.ChoiceField(
        label=_("Open"),
        help_text=_("An entry that gives no hours stays in: ring first."),
        choices=[ANY, (NOW, _("Now")), *Weekday.choices],
        required=False,
    )
    closed = forms.BooleanField(label=_("Closed ones too"), required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "age": Look(width="3"),
        "takes": Look(small=True),
        "closed": Look(small=True),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        strands = [(each.slug, each.name) for each in queries.strands_in_use()]
        spoken = [(each, each) for each in queries.languages_spoken()]
        self.fields["language"].choices = [ANY, *spoken]  # type: ignore[attr-defined]
        self.fields["strand"].choices = [ANY, *strands]  # type: ignore[attr-defined]
        self.fields["area"].queryset = partners.areas(visible_to=actor).defer("boundary")  # type: ignore[attr-defined]

    def asked(self, *, now: datetime) -> Asked:
        """The same as a value, for a moment; nothing is asked where it cannot be read."""
        if not self.is_valid():
            return Asked()
        data = self.cleaned_data
        return Asked(
            words=data["q"],
            need=data["need"],
            strand=data["strand"],
            area_ids=partners.lineage(of=data["area"]) if data["area"] else (),
            sex=data["sex"],
            age=data["age"],
            takes=tuple(data["takes"]),
            language=data["language"],
            open_on=_opening(data["open_on"], now.astimezone(LONDON)),
            with_closed=data["closed"],
        )


def _opening(chosen: str, there: datetime) -> Opening | None:
    if chosen == NOW:
        return Opening(list(Weekday)[there.weekday()], there.time())
    return Opening(Weekday(chosen)) if chosen else None
