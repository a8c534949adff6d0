"""Our commands with their arguments, as their own help tells them."""

from argparse import Action, ArgumentParser

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from wayside.config.reference.markdown import document, paragraph, table

INTRODUCTION = (
    "`wayside` is in `.venv/bin`. It is Django's management entry point as well: `wayside help` "
    "lists the rest. Commands that print figures take `--json`."
)
NOT_OURS = {action.dest for action in BaseCommand().create_parser("wayside", "any")._actions}


def page() -> str:
    """``docs/reference/commands.md``."""
    ours = {name: app for name, app in get_commands().items() if str(app).startswith("wayside.")}
    return document(
        "Commands", INTRODUCTION, *(_command(ours[name], name) for name in sorted(ours))
    )


def _command(app: str, name: str) -> str:
    command = load_command_class(app, name)
    parser = command.create_parser("wayside", name)
    blocks = [f"## `wayside {name}`", paragraph(str(command.help)), _arguments(parser)]
    for action in parser._actions:
        for verb, below in _verbs(action).items():
            blocks += [f"### `wayside {name} {verb}`", _arguments(below)]
    return "\n\n".join(block for block in blocks if block)


def _verbs(action: Action) -> dict[str, ArgumentParser]:
    choices = action.choices if isinstance(action.choices, dict) else {}
    return {str(verb): parser for verb, parser in choices.items()}


def _arguments(parser: ArgumentParser) -> str:
    rows = [
        (f"`{' '.join(action.option_strings) or action.dest}`", paragraph(action.help))
        for action in parser._actions
        if action.dest not in NOT_OURS and not _verbs(action)
    ]
    return table(("Argument", "Meaning"), rows) if rows else ""
