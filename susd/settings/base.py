"""What is true of every start: on the house's laptop, on a server, under test."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

# What the house keeps on this machine beside its program: its keys, its backups.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data"))).absolute()
# README, "Backups". A server without a folder of its own gives the public key here.
BACKUP_DIR = Path(env.str("BACKUP_DIR", default=str(DATA_DIR / "backups"))).absolute()
BACKUP_KEY = env.str("BACKUP_KEY", default="")


def database_from(url: str) -> dict:
    """Django's settings for the database at `url`; SQLite is set up to lose nothing.

    IMMEDIATE: a transaction takes the write lock when it begins, so that two saves queue
    instead of failing halfway. FULL: what is committed survives a power cut.
    """
    config = env.db_url_config(url)
    # A new connection costs more than most pages' queries, on SQLite too.
    config["CONN_MAX_AGE"] = 60
    config["CONN_HEALTH_CHECKS"] = True
    if config["ENGINE"].endswith("sqlite3"):
        config["ENGINE"] = "susd.sqlite3"
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    return config


DEBUG = False
INSTALLED_APPS = [
    "susd.apps.SusdConfig",
    "dashboard",
    "reports",
    "checkins",
    "household",
    "shifts",
    "guests",
    "accounts",
    "ui",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "bootstrap",
    "csp",
    "susd.apps.MaintainerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "susd.apps.OnlyWhatPagesUse",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "susd.middleware.NoDevices",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "susd.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.access.middleware.SignInRequired",
    "accounts.access.middleware.ActorMiddleware",
    "susd.middleware.ReadableRequests",
]
ROOT_URLCONF = "susd.urls"
WSGI_APPLICATION = "susd.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shifts.context.on_now",
            ],
            "builtins": ["ui.templatetags.addresses"],
        },
    },
]

# Under test: whether a query that was compiled once is still what Django would ask.
COMPARE_COMPILED = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who may come in. A sign-in ends when the browser closes, or 12 hours after it was last used.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.UserWithRoles"]
LOGIN_URL = "accounts:login"
# When someone's last day is over: the accounts ask the shifts, which they can't import.
LAST_DAY_ENDS = "shifts.times.queries.ends_of_days"
# Whose shift is on, likewise.
WHO_IS_ON = "shifts.rota.on_shift.ids_on_shift"
CSRF_FAILURE_VIEW = "susd.errors.not_from_here"
PASSWORD_HASHERS = [
    "accounts.access.hashing.HouseHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "susd.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
# A message may hold a guest's name, so it stays on the server and out of the cookies.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# American English, the house's own time zone; UTC only in the database.
LANGUAGE_CODE = "en-us"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "susd.style.HouseStyleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "susd.static.ForgivingStaticFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

FORM_RENDERER = "ui.rendering.FormRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# Bootstrap's style sheet draws its small marks from data: pictures.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# No other site learns of an address; a form's own page is told, or its token would be refused.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Ids and paths only; what people say is never logged. A refusal is one line.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "susd.logs.FirstLines",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {
        "one_line": {"()": "susd.logs.OneLineForARefusal"},
        "no_invitations": {"()": "susd.logs.NoInvitations"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["one_line", "no_invitations"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
