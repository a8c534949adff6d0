"""The words of risk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instrument(models.TextChoices):
    """What the risk was assessed with."""

    DASH = "dash", _("DASH")
    DARA = "dara", _("DARA")


class Answer(models.TextChoices):
    """The answer to a question."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Don’t know")


class Source(models.TextChoices):
    """Who gave the answers."""

    TOGETHER = "together", _("Completed together with this person")
    KNOWN = "known", _("From what is known, without this person")


class Level(models.IntegerChoices):
    """How high the risk is. There is no “no risk”."""

    STANDARD = 1, _("Standard")
    MEDIUM = 2, _("Medium")
    HIGH = 3, _("High")


class Criterion(models.TextChoices):
    """What leads to a MARAC: any one of the four is enough."""

    VISIBLE = "visible", _("Visible high risk")
    JUDGEMENT = "judgement", _("Professional judgement")
    ESCALATION = "escalation", _("Potential escalation")
    REPEAT = "repeat", _("Repeat within twelve months")


class AssessmentState(models.TextChoices):
    """Where an assessment stands; see ``rules.ASSESSMENT``."""

    DRAFT = "draft", _("Begun")
    FINISHED = "finished", _("Finished")
    LEFT = "left", _("Left unfinished")


class RiseState(models.TextChoices):
    """What came of a risk that rose; see ``rules.RISE``."""

    OPEN = "open", _("To be answered")
    REFER = "refer", _("To be referred")
    REFERRED = "referred", _("Referred to the MARAC")
    LEFT = "left", _("Not referred, with reasons")


AUDIT_SENTENCES = {
    "safeguarding.begin_assessment": _("began a risk assessment"),
    "safeguarding.answer_part": _("wrote answers of a risk assessment"),
    "safeguarding.finish_assessment": _("finished a risk assessment"),
    "safeguarding.leave_assessment": _("left a risk assessment unfinished"),
    "safeguarding.judge_risk": _("raised a risk by professional judgement"),
    "safeguarding.note_event": _("noted an event of abuse"),
    "safeguarding.answer_rise": _("said what comes of a risk that rose"),
    "safeguarding.open_risk": _("looked at somebody’s risk"),
    "safeguarding.open_assessment": _("looked at a risk assessment"),
    "safeguarding.set_thresholds": _("set when risk counts as high in an area"),
    "safeguarding.load_wording": _("loaded the licensed wording of a risk assessment"),
    "safeguarding.list_wordings": _("looked at wordings and thresholds of risk assessments"),
}
AUDIT_RECORDS = {
    "safeguarding.AbuseEvent": _("Event of abuse"),
    "safeguarding.InstrumentWording": _("Wording of a risk assessment"),
    "safeguarding.RiskAssessment": _("Risk assessment"),
    "safeguarding.RiskJudgement": _("Professional judgement of risk"),
    "safeguarding.RiskRise": _("Risk that rose"),
    "safeguarding.RiskThresholds": _("Thresholds of risk"),
}
AUDIT_FIELDS = {
    "answered_at": _("when it was answered"),
    "answers": _("answers"),
    "by": _("by whom"),
    "criteria": _("criteria met"),
    "escalation_from": _("events that count as escalation"),
    "finished_at": _("when it was finished"),
    "from_date": _("from"),
    "happened": _("what happened"),
    "happened_date": _("when it happened"),
    "high_from": _("answers that count as high"),
    "instrument": _("instrument"),
    "known_from": _("from whom it is known"),
    "known_to": _("who knows of it"),
    "level": _("level of risk"),
    "licence": _("whose licence"),
    "marac_date": _("last at a MARAC"),
    "medium_from": _("answers that count as medium"),
    "months": _("months looked back"),
    "questions": _("wording of the questions"),
    "reasons": _("reasons"),
    "score": _("score"),
    "answers_from": _("who gave the answers"),
    "state": _("state"),
    "wording": _("version"),
}
