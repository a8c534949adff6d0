"""``make format``: write Python and templates in the form that ``make check`` asks for."""

import subprocess

from scripts import packages, steps
from scripts.check import template_arguments


def main() -> None:
    """Sort imports and take what the linter can mend, then format."""
    packages.install("dev")
    for command in (
        ["ruff", "check", "--fix", "--quiet"],
        ["ruff", "format"],
        ["djade", *template_arguments()],
    ):
        program = str(packages.executable(command[0]))
        subprocess.call([program, *command[1:]], cwd=steps.PROJECT, env=steps.environment())


if __name__ == "__main__":
    steps.main(main)
