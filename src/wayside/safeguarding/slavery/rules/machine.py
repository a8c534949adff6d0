"""The steps of a case, and who may take which: an adult chooses, a child is never asked to."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.slavery.vocabulary import Explained, NrmState
from wayside.web.states import Machine, NotNow, Transition, Words

State = NrmState
WORKER = _("A worker to whom the record is open, with this person")
DECIDES = _("The competent authority; a worker to whom the record is open notes it")
ADULTS_ONLY = frozenset({"agree", "refuse", "withdraw", "make", "sent", "leave"})
BEFORE_REFERRAL = frozenset(
    {State.SEEN, State.AGREED, State.REFUSED, State.MADE, State.NOTIFIED, State.WITHDRAWN}
)
ADULTS = frozenset({State.AGREED, State.REFUSED, State.MADE, State.NOTIFIED, State.WITHDRAWN})
DECIDED = frozenset({"grounds", "no_grounds", "conclude", "not_conclude"})
OPEN = tuple(each for each in State if each != State.CLOSED)
AGREE, REFUSE = _("They agree to a referral"), _("They do not agree")
NRM = Machine(
    slug="safeguarding.nrm",
    name=_("A case of possible modern slavery"),
    initial=State.SEEN,
    transitions=(
        Transition(State.SEEN, "agree", State.AGREED, WORKER, AGREE),
        Transition(State.SEEN, "refuse", State.REFUSED, WORKER, REFUSE),
        Transition(State.SEEN, "refer", State.REFERRED, WORKER, _("Refer this child")),
        Transition(State.SEEN, "close", State.CLOSED, WORKER, _("No exploitation after all")),
        Transition(State.AGREED, "refer", State.REFERRED, WORKER, _("Referred")),
        Transition(State.AGREED, "withdraw", State.REFUSED, WORKER, _("They take it back")),
        Transition(State.REFUSED, "make", State.MADE, WORKER, _("Notify without identity")),
        Transition(State.REFUSED, "agree", State.AGREED, WORKER, AGREE),
        Transition(State.REFUSED, "leave", State.CLOSED, WORKER, _("No duty to notify: leave it")),
        Transition(State.MADE, "sent", State.NOTIFIED, WORKER, _("The notice was sent")),
        Transition(State.MADE, "agree", State.AGREED, WORKER, AGREE),
        Transition(State.NOTIFIED, "agree", State.AGREED, WORKER, AGREE),
        Transition(State.NOTIFIED, "close", State.CLOSED, WORKER, _("Close it")),
        Transition(State.REFERRED, "grounds", State.RECOVERY, DECIDES, _("Reasonable grounds")),
        Transition(
            State.REFERRED, "no_grounds", State.NO_GROUNDS, DECIDES, _("No reasonable grounds")
        ),
        Transition(State.RECOVERY, "conclude", State.CONCLUSIVE, DECIDES, _("Conclusive grounds")),
        Transition(
            State.RECOVERY,
            "not_conclude",
            State.NOT_CONCLUSIVE,
            DECIDES,
            _("No conclusive grounds"),
        ),
        *(
            Transition(each, "withdraw", State.WITHDRAWN, WORKER, _("They leave the NRM"))
            for each in (State.REFERRED, State.RECOVERY)
        ),
        Transition(
            State.NO_GROUNDS, "reconsider", State.REFERRED, WORKER, _("Asked to decide again")
        ),
        Transition(
            State.NOT_CONCLUSIVE, "reconsider", State.RECOVERY, WORKER, _("Asked to decide again")
        ),
        Transition(State.WITHDRAWN, "agree", State.AGREED, WORKER, AGREE),
        *(
            Transition(each, "close", State.CLOSED, WORKER, _("Close it"))
            for each in (
                State.NO_GROUNDS,
                State.CONCLUSIVE,
                State.NOT_CONCLUSIVE,
                State.WITHDRAWN,
            )
        ),
        *(
            Transition(each, "child", State.SEEN, WORKER, _("They are a child, or may be"))
            for each in (State.AGREED, State.REFUSED, State.MADE, State.NOTIFIED, State.WITHDRAWN)
        ),
        Transition(State.CLOSED, "reopen", State.SEEN, WORKER, _("Look at it again")),
    ),
)


def check_step(
    state: str, verb: str, *, is_child: bool, must_notify: bool, to_tell: bool
) -> Transition:
    """The step, where it is this person's.

    Raises:
        NotNow: it is an adult's step, a child's, or not possible from there.
    """
    step = NRM.check_can(state, verb)
    refused = _refused(state, verb, is_child=is_child, must_notify=must_notify, to_tell=to_tell)
    if refused:
        raise NotNow(refused)
    return step


def hidden_steps(state: str, *, is_child: bool, must_notify: bool, to_tell: bool) -> frozenset[str]:
    """The steps that are not shown: they are not this person's."""
    verbs = {each.verb for each in NRM.steps_from(state)}
    given = {"is_child": is_child, "must_notify": must_notify, "to_tell": to_tell}
    return frozenset(each for each in verbs if _refused(state, each, **given))


def check_explained(explained: Collection[str]) -> None:
    """Raises:
    NotNow: an agreement would rest on something that was not made clear.
    """
    if set(Explained.values) - set(explained):
        raise NotNow(_("Whoever agrees must know all of this. Explain what is missing first."))


def _refused(state: str, verb: str, *, is_child: bool, must_notify: bool, to_tell: bool) -> Words:
    if is_child and verb in ADULTS_ONLY:
        return _("A child needs no consent and is not asked for it: refer this child.")
    if not is_child and verb == "child":
        return _("First note on the record that this person is a child, or may be.")
    if not is_child and verb == "refer" and state == State.SEEN:
        return _("An adult is referred only as they agree. Explain it, and ask.")
    if verb == "leave" and must_notify:
        return _("This first responder must notify. The notice holds no identity.")
    if verb == "close" and to_tell:
        return _("First note what this person was told of the decision.")
    return ""
