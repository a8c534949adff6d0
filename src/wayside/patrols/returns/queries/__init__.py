"""Returns, their versions, drafts, and what is awaited."""

from wayside.patrols.returns.queries.filed import (
    filed_of,
    newest,
    parts_of,
    plan_of,
    versions_of,
)
from wayside.patrols.returns.queries.reviews import Material, decided_in, material_of
from wayside.patrols.returns.queries.talks import talks_of
from wayside.patrols.returns.queries.waiting import (
    Awaited,
    awaited,
    draft_of,
    due_hours,
    incident_number_of,
)

__all__ = [
    "Awaited",
    "Material",
    "awaited",
    "decided_in",
    "draft_of",
    "due_hours",
    "filed_of",
    "incident_number_of",
    "material_of",
    "newest",
    "parts_of",
    "plan_of",
    "talks_of",
    "versions_of",
]
