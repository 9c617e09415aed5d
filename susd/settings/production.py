"""A server of one's own, behind HTTPS: SECRET_KEY, DATABASE_URL and ALLOWED_HOSTS must be given."""

from .base import *
from .base import database_from, env

SECRET_KEY = env.str("SECRET_KEY")
DATABASES = {"default": database_from(env.str("DATABASE_URL"))}
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

# `manage.py serve` believes X-Forwarded-Proto from this address and from no other.
TRUSTED_PROXY = env.str("TRUSTED_PROXY", default="127.0.0.1")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
