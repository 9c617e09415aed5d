"""What may be asked of the server over the house's network, and how slowly."""

import select
import socket
import threading
import time
from contextlib import closing
from http.client import HTTPConnection
from unittest.mock import Mock

import pytest

from susd.server import THREADS, Channel
from tests.test_workers import SOON, free_port, own_process, until

pytestmark = pytest.mark.any_database

# Two seconds instead of fifteen, and three instead of one.
SERVER = """
import sys
from susd import server
from susd.management.commands.serve import listen

server.WHOLE_WITHIN = 2
server.HELD_FOR = 3

def application(environ, start_response):
    if environ["PATH_INFO"] == "/held/":
        environ["susd.hold_answer"]()
    length = len(environ["wsgi.input"].read())
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "3")])
    return [b"yes"]

sockets = listen("127.0.0.1", int(sys.argv[1]))
server.create_server(application, sockets, {}).run()
"""


@pytest.fixture(scope="module")
def port():
    port = free_port()
    process = own_process(SERVER, str(port))
    until(lambda: answers(port))
    yield port
    process.kill()
    process.wait()
    process.stdout.close()


def connected(port):
    return closing(socket.create_connection(("127.0.0.1", port), timeout=SOON))


def is_answered(visitor):
    """On the connection that it has."""
    visitor.request("GET", "/")
    return visitor.getresponse().read() == b"yes"


def answers(port):
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=SOON)) as visitor:
            return is_answered(visitor)
    except OSError:
        return False


def is_hung_up_on(visitor):
    """Within SOON, or the test fails by the socket's own time-out."""
    try:
        while visitor.recv(1000):
            pass
    except ConnectionError:
        pass
    return True


def a_byte_now_and_then(visitor):
    """As someone does who wants to keep a connection busy."""
    try:
        while True:
            visitor.sendall(b"X")
            time.sleep(0.2)
    except OSError:
        return


def drip(visitor):
    threading.Thread(target=a_byte_now_and_then, args=[visitor], daemon=True).start()


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: here\r\n"])
def test_a_request_that_stays_half_sent_is_hung_up_on(port, begun):
    with connected(port) as visitor:
        visitor.sendall(begun)
        assert is_hung_up_on(visitor)


def test_a_byte_now_and_then_does_not_keep_it_open(port):
    with connected(port) as visitor:
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100000\r\n\r\n")
        drip(visitor)
        assert is_hung_up_on(visitor)


def test_a_connection_that_asked_is_kept(port):
    """Each request has its own time."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=SOON)) as visitor:
        assert is_answered(visitor)
        first = visitor.sock
        for _ in range(2):
            time.sleep(1.3)
            assert is_answered(visitor)
        assert visitor.sock is first


def test_a_body_far_too_large_is_refused_before_it_is_sent(port):
    with connected(port) as visitor:
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 314572800\r\n\r\n")
        assert visitor.recv(1000).startswith(b"HTTP/1.1 413 ")


def test_130_half_sent_requests_leave_room_for_others(port):
    waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(130)]
    for each in waiting:
        each.sendall(b"GET / HT")
    assert answers(port)
    for each in waiting:
        each.close()


def test_an_answer_held_back_comes_later_and_holds_no_thread(port):
    """More are held at once than the server has threads."""
    waiting = [HTTPConnection("127.0.0.1", port, timeout=SOON) for _ in range(3 * THREADS)]
    for each in waiting:
        each.request("GET", "/held/")
    time.sleep(0.2)
    assert not select.select([each.sock for each in waiting], [], [], 0)[0]
    assert answers(port)
    for each in waiting:
        assert each.getresponse().read() == b"yes"
        assert is_answered(each)
        each.close()


def test_each_answer_held_back_adds_its_second(monkeypatch):
    """Many requests sent at once on one connection gain nothing."""
    monkeypatch.setattr("susd.server.time.monotonic", lambda: 100.0)
    monkeypatch.setattr("susd.server.threading.Timer", Mock())
    channel = Channel.__new__(Channel)
    channel.server, channel.held_until = Mock(), 0.0
    for _ in range(3):
        channel.hold_answer(began=100.0)
    assert channel.held_until == 103.0


def test_a_first_line_that_can_not_be_read_has_a_path_to_log():
    """Waitress logs it when the sender is gone by then, and failed on one without."""
    from waitress.adjustments import Adjustments

    parser = Channel.parser_class(Adjustments())
    parser.received(b"GET\r\n\r\n")
    assert parser.error
    assert parser.path == ""
