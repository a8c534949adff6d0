"""Plain Markdown: headings, tables, and the line that says where a page comes from."""

from collections.abc import Iterable, Sequence

ORIGIN = "<!-- Written by `wayside docs` from the code. Change the code, then run `make docs`. -->"


def document(title: str, *blocks: str) -> str:
    """A whole page."""
    return "\n\n".join([ORIGIN, f"# {title}", *(block for block in blocks if block)]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; a bar in a cell would end it, so it is escaped."""
    lines = [_row(heads), _row(["---"] * len(heads))]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def paragraph(text: str | None) -> str:
    """A docstring's text as paragraphs on one line each."""
    blocks = (text or "").strip().split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in cells)} |"
