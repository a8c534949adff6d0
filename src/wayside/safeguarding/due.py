"""What is due of this room towards the people supported."""

from wayside.support.duties import Rows, Source

DUTIES: tuple[Source | Rows, ...] = ()
