"""The front-end packages and the list of what is taken from them.

Everything a browser loads from others comes from npm by the lock file and is copied to
``build/assets/vendor``; the fonts of printed pages to ``build/fonts``. On the way out fall the
fonts and the crest that only government services may use, and the source maps.
"""

import re
import shutil
from pathlib import Path

from scripts import packages, steps
from scripts.steps import PROJECT

MODULES = PROJECT / "node_modules"
VENDOR = PROJECT / "build" / "assets" / "vendor"
FONTS = PROJECT / "build" / "fonts"
GOVUK = "govuk-frontend/dist/govuk"
MOJ = "@ministryofjustice/frontend/moj"
MAPLIBRE = "maplibre-gl/dist"
SOURCE_SANS = "source-sans/TTF"

# From the package's file (or files) to the folder below build/assets/vendor
COPIED = (
    (f"{GOVUK}/govuk-frontend.min.css", "govuk"),
    (f"{GOVUK}/govuk-frontend.min.js", "govuk"),
    (f"{MOJ}/moj-frontend.min.css", "moj"),
    (f"{MOJ}/moj-frontend.min.js", "moj"),
    (f"{MOJ}/assets/images/icon-*.svg", "moj/images"),
    (f"{MAPLIBRE}/maplibre-gl.mjs", "maplibre"),
    (f"{MAPLIBRE}/maplibre-gl-shared.mjs", "maplibre"),
    (f"{MAPLIBRE}/maplibre-gl-worker.mjs", "maplibre"),
    (f"{MAPLIBRE}/maplibre-gl.css", "maplibre"),
    ("maplibre-gl/LICENSE.txt", "maplibre"),
)
PRINT_FONTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")

FONT_FACE = re.compile(r"@font-face\s*{[^}]*}")
CREST = re.compile(r"url\([^)]*crest[^)]*\)")
IMAGES = re.compile(r"url\((['\"]?)/assets/images/")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$", re.M)


def install_modules(*, with_tools: bool) -> None:
    """``npm ci`` with the Node of the environment; ``with_tools`` adds the tests' browser."""
    files = [PROJECT / name for name in ("package.json", "package-lock.json", ".npmrc")]
    stamp = MODULES / ".wayside"
    value = steps.digest(files)
    wanted = f"{value} tools" if with_tools else value
    if steps.is_current(stamp, wanted) or steps.is_current(stamp, f"{value} tools"):
        return
    command = [str(packages.executable("npm")), "ci", "--no-progress"]
    steps.run("npm", command if with_tools else [*command, "--omit=dev"])
    steps.write_stamp(stamp, wanted)


def build() -> None:
    """Copy what the list names, unless that was done for just these packages and this list."""
    stamp = PROJECT / "build" / "assets.stamp"
    value = steps.digest([PROJECT / "package-lock.json", Path(__file__)])
    if steps.is_current(stamp, value) and VENDOR.is_dir() and FONTS.is_dir():
        return
    for made in (VENDOR, FONTS):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
    for pattern, folder in COPIED:
        _copy(pattern, VENDOR / folder)
    for cut in PRINT_FONTS:
        _copy(f"{SOURCE_SANS}/SourceSans3-{cut}.ttf", FONTS)
    _copy("source-sans/LICENSE.md", FONTS)
    steps.write_stamp(stamp, value)


def _copy(pattern: str, folder: Path) -> None:
    sources = sorted(MODULES.glob(pattern))
    if not sources:
        raise steps.FailedError(f"{pattern} is not in node_modules; scripts/assets.py names it.")
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        if source.suffix in {".css", ".js", ".mjs"}:
            (folder / source.name).write_text(cleaned(source.read_text()))
        else:
            shutil.copyfile(source, folder / source.name)


def cleaned(text: str) -> str:
    """A style sheet or script without foreign fonts, crest and source maps."""
    text = SOURCE_MAP.sub("", FONT_FACE.sub("", text))
    return IMAGES.sub(r"url(\1images/", CREST.sub("none", text))
