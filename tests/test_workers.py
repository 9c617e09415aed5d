"""The server's processes: started and ended together, with what is under way answered."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from accounts.models import WrongPasswords
from susd.management.commands.serve import listen
from tests.pages import text_of

SOON = 60  # seconds; a busy machine is no failure
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")

SERVER = """
import os, sys, time
import waitress
from susd.management.commands.serve import listen
from susd.workers import Workers

def application(environ, start_response):
    print("asked", flush=True)
    time.sleep(float(environ["QUERY_STRING"] or 0))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"answered"]

sockets = listen("127.0.0.1", int(sys.argv[1]))
Workers(lambda: waitress.create_server(application, sockets=sockets, threads=2).run(), 2).run()
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_process(program, *arguments, **known):
    known = {"DJANGO_SETTINGS_MODULE": "susd.settings.test", **known}
    return subprocess.Popen(
        [sys.executable, "-c", f"import django\ndjango.setup()\n{program}", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **known},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def server(port):
    process = own_process(SERVER, str(port))
    until(lambda: len(workers_of(process)) == 2)
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def until(is_so):
    for _ in range(SOON * 20):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it did not come to that")


def workers_of(process):
    try:
        return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    except OSError:
        return []


def is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
    except OSError:
        return True


def ask(port, seconds=0):
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=SOON)
    with closing(visitor):
        visitor.request("GET", f"/?{seconds}")
        return visitor.getresponse().read()


@on_linux
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_what_is_under_way_is_answered_before_it_stops(server, port, stop):
    workers, answers = workers_of(server), []
    visitor = threading.Thread(target=lambda: answers.append(ask(port, 1)))
    visitor.start()
    assert server.stdout.readline() == "asked\n"
    server.send_signal(stop)
    visitor.join()
    assert answers == [b"answered"]
    assert server.wait(timeout=SOON) == 0
    assert all(map(is_gone, workers))
    listen("127.0.0.1", port)[0].close()


@on_linux
def test_a_process_that_dies_is_replaced(server, port):
    first, second = workers_of(server)
    os.kill(int(first), signal.SIGKILL)
    until(lambda: len({*workers_of(server)} - {first}) == 2)
    assert second in workers_of(server)
    assert ask(port) == b"answered"


@on_linux
def test_another_process_of_the_parents_may_end(port):
    """As the daily backup's does."""
    other = "import subprocess; subprocess.Popen(['true'])"
    process = own_process(f"{other}\n{SERVER}", str(port))
    until(lambda: len(workers_of(process)) == 2)
    assert ask(port) == b"answered"
    process.terminate()
    assert process.wait(timeout=SOON) == 0
    process.stdout.close()


@on_linux
def test_none_of_them_outlives_the_parent(server):
    workers = workers_of(server)
    server.kill()
    server.wait()
    until(lambda: all(map(is_gone, workers)))


def test_a_port_in_use_is_refused(port):
    [taken] = listen("127.0.0.1", port)
    with taken, pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", port)


FIVE_GUESSES = """
from django.test import Client
for n in range(5):
    answer = Client().post("/login/", {"username": "robin", "password": "guess"})
    assert "go together" in answer.content.decode(), answer
"""


def same_database():
    """The address of this test's own database, for another process."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    person = f"{known['USER']}:{known['PASSWORD']}"
    return f"postgres://{person}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_ten_wrong_passwords_pause_a_name_in_whichever_process(client, robin):
    robin.set_password("three quiet mornings")
    robin.save()
    others = [own_process(FIVE_GUESSES, DATABASE_URL=same_database()) for _ in range(2)]
    for each in others:
        each.communicate(timeout=SOON)
    assert [each.returncode for each in others] == [0, 0]
    # For the name and for the address.
    assert [row.count for row in WrongPasswords.objects.all()] == [10, 10]
    sign_in = {"username": "robin", "password": "three quiet mornings"}
    assert "wrong ten times" in text_of(client.post("/login/", sign_in))
