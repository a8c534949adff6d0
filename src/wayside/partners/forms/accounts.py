"""Opening accounts: the person first, because the sides are kept apart by person."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.queries import Namesake
from wayside.web.forms import Form, Look

SOMEBODY_ELSE = "new"


class OpenAccountForm(Form):
    """A person's name and the address to sign in with."""

    name = forms.CharField(label=_("Full name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The link to choose a password goes there.")
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="two-thirds", autocomplete="off"),
        "email": Look(width="two-thirds", autocomplete="off"),
    }

    def __init__(self, *args: Any, namesakes: Sequence[Namesake] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if namesakes:
            self.fields["person"] = forms.ChoiceField(
                label=_("Is this one of these people?"),
                widget=forms.RadioSelect,
                choices=[
                    *((str(each.person.id), described(each)) for each in namesakes),
                    (SOMEBODY_ELSE, _("No, somebody else with the same name")),
                ],
                help_text=_(
                    "Somebody with this name has an account already. Two accounts of one person "
                    "are still one person: it keeps enforcement and support apart."
                ),
                error_messages={"required": _("Choose who this is")},
            )


def described(namesake: Namesake) -> str:
    """A person with what tells them from another of the same name."""
    known = ", ".join(namesake.emails or namesake.agencies)
    return f"{namesake.person.name} ({known})" if known else namesake.person.name
