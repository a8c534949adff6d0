"""Kinds of crime file, states of an import, and what may be said of a row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    """What a crime file holds. The first three are those of data.police.uk."""

    STREET = "street", _("Street crime (data.police.uk)")
    OUTCOMES = "outcomes", _("Outcomes (data.police.uk)")
    STOP_SEARCH = "stop_search", _("Stop and search (data.police.uk)")
    FORCE = "force", _("A force's own extract")


class ExtractState(models.TextChoices):
    """The life of one version of a month of a force."""

    LOADING = "loading", _("Being loaded")
    CURRENT = "current", _("In use")
    FORMER = "former", _("Replaced, kept")
    DROPPED = "dropped", _("Replaced, rows removed")


class ImportState(models.TextChoices):
    """How far a file, or a batch of files, has come."""

    WAITING = "waiting", _("Waiting")
    READING = "reading", _("Reading")
    LOADED = "loaded", _("Loaded")
    FAILED = "failed", _("Not loaded")


FINISHED = (ImportState.LOADED, ImportState.FAILED)


class LineGroup(models.TextChoices):
    """What became of the lines in a set: not stored, or stored and noted."""

    SET_ASIDE = "set_aside", _("Set aside, not stored")
    OUTSIDE = "outside", _("Outside the area, not stored")
    OBSERVED = "observed", _("Stored and noted")


class OffenceKind(models.TextChoices):
    """What a force's offence codes come down to for this work; others keep their own name."""

    SOLICITING = "soliciting", _("Soliciting by a buyer (SOA 2003 s.51A)")
    KERB_CRAWLING = "kerb_crawling", _("Kerb crawling (soliciting from a vehicle)")
    PERSISTENT_LOITERING = (
        "persistent_loitering",
        _("Persistent loitering or soliciting (SOA 1959 s.1)"),
    )
    PAYING_EXPLOITED = (
        "paying_exploited",
        _("Paying for services of a person exploited (SOA 2003 s.53A)"),
    )
    EXPLOITATION = "exploitation", _("Exploitation of prostitution (class 24)")
    MODERN_SLAVERY = "modern_slavery", _("Modern slavery (class 106)")
    CHILD_EXPLOITATION = "child_exploitation", _("Sexual exploitation of a child (class 71)")
    SEXUAL_OFFENCE = "sexual_offence", _("Rape and other sexual offences")
    VIOLENCE = "violence", _("Violence, threats and harassment")
    ROBBERY = "robbery", _("Robbery")
    DRUGS = "drugs", _("Drugs")
    ANTI_SOCIAL_BEHAVIOUR = "anti_social_behaviour", _("Anti-social behaviour")
    OTHER = "other", _("Other")


AUDIT_SENTENCES = {
    "crime.start_import": _("put crime files in line to be imported"),
    "crime.import_extract": _("imported a month of recorded crime"),
    "crime.replace_extract": _("replaced a month of recorded crime"),
    "crime.restore_extract": _("brought back the former version of a month of recorded crime"),
    "crime.sweep_originals": _("removed kept files that belonged to nothing"),
    "crime.refuse_file": _("could not import a crime file"),
    "crime.export_lines": _("downloaded lines of a crime file"),
    "crime.save_mapping": _("saved a mapping for a force's own extract"),
    "crime.view_report": _("looked at the quality report of an import"),
    "crime.list_marked_places": _("looked at the marked places"),
    "crime.open_marked_place": _("looked at a marked place"),
    "crime.mark_place": _("marked a place"),
    "crime.change_marked_place": _("changed a marked place"),
    "crime.retire_marked_place": _("retired a marked place"),
    "crime.change_weights": _("changed how kinds of crime count"),
    "crime.reset_weights": _("set how kinds of crime count back to the defaults"),
    "crime.export_hotspots": _("exported hot spots"),
    "crime.list_place_rows": _("listed the recorded crimes behind a hot spot"),
    "crime.list_set_aside": _("listed recorded crimes set aside from the hot spots"),
}

AUDIT_RECORDS = {
    "crime.Extract": _("Month of recorded crime"),
    "crime.HotspotRun": _("Hot spots"),
    "crime.ImportBatch": _("Import"),
    "crime.ImportFile": _("Crime file"),
    "crime.Mapping": _("Mapping of a force's own extract"),
    "crime.MarkedPlace": _("Marked place"),
}

AUDIT_FIELDS = {
    "choices": _("columns and offences"),
    "count": _("number of records"),
    "facts": _("reasons"),
    "force": _("police force"),
    "kind": _("kind"),
    "kinds": _("what counts"),
    "label": _("place"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "name": _("name"),
    "reason": _("reason"),
    "retired_at": _("when it was retired"),
    "retired_by": _("who retired it"),
    "retired_because": _("why it was retired"),
    "review_date": _("when to look again"),
    "rows": _("rows"),
    "sample": _("sample file"),
    "score": _("score"),
    "state": _("which version is in use"),
    "ward": _("ward"),
}
