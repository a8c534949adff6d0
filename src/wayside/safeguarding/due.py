"""What is due of this room towards the people supported."""

from wayside.safeguarding.childhood import due as childhood
from wayside.safeguarding.children import due as children
from wayside.support.duties import Rows, Source

DUTIES: tuple[Source | Rows, ...] = (*children.DUTIES, *childhood.DUTIES)
