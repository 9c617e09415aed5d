"""Makes the old house beside this file: its database, and what its pages showed.

house.sqlite3.xz and pages.json.xz were made at commit 9805477, the last one before the features
got folders of their own. They stay as they are: houses like it are out there. A second old house
for a later state is made the same way, in a checkout of that state:

    git worktree add ../then 9805477
    cp -r tests/old_house ../then/tests/
    cd ../then && python -m tests.old_house.make

It is the demo house of seed 1 with one month behind it, on Tuesday, November 24, 2026, and what a
day's use added: see `a_day`, which knows the house by its addresses and form fields alone.
"""

import json
import logging
import lzma
import os
import re
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
TUESDAY = datetime(2026, 11, 24, 9, 31, tzinfo=ZoneInfo("America/New_York"))
PASSWORD = "an old house"
# So many pages of a kind are kept for each of them, as the test has to open them all.
PAGES_OF_A_KIND = {"peer": 1, "manager": 2, "admin": 1}
# Not written by people, or a plain word that our own sentences on the page may hold as well.
NO_WORDS_OF_PEOPLE = {
    "accounts.AuditEvent",
    "accounts.Draft.page",
    "accounts.Draft.field",
    "accounts.House.time_zone",
    "accounts.User.password",
    "accounts.User.username",
    "guests.PlainWord.word",
    "guests.PlainWord.innocent",
    "shifts.SearchWord",
    "shifts.ShiftTime.name",
}


def make() -> None:
    with TemporaryDirectory() as folder:
        database = Path(folder, "house.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "susd.settings.test"
        os.environ["DATABASE_URL"] = f"sqlite:///{database}"
        import django
        import time_machine

        django.setup()
        logging.disable()  # A link may lead to what only takes a POST.
        with time_machine.travel(TUESDAY, tick=False):
            kept = build()
        (HERE / "house.sqlite3.xz").write_bytes(compressed(database.read_bytes()))
        (HERE / "pages.json.xz").write_bytes(compressed(json.dumps(kept).encode()))


def compressed(data: bytes) -> bytes:
    return lzma.compress(data, preset=9 | lzma.PRESET_EXTREME)


def build() -> dict:
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client, override_settings

    from susd.settings import base

    call_command("migrate", verbosity=0)
    # As houses keep their passwords, not as tests do.
    with override_settings(PASSWORD_HASHERS=base.PASSWORD_HASHERS):
        call_command("demo", months=1, password=PASSWORD)
        laptop = Client()
        laptop.post("/login/", {"username": "peer", "password": PASSWORD})
    a_day()
    words = words_of_people()
    pages = {role: pages_for(role, words) for role in PAGES_OF_A_KIND}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA journal_mode=DELETE")
    shown = sorted({number for of in pages.values() for page in of.values() for number in page[0]})
    return {
        "session": laptop.cookies["sessionid"].value,
        "words": [words[number] for number in shown],
        "pages": {
            role: {
                path: {
                    "words": [shown.index(number) for number in numbers],
                    "addresses": sorted(page.addresses),
                    "fields": {to: sorted(names) for to, names in sorted(page.fields.items())},
                }
                for path, (numbers, page) in of.items()
            }
            for role, of in pages.items()
        },
    }


# Who sends what where, beside what the page's form holds already.
A_DAY = [
    ("manager", "/check-ins/2026-11-23/afternoon/reopening/", {"reason": "Casey came late."}),
    ("manager", "/household/meetings/1/reopening/", {"reason": "We left out the lamp."}),
    (
        "manager",
        "/house/check-in-times/one-day/",
        {"date": "2026-11-26", "which": "morning", "at": "11:00", "why": "We sleep in."},
    ),
    (
        "manager",
        "/house/check-in-times/morning/words/",
        {"from_on": "2026-11-24", "where_at": "Where are you this morning?"},
    ),
    ("manager", "/shifts/fire/", {"words": "Front door or kitchen door.\nMeet at the mailbox."}),
    ("manager", "/household/chores/draw/", {}),
    (
        "peer",
        "/check-ins/2026-11-23/afternoon/",
        {"stay-3-where_at": "Back from the long way home, and hungry."},
    ),
    ("peer", "/check-ins/entries/45/withdraw/", {}),
    ("peer", "/moments/18/withdraw/", {}),
    ("peer", "/shifts/notes/1/withdraw/", {}),
    ("peer", "/guests/3/leaving/asked/", {"words": "Threw the radio out of the window."}),
    (
        "peer",
        "/guests/1/together/words/",
        {"about": "stay-1", "words": "I would put it more kindly."},
    ),
    ("peer", "/guests/3/together/words/", {"about": "note-22", "words": "It was not so late."}),
]


def a_day() -> None:
    """Sent as a browser sends it, one sign-in for each."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from tests.pages import fields_of

    for username, path, sent in A_DAY:
        client = Client()
        client.force_login(get_user_model().objects.get(username=username))
        page = client.get(path)
        given = fields_of(page) if page.status_code == 200 else {}
        response = client.post(path, given | sent)
        if response.status_code != 302:
            sys.exit(f"{path} was not taken: {response.status_code}")
    half_typed = {"words": "Half a sentence, and then", "typed": "1"}
    client.post("/guests/2/worldview/", half_typed, headers={"HX-Request": "true"})


def words_of_people() -> list[str]:
    """Every line that someone wrote, from every text column that isn't one of fixed choices."""
    from django.apps import apps
    from django.db.models import CharField, TextField

    lines = set()
    for model in apps.get_models():
        if not hasattr(model, "PERSONAL") or model._meta.label in NO_WORDS_OF_PEOPLE:
            continue
        for field in model._meta.fields:
            if not isinstance(field, CharField | TextField) or field.choices:
                continue
            if f"{model._meta.label}.{field.name}" in NO_WORDS_OF_PEOPLE:
                continue
            for text in model._base_manager.values_list(field.name, flat=True).distinct():
                lines |= {" ".join(line.split()) for line in (text or "").splitlines()}
    return sorted(line for line in lines if re.search(r"[^\W\d]{2}", line))


def pages_for(username: str, words: list[str]) -> dict:
    """What this person finds when they follow every link, so many of each kind of page."""
    from collections import Counter

    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import Resolver404, resolve

    from .reading import is_shown, read

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    found, seen, waiting, kinds = {}, {"/"}, ["/"], Counter()
    while waiting:
        path = waiting.pop(0)
        try:
            kind = resolve(path).view_name
        except Resolver404:
            continue
        if kinds[kind] == PAGES_OF_A_KIND[username]:
            continue
        status, page = read(client, path)
        if status != 200:
            continue
        kinds[kind] += 1
        found[path] = [n for n, each in enumerate(words) if is_shown(each, page.words)], page
        new = sorted(page.addresses - seen)
        seen |= set(new)
        waiting += new
    print(f"{username}: {len(found)} pages")
    return found


if __name__ == "__main__":
    sys.exit(make())
