"""The settings a house runs on: closed unless it says otherwise."""

import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings

from susd.settings.key import kept_key

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "susd.settings.production",
    "SECRET_KEY": "correct-horse-battery-staple-and-some-more-words-0123456789",
    "DATABASE_URL": "sqlite:///unused.sqlite3",
    "ALLOWED_HOSTS": "house.example",
}


def manage(*arguments, **environment):
    base = {"PATH": os.environ["PATH"], "PYTHONPATH": str(settings.BASE_DIR)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=base | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_is_clean_in_production():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"])
def test_production_has_no_default_for_what_must_be_given(missing):
    given = {key: value for key, value in PRODUCTION.items() if key != missing}
    checked = manage("check", **given)
    assert checked.returncode != 0
    assert missing in checked.stderr


@pytest.mark.parametrize("key", ["", "short"])
def test_production_refuses_a_short_key(key):
    checked = manage("check", **PRODUCTION | {"SECRET_KEY": key})
    assert checked.returncode != 0
    assert "SECRET_KEY needs 50 characters or more" in checked.stderr


def test_no_page_may_use_a_camera_a_microphone_or_a_place(client, house):
    policy = client.get("/login/")["Permissions-Policy"]
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy.split(", "))


def test_debug_is_off():
    for module in ("production", "local"):
        asked = "from django.conf import settings; print(settings.DEBUG)"
        environment = PRODUCTION | {"DJANGO_SETTINGS_MODULE": f"susd.settings.{module}"}
        answer = manage("shell", "--no-imports", "-c", asked, **environment)
        assert answer.stdout.strip() == "False", answer.stderr


def test_the_embedded_key_is_made_once_and_kept_from_others(tmp_path):
    folder = tmp_path / "data"
    key = kept_key(folder)
    assert len(key) >= 50
    assert kept_key(folder) == key
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_lock_is_hashed_and_names_no_registry():
    for name in ("run", "dev"):
        lock = (settings.BASE_DIR / "requirements" / f"{name}.txt").read_text()
        pinned = [line for line in lock.splitlines() if "==" in line]
        assert pinned
        assert lock.count("--hash=sha256:") >= len(pinned)
        assert "http" not in lock
        assert "index" not in lock.replace("importlib", "")
