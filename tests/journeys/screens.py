"""The screens that people sit before."""

from typing import Any

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
TELEPHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
WITHOUT_SCRIPTS: dict[str, Any] = {**DESK, "java_script_enabled": False}
