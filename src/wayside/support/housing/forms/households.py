"""Who would move, what they need and what they wish, as it is asked together with somebody."""

import re
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.calculations.placement import Sex
from wayside.support.housing.forms.places import LinesField
from wayside.support.housing.rules import area_key
from wayside.support.housing.vocabulary import ByAndFor, MindLevel, PlaceKind, UseLevel
from wayside.support.models import Place
from wayside.support.models.housing import MOST_CHILDREN, OLDEST
from wayside.web.forms import Form, Look

NOT_ASKED = ("", _("Not known"))
YES_NO = [("yes", _("Yes")), ("no", _("No")), NOT_ASKED]
ASKED = {
    "recourse": _("Can they have public funds?"),
    "script": _("On a methadone or buprenorphine script?"),
    "wheelchair": _("A wheelchair?"),
    "pets": _("Pets that come along?"),
    "arson": _("A history of arson?"),
    "violence": _("A history of violence towards others?"),
    "against_children": _("A history of offences against children?"),
    "on_call": _("Is somebody on call at night needed?"),
}
SEXES = [
    (Sex.WOMAN.value, _("Woman")),
    (Sex.MAN.value, _("Man")),
    (Sex.ANOTHER.value, _("Another way")),
    NOT_ASKED,
]
CHILD = re.compile(r"(?P<age>\d{1,2}|\?)(?:\s*[,;:]?\s*(?P<sex>boy|son|girl|daughter|\?))?", re.I)
SEX_OF = {"boy": "man", "son": "man", "girl": "woman", "daughter": "woman"}
SAID = {"man": "boy", "woman": "girl"}


class ChildrenField(LinesField):
    """One child to a line: age, and boy or girl."""

    def clean(self, value: Any) -> Any:
        """Pairs of age and sex; None where not known.

        Raises:
            ValidationError: a line cannot be read, or there are too many.
        """
        found = []
        for line in super().clean(value):
            match = CHILD.fullmatch(line)
            if match is None:
                raise forms.ValidationError(
                    _("Write each child as an age and “boy” or “girl”, such as “15 boy”.")
                )
            age, sex = match["age"], (match["sex"] or "").lower()
            found.append([None if age == "?" else int(age), SEX_OF.get(sex)])
        if len(found) > MOST_CHILDREN:
            raise forms.ValidationError(_("That are too many children to compare."))
        return found

    def prepare_value(self, value: Any) -> Any:
        """As they are written."""
        if not isinstance(value, list | tuple):
            return value
        lines = (f"{'?' if age is None else age} {SAID.get(sex, '?')}" for age, sex in value)
        return "\n".join(lines)


class HouseholdForm(Form):
    """What every place is compared with."""

    sex = forms.ChoiceField(
        label=_("The person"), choices=SEXES, required=False, widget=forms.RadioSelect
    )
    age = forms.IntegerField(label=_("Age"), min_value=0, max_value=OLDEST, required=False)
    children = ChildrenField(
        label=_("Children who come along"),
        required=False,
        help_text=_("One to a line, such as “15 boy”. Write “?” for what is not known."),
    )
    mind = forms.ChoiceField(
        label=_("How much support with mental health is needed?"),
        choices=[*MindLevel.choices, NOT_ASKED],
        required=False,
        widget=forms.RadioSelect,
    )
    use = forms.ChoiceField(
        label=_("Use of drugs or alcohol"),
        choices=[*UseLevel.choices, NOT_ASKED],
        required=False,
        widget=forms.RadioSelect,
    )
    communities = forms.MultipleChoiceField(
        label=_("Would a place by and for one of these be right?"),
        choices=[*ByAndFor.choices, ("none", _("None of these"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ask. Nothing ticked means that it was not asked."),
    )
    from_areas = forms.MultipleChoiceField(
        label=_("Where do they live, or are they known?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Many refuges take nobody from near by."),
    )
    danger_areas = forms.MultipleChoiceField(
        label=_("Which areas are not safe for them?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    more_danger = LinesField(
        label=_("Other areas that are not safe"), required=False, help_text=_("One to a line.")
    )
    unsafe_places = forms.MultipleChoiceField(
        label=_("In which places is somebody whom they must not meet?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Somebody who lives, works or is often there."),
    )
    wish_kinds = forms.MultipleChoiceField(
        label=_("Which kind of place would they like?"),
        choices=PlaceKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wish_areas = forms.MultipleChoiceField(
        label=_("Where would they like to live?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wish_women = forms.BooleanField(label=_("Women only, if there is a choice"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "age": Look(width="3"),
        "children": Look(rows=3),
        "more_danger": Look(rows=2),
        "sex": Look(small=True, inline=True),
        **dict.fromkeys(ASKED, Look(small=True, inline=True)),
        **dict.fromkeys(
            (
                "mind",
                "use",
                "communities",
                "from_areas",
                "danger_areas",
                "unsafe_places",
                "wish_kinds",
                "wish_areas",
            ),
            Look(small=True),
        ),
    }

    def __init__(
        self, *args: Any, areas: Mapping[str, str], places: Collection[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        first = {name: self.fields.pop(name) for name in ("sex", "age", "children")}
        asked = {
            name: forms.ChoiceField(
                label=label, choices=YES_NO, required=False, widget=forms.RadioSelect
            )
            for name, label in ASKED.items()
        }
        self.fields = first | asked | self.fields
        there = {area_key(each.area): each.area for each in places}
        self._offer("from_areas", list(areas.items()))
        self._offer("danger_areas", list(areas.items()))
        self._offer("wish_areas", sorted(there.items()))
        self._offer("unsafe_places", [(str(each.id), each.name) for each in places])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields[name]

    def answers(self) -> dict[str, Any]:
        """What was said, as it is kept; what was not is left out."""
        data = {name: each for name, each in self.cleaned_data.items() if name != "version"}
        for name in ("mind", "use"):
            data[name] = int(data[name]) if data[name] else None
        more = data.pop("more_danger", [])
        data["danger_areas"] = sorted(
            {*data.get("danger_areas", ()), *(area_key(each) for each in more)}
        )
        return {name: each for name, each in data.items() if each not in (None, "", [], False)}
