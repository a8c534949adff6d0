"""What each record is, in the words of its model's docstring."""

from django.apps import apps
from django.db.models import Model

from wayside.config.reference.markdown import document, paragraph

INTRODUCTION = "The records Wayside keeps, in the order of the alphabet, with the room of each."


def page() -> str:
    """``docs/glossary.md``."""
    models = [model for model in apps.get_models() if model.__module__.startswith("wayside.")]
    models.sort(key=lambda model: _name(model).lower())
    return document("Glossary", INTRODUCTION, *(_entry(model) for model in models))


def _name(model: type[Model]) -> str:
    name = str(model._meta.verbose_name)
    return name[:1].upper() + name[1:]


def _entry(model: type[Model]) -> str:
    return f"**{_name(model)}** (`{model._meta.label}`): {paragraph(model.__doc__)}"
