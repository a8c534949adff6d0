"""What is due of this room towards the people supported, and its part of a timeline."""

from wayside.safeguarding.childhood import due as childhood
from wayside.safeguarding.children import due as children
from wayside.safeguarding.concerns import due as concerns
from wayside.safeguarding.dash import due as dash
from wayside.safeguarding.death import due as death
from wayside.safeguarding.handed import due as handed
from wayside.safeguarding.missing import due as missing
from wayside.safeguarding.orders import due as orders
from wayside.safeguarding.slavery import due as slavery
from wayside.support.duties import Rows, Source
from wayside.support.timeline.registry import Source as Moments

DUTIES: tuple[Source | Rows, ...] = (
    *childhood.DUTIES,
    *children.DUTIES,
    *concerns.DUTIES,
    *dash.DUTIES,
    *death.DUTIES,
    *handed.DUTIES,
    *missing.DUTIES,
    *orders.DUTIES,
    *slavery.DUTIES,
)
MOMENTS: tuple[Moments, ...] = (
    children.MOMENTS,
    concerns.MOMENTS,
    missing.MOMENTS,
    orders.MOMENTS,
    slavery.MOMENTS,
)
