"""The form that releases a briefing."""

from wayside.patrols.briefing.forms import ReleaseForm


def test_a_reason_is_required_while_a_post_is_empty_and_else_not_asked_for() -> None:
    assert "empty_posts_because" in ReleaseForm({}, asks_why=True).errors
    assert "empty_posts_because" not in ReleaseForm({}, asks_why=False).fields
