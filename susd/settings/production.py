"""A server of one's own, behind HTTPS: SECRET_KEY, DATABASE_URL and ALLOWED_HOSTS must be given."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import database_from, env

SHORTEST_KEY = 50

SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(
        f"SECRET_KEY needs {SHORTEST_KEY} characters or more. This prints one:\n"
        "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
DATABASES = {"default": database_from(env.str("DATABASE_URL"))}
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

# `manage.py serve` believes X-Forwarded-Proto from this address and from no other.
TRUSTED_PROXY = env.str("TRUSTED_PROXY", default="127.0.0.1")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Only on request: a name on the browsers' own list is hard to take off again.
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
