"""What every environment shares."""

import os
from datetime import date, time

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from wayside.config import database, keys, paths

DEMO = False
DEBUG = False
MAKES_OWN_KEYS = False
VAR_FOLDER = paths.var()  # rooms look down: they learn from here where things lie
SECRET_CALLED = keys.secret  # … and ask here for a secret of this installation
ROOT_URLCONF = "wayside.config.urls"
WSGI_APPLICATION = "wayside.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "wayside.config",
    "wayside.demo",
    "wayside.home",
    "wayside.governance",
    "wayside.api",
    "wayside.patrols",
    "wayside.safeguarding",
    "wayside.support",
    "wayside.people",
    "wayside.workforce",
    "wayside.directory",
    "wayside.crime",
    "wayside.sharing",
    "wayside.partners",
    "wayside.access",
    "wayside.notices",
    "wayside.audit",
    "wayside.web",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "wayside.config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "wayside.web.middleware.SecureHeadersMiddleware",
    "wayside.web.middleware.RequestLogMiddleware",
    "wayside.api.middleware.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "wayside.web.middleware.WholeTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wayside.partners.middleware.TransactionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "wayside.access.middleware.SecondFactorMiddleware",
    "wayside.access.middleware.SessionTimeoutMiddleware",
    "wayside.partners.middleware.ActorMiddleware",
    "wayside.home.middleware.NavigationMiddleware",
    "wayside.web.middleware.KeysMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wayside.web.context.shell",
            ]
        },
    }
]
FORM_RENDERER = "wayside.web.forms.WaysideFormRenderer"

AS_OWNER = bool(os.environ.get("WAYSIDE_AS_OWNER"))  # what migrates; all else is the application
DATABASES = {"default": database.django_database(as_owner=AS_OWNER)}
OWN_ROLE = database.own_role()
REFUSES_OWNER_LOGIN = False

# Keys of each side: the ring of those who read, or only the box in which others hand things over
SIDES = ("support", "enforcement", "neutral")
KEY_RINGS = {side: os.environ.get(f"WAYSIDE_{side.upper()}_KEYS", "") for side in SIDES}
KEY_BOXES = {side: os.environ.get(f"WAYSIDE_{side.upper()}_BOX", "") for side in SIDES}

# Backups: keys of their own, or the box of a machine that only makes them; PostgreSQL's programs,
# if the server is newer than those of the wheel; after how many days without one that was proved
# whole an alarm is raised, 0 for never
BACKUP_KEYS = os.environ.get("WAYSIDE_BACKUP_KEYS", "")
BACKUP_BOX = os.environ.get("WAYSIDE_BACKUP_BOX", "")
BACKUP_DAYS = int(os.environ.get("WAYSIDE_BACKUP_DAYS") or "0")
POSTGRES_PROGRAMS = os.environ.get("WAYSIDE_POSTGRES_PROGRAMS", "")

# People and sign-in
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "wayside.access.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_MAX_EMAIL_ADDRESSES = 1  # the one that an administrator opened the account with
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Lockout by account is axes' work; this brakes one address that tries many accounts, and the
# guessing of one account's codes from many addresses
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Wayside"
SECOND_FACTOR_REQUIRED = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:start"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "wayside.access.lockout.username"
AXES_CLIENT_IP_CALLABLE = "wayside.access.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "wayside.access.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# Sessions: signed out after half an hour without a request, and half a day after signing in
# whatever is done; warned two minutes before either
SESSION_IDLE_SECONDS = 30 * 60
SESSION_LONGEST_SECONDS = int(os.environ.get("WAYSIDE_SESSION_HOURS") or "12") * 60 * 60
SESSION_WARNING_SECONDS = 2 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "wayside.web.views.csrf_failure"

# What a browser may load: nothing but this host
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Words and clock
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [paths.PROJECT_FOLDER / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
_today = os.environ.get("WAYSIDE_TODAY")
WAYSIDE_TODAY: date | None = date.fromisoformat(_today) if _today else None
WAYSIDE_TIME_OF_DAY: time | None = None

# Patrols: how long after its end a patrol's return is due
RETURN_DUE_HOURS = int(os.environ.get("WAYSIDE_RETURN_DUE_HOURS") or "12")

# Where “exit this page” leads on pages for the public, as the partnership chooses
EXIT_URL = os.environ.get("WAYSIDE_EXIT_URL") or "https://www.bbc.co.uk/weather"

# Files
STATIC_URL = "static/"
STATIC_ROOT = paths.PROJECT_FOLDER / "build" / "static"
STATICFILES_DIRS = [paths.PROJECT_FOLDER / "build" / "assets"]
FONTS_FOLDER = paths.PROJECT_FOLDER / "build" / "fonts"  # Source Sans 3, for printed pages
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": paths.var("files"), "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "wayside.web.uploads.BoundedUploadHandler",
]
# The most bytes that one form takes: crime files together, else one file
UPLOAD_LIMITS = {
    "crime_files": int(os.environ.get("WAYSIDE_UPLOAD_MB") or "1024") * 1024 * 1024,
    "crime_sample": 100 * 1024 * 1024,
    "boundaries": 10 * 1024 * 1024,
    "settings": 200 * 1024,
    "staff": 2 * 1024 * 1024,
    "attachment": 5 * 1024 * 1024,
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # no attachment is written to disk unlocked

# ClamAV: its daemon's socket or host:port, or else its command. Without either no file is taken
CLAMD_ADDRESS = os.environ.get("WAYSIDE_CLAMD", "")
CLAMSCAN_COMMAND = os.environ.get("WAYSIDE_CLAMSCAN", "")

# The API: requests a minute by one token, and the most bytes of one body
API_REQUESTS_A_MINUTE = int(os.environ.get("WAYSIDE_API_REQUESTS_A_MINUTE") or "120")
API_WRONG_TOKENS_A_MINUTE = 30  # from one place, before it is braked
API_BODY_BYTES = 64 * 1024

# Counts of attempts and used codes, shared by every web process of this machine
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": paths.var("cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# Jobs and mail
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = paths.var("mail")
DEFAULT_FROM_EMAIL = "wayside@localhost"
EGRESS_ALLOWED_HOSTS: list[str] = []
NOTICES_ADDRESS_OF = "wayside.access.addresses.address_of"  # the outbox knows no persons
NOTICES_KEPT_DAYS = int(os.environ.get("WAYSIDE_NOTICES_DAYS") or "90")
NOTICES_ORIGIN = "http://127.0.0.1:8000"  # where the links in mails lead

LOGGING_CONFIG = "wayside.config.logs.configure"
LOGGING = {"scrubbed": True}
