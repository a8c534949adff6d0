"""``make docs``: write the generated pages, and the catalogue of words for translators, again."""

import subprocess
import sys

from scripts import packages, steps


def main() -> None:
    """Run both writers in the developers' environment; fail if one does."""
    packages.install("dev")
    writers = (("wayside", "docs"), ("python", "-m", "scripts.catalogue"))
    sys.exit(max(run(*writer) for writer in writers))


def run(program: str, *arguments: str) -> int:
    """One writer's exit status."""
    command = [str(packages.executable(program)), *arguments]
    return subprocess.call(command, cwd=steps.PROJECT, env=steps.environment())


if __name__ == "__main__":
    steps.main(main)
