"""How the whole trail stands; it is one chain for all agencies."""

from dataclasses import dataclass

from wayside.audit.models import ChainLink, Checkpoint, Verification


@dataclass(frozen=True, slots=True)
class TrailState:
    """How many events there are, what is sealed and what the last check found."""

    events: int
    checkpoint: Checkpoint | None
    since_checkpoint: int
    verification: Verification | None


def trail_state() -> TrailState:
    """As it stands now."""
    head = ChainLink.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    checkpoint = Checkpoint.objects.order_by("-seq").first()
    return TrailState(
        events=head,
        checkpoint=checkpoint,
        since_checkpoint=head - (checkpoint.seq if checkpoint else 0),
        verification=Verification.objects.order_by("-finished_at").first(),
    )
