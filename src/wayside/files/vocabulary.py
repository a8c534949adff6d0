"""The kinds of file that are taken."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    """What a file is, as its content says."""

    PDF = "pdf", _("PDF")
    JPEG = "jpg", _("Photograph (JPEG)")
    PNG = "png", _("Picture (PNG)")
    DOCX = "docx", _("Word document")
    ODT = "odt", _("OpenDocument text")
    TEXT = "txt", _("Plain text")


CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.TEXT: "text/plain; charset=utf-8",
}
