"""A real partnership: every secret and address is given, or it does not start."""

import os

from wayside.config import database, keys
from wayside.config.settings.base import *  # noqa: F403

DATABASES = {"default": database.production_database(as_owner=AS_OWNER)}  # noqa: F405
OWN_ROLE = "none"
REFUSES_OWNER_LOGIN = not AS_OWNER  # noqa: F405
for _name in ("audit_key", "audit_search_key", "crime_files_key"):
    keys.secret(_name, make=False)  # asked for later; missing now, it does not start
SECRET_KEY = keys.secret("secret_key", make=False)
ALLOWED_HOSTS = os.environ["WAYSIDE_ALLOWED_HOSTS"].split(",")
if any("*" in host or not host.strip(".") for host in ALLOWED_HOSTS):
    raise RuntimeError(
        "Name every host in WAYSIDE_ALLOWED_HOSTS: links in mails are made with the host asked for."
    )
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many servers stand in front, so that lockout counts browsers and not those servers
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("WAYSIDE_PROXIES") or "1")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("WAYSIDE_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("WAYSIDE_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("WAYSIDE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("WAYSIDE_MAIL_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_HOST != "localhost"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("WAYSIDE_MAIL_FROM", f"wayside@{ALLOWED_HOSTS[0]}")
EGRESS_ALLOWED_HOSTS = [EMAIL_HOST]
if CLAMD_ADDRESS and not CLAMD_ADDRESS.startswith("/"):  # noqa: F405
    EGRESS_ALLOWED_HOSTS.append(CLAMD_ADDRESS.rpartition(":")[0])  # noqa: F405
BACKUP_DAYS = int(os.environ.get("WAYSIDE_BACKUP_DAYS") or "8")
NOTICES_ORIGIN = f"https://{ALLOWED_HOSTS[0]}"
WAYSIDE_TODAY = None
