"""The worked example of ``docs/linkage.md`` runs as it is written."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[5] / "docs" / "linkage.md"


def test_the_worked_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), flags=re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)
    assert names["match"]
