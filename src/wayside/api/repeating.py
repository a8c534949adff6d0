"""Does what a system asks for once, however often it asks: the action within leaves the event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wayside.api.models import KeptAnswer
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Repeated:
    """What is asked, so that it can be told apart: by which token, with which key, which words."""

    token_id: UUID
    key: str
    words: bytes

    @property
    def form_id(self) -> UUID:
        """The number under which the action itself knows it again."""
        return uuid5(self.token_id, self.key)

    @property
    def asked_hash(self) -> str:
        """A keyed hash of the words: they are not kept."""
        return salted_hmac("wayside.api.asked", self.words, algorithm="sha256").hexdigest()


def done_once(
    asked: Repeated, act: Callable[[UUID], dict[str, Any]], *, now: datetime
) -> dict[str, Any]:
    """Act, and keep what is answered; or give the answer that was kept. Of two that ask at one
    moment the second waits for the first. What is refused keeps nothing, and can be tried again.

    Raises:
        NotNow: the key was used for something else.
    """
    with transaction.atomic():
        made, is_new = KeptAnswer.objects.select_for_update().get_or_create(
            token_id=asked.token_id,
            key=asked.key,
            defaults={"asked_hash": asked.asked_hash, "at": now},
        )
        if not is_new:
            if made.asked_hash != asked.asked_hash:
                raise NotNow(
                    _("This Idempotency-Key was used for another request. Send a new one.")
                )
            kept: dict[str, Any] = made.answer
            return kept
        made.answer = act(asked.form_id)
        made.save(update_fields=["answer"])
        return dict(made.answer)
