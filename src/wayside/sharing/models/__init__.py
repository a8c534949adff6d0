"""Records of sharing."""

from wayside.sharing.models.grants import Grant, Subject

__all__ = ["Grant", "Subject"]
