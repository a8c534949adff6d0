"""What may be done with the directory: plain verbs."""

from wayside.directory.actions.concealing import conceal, open_confidential, reveal
from wayside.directory.actions.entries import (
    add_service,
    change_place,
    change_reach,
    change_service,
    change_terms,
)
from wayside.directory.actions.exports import export_directory
from wayside.directory.actions.imports import import_directory
from wayside.directory.actions.keeping import close, confirm, reopen
from wayside.directory.actions.organizations import add_organization, change_organization
from wayside.directory.actions.settings import change_strands, set_review

__all__ = [
    "add_organization",
    "add_service",
    "change_organization",
    "change_place",
    "change_reach",
    "change_service",
    "change_strands",
    "change_terms",
    "close",
    "conceal",
    "confirm",
    "export_directory",
    "import_directory",
    "open_confidential",
    "reopen",
    "reveal",
    "set_review",
]
