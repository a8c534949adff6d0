"""How one field is drawn, where the default is not enough."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Look:
    """The drawing of one field; a form lists these in ``looks`` by field name.

    ``width`` is characters (2, 3, 4, 5, 10, 20, 30) or a share ("one-half", "two-thirds").
    ``heading`` makes the label the page's only heading. ``hints`` gives options a second line
    by value; ``reveals`` shows another field of the form under the option with that value.
    """

    width: str = ""
    prefix: str | Promise = ""
    suffix: str | Promise = ""
    inline: bool = False
    small: bool = False
    heading: bool = False
    bold: bool = True
    hidden_label: bool = False
    autocomplete: str = ""
    rows: int = 5
    drop_zone: bool = True
    hints: Mapping[str, str | Promise] = field(default_factory=dict)
    reveals: Mapping[str, str] = field(default_factory=dict)

    @property
    def width_class(self) -> str:
        """GOV.UK's class for the width."""
        if not self.width:
            return ""
        return (
            f"govuk-input--width-{self.width}"
            if self.width.isdigit()
            else (f"govuk-!-width-{self.width}")
        )


PLAIN = Look()
