"""The catalogue of every word that people see, ``locale/en_GB``, for whoever translates Wayside.

``make docs`` writes it, ``make check`` fails when it is stale. It is extracted and compiled
without the gettext programs, which a machine need not have. What is blank is compiled as the
English it is, so that each word is found at the first look: else every one of a page's hundreds
is sought in five catalogues of other packages first.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from scripts.steps import PROJECT

CATALOGUE = PROJECT / "locale" / "en_GB" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
TEMPLATES = (".html", ".txt")
ALWAYS = datetime(2018, 7, 2, tzinfo=UTC)  # a true date would make every day's catalogue another


def sources() -> Iterator[Path]:
    """Every module and template of ours that a person may read words of."""
    for path in sorted((PROJECT / "src" / "wayside").rglob("*")):
        parts = set(path.relative_to(PROJECT).parts)
        if parts & {"tests", "migrations", "gallery"}:
            continue
        if path.suffix == ".py" or ("templates" in parts and path.suffix in TEMPLATES):
            yield path


def as_python(path: Path) -> bytes:
    """A module as it is; a template as Django rewrites it, in brackets so that indents mean
    nothing."""
    text = path.read_text()
    return (text if path.suffix == ".py" else f"({templatize(text)}\n)").encode()


def extracted() -> Catalog:
    """Every message, with the files it stands in; line numbers would change with every edit."""
    found = Catalog(
        locale="en_GB", project="Wayside", fuzzy=False, creation_date=ALWAYS, revision_date=ALWAYS
    )
    for path in sources():
        name = str(path.relative_to(PROJECT))
        for _line, message, comments, context in extract(
            "python", BytesIO(as_python(path)), KEYWORDS
        ):
            found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return found


def known() -> Catalog:
    """The catalogue as it should stand, with what was translated before."""
    fresh = extracted()
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as handle:
            for message in read_po(handle, locale="en_GB"):
                if message.id and message.id in fresh:
                    fresh[message.id].string = message.string
    return fresh


def written(catalogue: Catalog) -> str:
    """For translators."""
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, omit_header=True, include_lineno=False)
    return HEADER + out.getvalue().decode()


def compiled(catalogue: Catalog) -> bytes:
    """For the running application, what is blank filled in."""
    for message in catalogue:
        if message.id and not any(_forms(message.string)):
            message.string = message.id
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _forms(words: object) -> tuple[object, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (words,)


HEADER = """# Every word that people see in Wayside. Written by make docs; what is blank is English.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: en_GB\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def main(arguments: list[str]) -> None:
    """Write the catalogue, or with ``--check`` only say that it is stale."""
    settings.configure()
    catalogue = known()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    for path, content in (
        (CATALOGUE, written(catalogue).encode()),
        (COMPILED, compiled(catalogue)),
    ):
        if path.exists() and path.read_bytes() == content:
            continue
        if "--check" in arguments:
            sys.exit(
                f"Stale: {path.relative_to(PROJECT)}. Run make docs and commit what it writes."
            )
        path.write_bytes(content)
        print(f"Written: {path.relative_to(PROJECT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
