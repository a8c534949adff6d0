"""Tests: the demo's rules, quick hashing, no assets needed, all they write in memory."""

import os
from datetime import time

from wayside.config import database, memory, paths

os.environ["WAYSIDE_HOME"] = str(memory.home())
os.environ.setdefault("WAYSIDE_SECRET_KEY", "only for tests, never for people")

from wayside.config.settings.demo import *  # noqa: F403

DEMO = False
KEY_RINGS = {"support": f"tests:{'5a' * 32}", "neutral": f"tests:{'6b' * 32}"}
BACKUP_KEYS = f"tests:{'7c' * 32}"
SECRET_KEY = os.environ["WAYSIDE_SECRET_KEY"]
SECOND_FACTOR_REQUIRED = True
WAYSIDE_TODAY = None
WAYSIDE_TIME_OF_DAY = time(20)  # a day fixed by a test begins in the evening, whatever the hour
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
VAR_FOLDER = paths.var("test")
OWNER_DATABASE = database.django_database(as_owner=True)  # what no application may do
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
