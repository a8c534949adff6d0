"""Paper: Typst templates to tagged, accessible PDF (PDF/UA-1).

Data goes in as one JSON text, so nothing a person wrote is ever taken for markup. Only the
fonts of this installation are used and the date is given, so that one input makes one file.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise

DATA = "data"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class PdfFailedError(RuntimeError):
    """The document could not be made; the message says where the template is wrong."""


class _Encoder(DjangoJSONEncoder):
    """Lazy translations and dates as text; anything else unknown is an error."""


def _printable(value: Any) -> Any:
    """The same without letters that neither paper nor a picture's XML knows. A program's paste
    leaves them in a name, and one such name must not keep a whole document from being made."""
    if isinstance(value, str | Promise):
        return UNPRINTABLE.sub("", str(value))
    if isinstance(value, Mapping):
        return {str(key): _printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each) for each in value]
    return value


def typst_pdf(template: Path, data: Mapping[str, Any], *, now: datetime) -> bytes:
    """Make a PDF/UA-1 document from a Typst template and its data.

    The template reads ``json(bytes(sys.inputs.data))`` and must ``set document(title: …)``.
    Pictures go in as SVG text in the data: ``image(bytes(d.map), alt: "…")``. The template's
    folder is its root: it may import what lies beside it, nothing else.

    Raises:
        PdfFailedError: when the template or the fonts are wrong.
    """
    import typst

    fonts = Path(settings.FONTS_FOLDER)
    if not any(fonts.glob("*.ttf")):
        raise PdfFailedError(f"There are no fonts in {fonts}: run `make setup` to put them there.")
    try:
        made = typst.Compiler(
            input=str(template),
            root=str(template.parent),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={DATA: json.dumps(_printable(data), cls=_Encoder, ensure_ascii=False)},
        ).compile(format="pdf", pdf_standards=["ua-1"], timestamp=now.replace(microsecond=0))
    except typst.TypstError as error:
        raise PdfFailedError(f"{template.name}: {error.message} {error.diagnostic}") from error
    if not isinstance(made, bytes):
        raise PdfFailedError(f"{template.name} made no document.")
    return made
