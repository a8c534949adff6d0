"""What the figures cannot show, said beside them."""

from django.utils.translation import gettext as _

from wayside.crime.hotspots.sentences import listed, month_name
from wayside.crime.hotspots.source import Holdings
from wayside.crime.models import HotspotRun
from wayside.partners.vocabulary import Dataset


def cautions(run: HotspotRun, holdings: Holdings) -> tuple[str, ...]:
    """What the figures cannot show, said beside them."""
    said = [_("Recorded crime follows police effort as well as what happens.")]
    datasets = set(run.summary["datasets"])
    if datasets <= {Dataset.STREET.value, Dataset.STOP_SEARCH.value}:
        said.insert(
            0,
            _(
                "This is made from data.police.uk alone: it has no soliciting category, is"
                " monthly, and is months old. Places are snap points near the street, not where"
                " something happened."
            ),
        )
    missing = missing_months(holdings, run)
    if missing:
        said.append(
            _("No data is held for %s; that is a gap in the data, not a quiet month.")
            % listed([month_name(month) for month in missing])
        )
    return tuple(said)


def missing_months(holdings: Holdings, run: HotspotRun) -> tuple[str, ...]:
    """Months between the first and the last counted for which no street extract is held."""
    held = {f"{month:%Y-%m}" for month in holdings.months.get(Dataset.STREET, ())}
    first, last = run.summary["first_month"], run.summary["last_month"]
    if not held or first is None:
        return ()
    year, month = (int(part) for part in first.split("-"))
    found = []
    while (name := f"{year:04d}-{month:02d}") <= last:
        if name not in held:
            found.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)
