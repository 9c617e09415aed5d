"""A house whose static files were not gathered: its pages come plain, and come all the same."""

import re
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders, storage
from django.core.management import call_command
from django.test import override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from susd.management.commands.serve import Command as Serve
from susd.static import ForgivingStaticFiles
from susd.style import lighter, only_used
from tests.conftest import ROUND
from tests.pages import imports_of, text_of
from ui.icons import icon

pytestmark = pytest.mark.built_once
MANIFEST = "staticfiles.json"


@contextmanager
def gathering_in(folder):
    """With the storage that a real house has, and its files in `folder`."""
    ours = settings.STORAGES | {"staticfiles": {"BACKEND": "susd.static.ForgivingStaticFiles"}}
    icon.cache_clear()  # they are written with the address of the sprite
    with override_settings(STATIC_ROOT=folder, STORAGES=ours):
        yield
    icon.cache_clear()


@pytest.fixture
def gathered_in(tmp_path):
    with gathering_in(tmp_path):
        yield tmp_path


@pytest.fixture(scope="module")
def gathered_once(tmp_path_factory):
    """Compressing them all takes seconds."""
    folder = tmp_path_factory.mktemp("gathered")
    with gathering_in(folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture
def gathered(gathered_once, gathered_in):
    return shutil.copytree(gathered_once, gathered_in, dirs_exist_ok=True)


@pytest.mark.parametrize("manifest", [None, "", "{", '{"version": "9"}', '{"version": "1.1"}'])
@pytest.mark.parametrize("path", ["/", "/guests/", "/password/", "/no/such/page/", "/house/staff/"])
def test_a_page_comes_without_it(as_robin, gathered_in, manifest, path):
    if manifest is not None:
        (gathered_in / MANIFEST).write_text(manifest)
    page = as_robin.get(path)
    assert page.status_code in (200, 403, 404)
    assert 'href="/static/susd/house.css"' in page.content.decode()


def test_the_page_of_a_fault_comes_without_it(as_robin, gathered_in, monkeypatch):
    def fail(*_known):
        raise RuntimeError

    monkeypatch.setattr("dashboard.today.views.read_board", fail)
    as_robin.raise_request_exception = False
    page = as_robin.get("/")
    assert page.status_code == 500
    assert "Something went wrong on our side" in text_of(page)


def test_and_where_there_are_no_static_files_at_all(as_robin, house):
    """Whatever storage is set: an error page asks it, and goes without."""
    ours = settings.STORAGES | {"staticfiles": {"BACKEND": "no.such.storage"}}
    with override_settings(STORAGES=ours):
        page = as_robin.get("/no/such/page/")
    assert page.status_code == 404
    assert "There is no page at this address" in text_of(page)
    assert "stylesheet" not in page.content.decode()


def test_gathered_scripts_import_each_other_by_what_is_in_them(as_robin, alex, gathered):
    page = as_robin.get(ROUND).content.decode()
    names, waiting = set(), re.findall(r'src="/static/susd/([^"]+)" type="module"', page)
    while waiting:
        name = waiting.pop()
        assert re.fullmatch(r"\w+\.[0-9a-f]{12}\.js", name)
        if name not in names:
            names.add(name)
            script = (gathered / "susd" / name).read_text()
            waiting += imports_of(script) + re.findall(r'import\("\./([^"]+)"\)', script)
    written = Path(settings.BASE_DIR, "static/susd").glob("*.js")
    # The page on which people change hands has a script of its own.
    assert {name.split(".")[0] for name in names} == {path.stem for path in written} - {"switch"}


def test_gathered_files_are_found_by_what_is_in_them(as_robin, gathered):
    assert (gathered / MANIFEST).exists()
    page = as_robin.get("/").content.decode()
    assert "/static/susd/house." in page
    assert 'href="/static/susd/house.css"' not in page
    assert re.search(r'<use href="/static/susd/icons\.[0-9a-f]{12}\.svg#today"/>', page)
    error = as_robin.get("/no/such/page/").content.decode()
    assert "/static/susd/house." in error
    assert 'href="/static/susd/house.css"' not in error
    assert storage.staticfiles_storage.hashed_files


def test_the_server_starts_without_the_files_of_an_earlier_version(gathered, caplog):
    ours = {path for path in gathered.rglob("*") if path.is_file()}
    old = [f"old_page.aad8ffac82c4.js{way}" for way in ("", ".br", ".gz")]
    for name in (*old, "not_ours.txt"):
        (gathered / "susd" / name).write_text("old")

    Serve().gather_static_files()
    with override_settings(WHITENOISE_AUTOREFRESH=False, WHITENOISE_USE_FINDERS=False):
        WhiteNoiseMiddleware(None)

    there = {path for path in gathered.rglob("*") if path.is_file()}
    assert there == ours | {gathered / "susd" / "not_ours.txt"}
    assert not caplog.records


def test_nothing_is_removed_where_the_list_of_files_is_broken(gathered_in):
    old = gathered_in / "old_page.aad8ffac82c4.js"
    old.write_text("old")
    ForgivingStaticFiles().remove_old_files()
    assert old.exists()


@pytest.mark.parametrize(
    ("css", "used"),
    [
        (".btn{a:b}.card{a:b}", ".btn{a:b}"),
        (".btn,.card,p{a:b}", ".btn,p{a:b}"),
        (".btn.card{a:b}", ""),
        (".card .btn{a:b}", ""),
        (".btn:not(.card):hover{a:b}", ".btn:not(.card):hover{a:b}"),
        ("@media print{.card{a:b}}", ""),
        ("@media (min-width:9px){.btn{a:b}.card{a:b}}", "@media (min-width:9px){.btn{a:b}}"),
        ("@keyframes x{to{a:b}}", "@keyframes x{to{a:b}}"),
        ('[x]{a:url(".card{a:b}")}', '[x]{a:url(".card{a:b}")}'),
    ],
)
def test_of_bootstrap_it_has_what_pages_use(css, used):
    assert only_used(css, {"btn"}) == used


def test_the_houses_style_is_one_file_of_all_its_parts():
    style = Path(finders.find("susd/house.css")).read_text()
    parts = sorted((settings.BASE_DIR / "static/susd/css").glob("*.css"))
    assert parts
    for part in parts:
        assert lighter(part.read_text()) in style


def test_comments_and_indents_are_left_out_of_it():
    css = "/* Two\n   lines */\n.turn {\n  color: red; /* why */\n}\n"
    assert lighter(css) == "\n.turn {\ncolor: red; \n}\n"
