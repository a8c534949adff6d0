"""The demo with Django's debug pages and the component gallery, for those who build it."""

from wayside.config.settings.demo import *  # noqa: F403

DEBUG = True
LOGGING = {"scrubbed": False}
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
