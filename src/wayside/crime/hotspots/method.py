"""What stands for the method itself in a run's fingerprint: a hash of the code that computes.

After an upgrade that changes how places are ranked, stored runs of the old way are not shown.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from wayside.calculations import hotspots as calculations

MODULES = ("facts.py", "ground.py", "layers.py", "ranking.py", "recorded.py", "source.py")


@cache
def method_mark() -> str:
    """The same as long as the code is the same."""
    here = Path(__file__).parent
    files = [*sorted(Path(calculations.__file__).parent.glob("*.py")), *(here / m for m in MODULES)]
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]
