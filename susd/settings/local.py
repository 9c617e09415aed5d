"""The embedded start, `make run`: SQLite and a key of the house's own, both kept under data/."""

from urllib.parse import quote

from .base import *
from .base import DATA_DIR, database_from, env
from .key import kept_key

DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{quote(str(DATA_DIR))}/house.sqlite3")
# With the data, so that a house and a demo house can run side by side.
STATIC_ROOT = DATA_DIR / "static"

DATABASES = {"default": database_from(DATABASE_URL)}
SECRET_KEY = kept_key(DATA_DIR)
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS", default=[]), "localhost", "127.0.0.1", "[::1]"]
