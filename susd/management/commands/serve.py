"""`manage.py serve`: migrates, gathers the static files and serves the house with waitress.

On every core of the machine (docs/decisions/0004).
"""

import ipaddress
import os
import signal
import socket
import sys

from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from waitress.adjustments import Adjustments

from accounts.models import House
from demo.builder import PASSWORD
from susd.backups.backup import make_backup
from susd.backups.daily import is_before_a_change
from susd.backups.problem import TROUBLE
from susd.handler import get_application
from susd.server import create_server
from susd.setup.code import OPEN_ON_LOOPBACK, setup_code
from susd.sqlite3.base import ANALYSIS_LIMIT
from susd.static import ForgivingStaticFiles
from susd.trouble import Trouble, trouble_of
from susd.upkeep import clear_expired, start_upkeep
from susd.workers import Workers, how_many

ADVICE = {
    Trouble.NOT_WRITTEN: "Please see to it that its data can be written and the disk has room, and "
    "start again.",
    Trouble.NOT_REACHED: "Please see to it that its database is running, and start again.",
}
ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 (compared, not bound)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int) -> list[socket.socket]:
    """Raises OSError where the port can't be used."""
    settings = Adjustments(host=host, port=port)
    sockets = []
    for family, kind, protocol, address in settings.listen:
        sockets.append(each := socket.socket(family, kind, protocol))
        each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            each.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        try:
            each.bind(address)
        except OSError:
            close(sockets)
            raise
        each.listen(settings.backlog)
    return sockets


def close(sockets: list[socket.socket]) -> None:
    for each in sockets:
        each.close()


class Command(BaseCommand):
    help = "Serves the house: brings its database up to date first."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1: this machine only")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--demo",
            action="store_true",
            help="load the demo house into an empty database",
        )

    def handle(self, *, host: str, port: int, demo: bool, **options) -> None:
        # What the server makes (its database, above all) is for its own user's eyes.
        os.umask(0o077)
        try:
            self.prepare(host, demo)
        except (DatabaseError, OSError) as problem:
            if (advice := ADVICE.get(trouble_of(problem))) is None:
                raise
            reason, *_more = str(problem).splitlines()
            raise CommandError(f"The house can't be opened ({reason}). {advice}") from problem
        try:
            sockets = listen(host, port)
        except OSError as error:
            raise CommandError(
                f"Port {port} can't be used ({error.strerror}). Is the house open already? "
                f"Another one: make run PORT={port + 1}"
            ) from error
        if not is_loopback(host) and not self.proxy():
            self.say("Without HTTPS, passwords and words cross the network in the clear.")
            self.say("“On a server” in the README says how to put a proxy in front.")
        name = settings.ALLOWED_HOSTS[0] if host in ANY_ADDRESS else host
        self.say(f"Open http://{name}:{port}/ in a browser. Ctrl-C stops the server.")
        self.serve(sockets)

    def prepare(self, host: str, demo: bool) -> None:
        self.back_up_before_a_change()
        self.say("Bringing the database up to date …")
        call_command("migrate", verbosity=0)
        clear_expired()
        self.analyze()
        self.say("Gathering the pages' style and pictures …")
        self.gather_static_files()
        if demo:
            self.load_demo()
        self.open_setup(host)

    def serve(self, sockets: list[socket.socket]) -> None:
        application = get_application()
        start_upkeep()

        def run() -> None:
            create_server(application, sockets, self.proxy()).run()

        if (count := how_many()) > 1:
            Workers(run, count).run()
            return
        # A service manager's stop lets what is under way finish, as Ctrl-C does.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        run()

    def back_up_before_a_change(self) -> None:
        """Without a backup the house opens all the same (docs/decisions/0015)."""
        if not is_before_a_change():
            return
        self.say("Backing up the house before its database changes …")
        try:
            make_backup()
        except TROUBLE as trouble:
            self.say(f"Opening without a backup: {trouble}")

    def analyze(self) -> None:
        """PostgreSQL keeps its statistics fresh by itself."""
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(ANALYSIS_LIMIT)
                cursor.execute("ANALYZE")

    def gather_static_files(self) -> None:
        call_command("collectstatic", interactive=False, verbosity=0)
        storage = storages["staticfiles"]
        if isinstance(storage, ForgivingStaticFiles):
            storage.remove_old_files()

    def proxy(self) -> dict:
        """Who may say where a visitor came from, and that it was by HTTPS: the proxy in front."""
        address = getattr(settings, "TRUSTED_PROXY", None)
        if not address:
            return {}
        headers = {"x-forwarded-proto", "x-forwarded-for"}
        return {"trusted_proxy": address, "trusted_proxy_headers": headers}

    def load_demo(self) -> None:
        if House.is_set_up():
            self.say("The demo house is as you left it. Remove data/demo for a new one.")
            self.say(f"Everyone's password there is {PASSWORD}, unless you gave another.")
        else:
            call_command("demo", stdout=self.stdout)

    def open_setup(self, host: str) -> None:
        """A first start asks for a code, unless only this machine can reach the server."""
        local = settings.SETTINGS_MODULE == "susd.settings.local" and is_loopback(host)
        setattr(settings, OPEN_ON_LOOPBACK, local)
        if House.is_set_up():
            return
        self.say("There is no house in this database yet: the first page sets one up.")
        if not local:
            self.say(f"It will ask for this code: {setup_code()}")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
