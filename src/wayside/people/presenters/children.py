"""What was done for somebody who is, or may be, a child, as far as it is true."""

from django.utils.translation import gettext_lazy as _

from wayside.people.models import Person
from wayside.people.vocabulary import ChildTold
from wayside.web.states import Words

TOLD: dict[str, Words] = {
    ChildTold.LEAD: _("Your agency’s safeguarding lead has been told, and can open this record."),
    ChildTold.AREA: _(
        "Your agency has no safeguarding lead. The area’s safeguarding leads have been told that a "
        "child is here, without a name: speak with one of them."
    ),
    ChildTold.NOBODY: _(
        "Nobody could be told: neither your agency nor the area has a safeguarding lead here. Ring "
        "children’s social care yourself, and 999 where there is danger now."
    ),
}


def told_of(person: Person) -> Words:
    """Who was told; of a record that is older than this note, that leads can open it."""
    return TOLD.get(
        person.child_told, _("The safeguarding leads of your agency can open this record.")
    )
