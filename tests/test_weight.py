"""What a visit transfers, compressed as the server sends it: bytes, which no machine changes."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from demo.builder import build_demo
from guests.models import Guest
from tests.conftest import ROUND
from tests.pages import imports_of

pytestmark = pytest.mark.any_database
FIRST_VISIT, LATER_PAGE = 50_000, 8_000  # bytes
REQUESTS = 8


@pytest.fixture
def as_peer(client, db):
    build_demo()
    client.post("/login/", {"username": "peer", "password": "house-demo"})
    return client


def page_bytes(response) -> int:
    return len(gzip.compress(response.content, 6))


def static_paths(response) -> set[str]:
    linked = re.findall(r'(?:src|href)="/static/([^"#]+)', response.content.decode())
    return set().union(*map(with_imports, linked))


def with_imports(path: str) -> set[str]:
    if not path.startswith("susd/") or not path.endswith(".js"):
        return {path}
    script = Path(finders.find(path)).read_text()
    return {path}.union(*(with_imports(f"susd/{name}") for name in imports_of(script)))


def test_a_first_visit_stays_under_50_kb_in_8_requests(as_peer):
    page = as_peer.get("/")
    files = static_paths(page)
    assert {"susd/page.js", "susd/drafts.js", "susd/lock.js", "susd/house.css"} < files
    assert "susd/icons.svg" in files
    assert len(files) + 1 <= REQUESTS
    static = sum(len(brotli.compress(Path(finders.find(path)).read_bytes())) for path in files)
    assert static + page_bytes(page) < FIRST_VISIT


def test_later_pages_stay_under_8_kb(as_peer):
    guest = Guest.objects.order_by("id").first()
    stay = f"/guests/{guest.pk}/"
    for path in ("/", ROUND, "/guests/", "/check-ins/", stay, f"{stay}check-ins/"):
        page = as_peer.get(path)
        assert page.status_code == 200
        assert page_bytes(page) < LATER_PAGE, path
