"""Which steps of a legal demand its pages offer."""

from wayside.sharing.demands.rules import DEMAND, is_barred
from wayside.sharing.models import LegalDemand


def steps_of(demand: LegalDemand) -> set[str]:
    """The verbs that lead on; without agreeing where it can only be refused, which is said."""
    found = {step.verb for step in DEMAND.steps_from(demand.state)}
    undecided = found & {"propose", "refuse"}
    if undecided and is_barred(demand.kind, for_immigration=demand.for_immigration):
        return found - {"agree"} | {"only_refuse"}
    return found
