"""What may be done with the directory: plain verbs."""

from wayside.directory.actions.exports import export_directory
from wayside.directory.actions.imports import import_directory

__all__ = ["export_directory", "import_directory"]
