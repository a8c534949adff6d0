"""``make shots``: the screenshots of docs/images, taken from a running demo."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import packages, steps
from scripts.steps import PROJECT, FailedError

FOLDER = PROJECT / "docs" / "images"
PASSWORD = "wayside-demo-2018"
DESK = (1280, 900)
PHONE = (390, 844)
SHOTS = (
    ("this-week", "coordinator", "/", DESK),
    ("week", "coordinator", "/lambeth/weeks/2018-W28/", DESK),
    ("hot-spots", "analyst", "/lambeth/hot-spots/", DESK),
    ("layers", "analyst", "/lambeth/hot-spots/layers/", DESK),
    ("imports", "coordinator", "/lambeth/crime/", DESK),
    ("audit", "governance-officer", "/governance/audit/", DESK),
    ("week-phone", "ward-sergeant", "/st-leonards/weeks/2018-W28/", PHONE),
)


def main() -> None:
    """Take the pictures with the developers' environment."""
    packages.install("dev")
    python = packages.executable("python")
    if Path(sys.prefix) == PROJECT / ".venv":
        take()
    else:
        command = [str(python), "-m", "scripts.shots"]
        sys.exit(subprocess.call(command, cwd=PROJECT, env=steps.environment()))


def take() -> None:
    """Take every picture."""
    from playwright.sync_api import Error, sync_playwright

    base = f"http://127.0.0.1:{os.environ.get('WAYSIDE_PORT') or '8000'}"
    chromium = shutil.which("chromium")
    if chromium is None:
        raise FailedError("Screenshots need Debian's chromium: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
        )
        for name, login, path, (width, height) in SHOTS:
            context = browser.new_context(viewport={"width": width, "height": height})
            page = context.new_page()
            try:
                page.goto(f"{base}/accounts/login/")
                page.fill("input[name=login]", f"{login}@wayside.example")
                page.fill("input[name=password]", PASSWORD)
                page.click("main button[type=submit]")
                page.wait_for_load_state()
                page.goto(base + path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{name}.png")
            except Error as error:
                raise FailedError(f"{base}{path}: {error.message} Is make demo running?") from error
            context.close()
            print(f"docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    steps.main(main)
