"""The screens that people sit before."""

from typing import Any

import pytest

from tests.examples import PROOF

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
TELEPHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
WITHOUT_SCRIPTS: dict[str, Any] = {**DESK, "java_script_enabled": False}
# A story for both is told on a telephone, where less fits, and in proof at a desk too
BOTH = [
    pytest.param(TELEPHONE, id="telephone"),
    *([pytest.param(DESK, id="desk")] if PROOF else []),
]
