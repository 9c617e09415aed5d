"""`make weigh`: the server's memory at rest, and the bytes that a visit transfers, compressed."""

import http.cookiejar
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

import brotli

from .bench.servers import share_of, tree_of
from .pages import imports_of

PORT = 8398
SITE = f"http://127.0.0.1:{PORT}"
REST = 5  # seconds
PATHS = ("/", "/guests/", "/check-ins/")


class Browser:
    """Fetches a page with what it links to, each file once, and counts what came over the wire."""

    def __init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.opener.addheaders = [("Accept-Encoding", "br, gzip")]
        self.seen: set[str] = set()

    def fetch(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        body = urllib.parse.urlencode(data).encode() if data else None
        with self.opener.open(SITE + path, body, timeout=20) as response:
            raw = response.read()
            encoding = response.headers.get("Content-Encoding", "")
        if encoding == "gzip":
            import gzip

            return len(raw), gzip.decompress(raw).decode()
        if encoding == "br":
            return len(raw), brotli.decompress(raw).decode(errors="replace")
        return len(raw), raw.decode(errors="replace")

    def visit(self, path: str) -> int:
        total, page = self.fetch(path)
        links = re.findall(r'(?:src|href)="(/static/[^"#]+)', page)
        return total + sum(map(self.fetch_once, links))

    def fetch_once(self, link: str) -> int:
        """With what a script imports."""
        if link in self.seen:
            return 0
        self.seen.add(link)
        total, text = self.fetch(link)
        if "/susd/" in link and link.endswith(".js"):
            folder = link.rpartition("/")[0]
            total += sum(self.fetch_once(f"{folder}/{name}") for name in imports_of(text))
        return total

    def sign_in(self) -> None:
        _, page = self.fetch("/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        answers = {"username": "peer", "password": "house-demo"}
        self.fetch("/login/", answers | {"csrfmiddlewaretoken": token[1]})


def memory_at_rest(pid: int) -> str:
    if not Path(f"/proc/{pid}/smaps_rollup").exists():
        return "not known on this system"
    shares = [share_of(each) for each in tree_of(pid)]
    each = ", ".join(f"{share:.0f}" for share in shares)
    return f"{sum(shares):.0f} MB in {len(shares)} processes ({each}), shared pages by share"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "manage.py", "serve", "--demo", "--port", str(PORT)]
        environment = os.environ | {"DATA_DIR": folder}
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for_the_server()
            browser = Browser()
            browser.sign_in()
            browser.seen.clear()
            print(f"first visit, all in: {browser.visit('/') / 1000:.1f} kB")
            for path in PATHS:
                print(f"later, {path}: {browser.visit(path) / 1000:.1f} kB")
            _, days = browser.fetch("/check-ins/")
            for link in re.findall(r'href="(/check-ins/\d[^"]+)"', days)[:2]:
                print(f"later, {link}: {browser.visit(link) / 1000:.1f} kB")
            time.sleep(REST)
            print(f"server at rest: {memory_at_rest(server.pid)}")
        finally:
            server.terminate()
            server.wait(20)


def wait_for_the_server() -> None:
    for _ in range(60):
        try:
            urllib.request.urlopen(f"{SITE}/healthz", timeout=2).close()
        except OSError:
            time.sleep(1)
        else:
            return
    raise SystemExit("The server did not answer within a minute.")


if __name__ == "__main__":
    main()
