"""What is due of this room towards the people supported."""

from wayside.safeguarding.dash import due as dash
from wayside.support.duties import Rows, Source

DUTIES: tuple[Source | Rows, ...] = (*dash.DUTIES,)
from wayside.safeguarding.children import due as children
from wayside.support.duties import Rows, Source

DUTIES: tuple[Source | Rows, ...] = (*children.DUTIES,)
