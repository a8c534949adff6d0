"""``make lock``: resolve the lock files again. No registry address is ever written into one."""

import json

from scripts import packages, steps
from scripts.steps import PROJECT

COMPILE = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]


def main() -> None:
    """Python's three locks, each consistent with the one before, and npm's."""
    plan = steps.Steps(total=2)
    plan.do("Python", python)
    plan.do("npm", npm)


def python() -> None:
    """The lock files of requirements/."""
    uv = [str(packages.executable("uv")), "pip", "compile", "--python-version", "3.11", *COMPILE]
    for name, constraints in (("bootstrap", ""), ("runtime", ""), ("dev", "runtime.txt")):
        extra = ["--constraints", f"requirements/{constraints}"] if constraints else []
        source, target = f"requirements/{name}.in", f"requirements/{name}.txt"
        steps.run(f"lock-{name}", [*uv, source, *extra, "--output-file", target])


def npm() -> None:
    """package-lock.json; .npmrc keeps addresses out of it."""
    command = [str(packages.executable("npm")), "install", "--package-lock-only", "--no-progress"]
    steps.run("lock-npm", command)
    locked = json.loads((PROJECT / "package-lock.json").read_text())
    if any("resolved" in package for package in locked["packages"].values()):
        raise steps.FailedError("package-lock.json holds addresses; see .npmrc.")


if __name__ == "__main__":
    steps.main(main)
