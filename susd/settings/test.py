"""The test suite: on SQLite in a file, or on the PostgreSQL that DATABASE_URL names."""

from hashlib import sha256

from .base import *
from .base import BASE_DIR, database_from, env

SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

# In a file rather than in memory: a browser journey's server runs in a thread of its own.
FOLDER = BASE_DIR / "data" / "test"
FOLDER.mkdir(parents=True, exist_ok=True)
DATABASES = {
    "default": database_from(env.str("DATABASE_URL", default=f"sqlite:///{FOLDER}/unused.sqlite3"))
}
# A test's rows need not survive a power cut.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Named by what makes its tables, so that --reuse-db never meets a database made before.
    made_by = sorted([*BASE_DIR.glob("*/migrations/*.py"), *BASE_DIR.glob("*/*/triggers.py")])
    key = sha256(b"".join(path.read_bytes() for path in made_by)).hexdigest()[:12]
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / f"test-{key}")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}"}
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off -c jit=off"}
    DATABASES["default"]["CONN_MAX_AGE"] = 0

DATA_DIR = FOLDER
BACKUP_DIR = FOLDER / "backups"

COMPARE_COMPILED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
# A journey's browser asks for them once, though its clock is years off the server's.
WHITENOISE_MAX_AGE = 50 * 365 * 24 * 60 * 60
