"""Where the script lies that keeps the form open without signal."""

from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "static" / "patrols" / "return_worker.js"
