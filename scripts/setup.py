"""``make setup``: everything that developing and testing need."""

from scripts import assets, packages, steps


def main() -> None:
    """Install what is missing; nothing when all is current."""
    plan = steps.Steps(total=3)
    plan.do("Python packages, with tools", lambda: packages.install("dev"))
    plan.do("Front-end packages, with the tests' browser", prepare_modules)
    plan.do("Styles, scripts, fonts", assets.build)


def prepare_modules() -> None:
    """The npm packages, those for tests too."""
    assets.install_modules(with_tools=True)


if __name__ == "__main__":
    steps.main(main)
