"""The worked example of ``docs/rostering.md`` runs as it is written."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[5] / "docs" / "rostering.md"


def test_the_worked_example_runs() -> None:
    parts = re.findall(r"```python\n(.*?)```", PAGE.read_text(), flags=re.DOTALL)
    assert len(parts) == 3
    names: dict[str, object] = {}
    exec("\n".join(parts), names)
    assert names["gaps"]
