"""What may be done about who is around somebody."""

from wayside.people.relations.actions.custodies import (
    Away,
    add_custody,
    change_custody,
    end_custody,
    prepare_release,
)
from wayside.people.relations.actions.relations import (
    Known,
    add_relation,
    change_relation,
    end_relation,
    read_relations,
)
from wayside.people.relations.actions.telling import tell_of_releases

__all__ = [
    "Away",
    "Known",
    "add_custody",
    "add_relation",
    "change_custody",
    "change_relation",
    "end_custody",
    "end_relation",
    "prepare_release",
    "read_relations",
    "tell_of_releases",
]
