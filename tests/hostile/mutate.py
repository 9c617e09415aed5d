"""Requests made up from a seed: mostly a page's own form, filled in, with something odd in it."""

import random
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import quote, quote_from_bytes, urlencode

from django.utils import timezone

from tests.forms import Control

from . import odd
from .crawl import Target
from .door import Sent
from .foreign import MARK

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "boundary"
# None of a request's words may be in the log.
OURS = "qwordsofours"
WORDS = (f"{OURS} about a long walk", f"{OURS}\nthe boiler clicks", f"{OURS}, quietly")
Pairs = list[tuple[str, str]]


class Mutator:
    """Request `number` of a seed is the same in each run over the same targets."""

    def __init__(
        self,
        seed: int,
        own: Sequence[tuple[str, Target]],
        foreign: Sequence[Target],
        visitors: Sequence[str],
    ) -> None:
        self.seed, self.own, self.foreign, self.visitors = seed, own, foreign, visitors
        self.longest = odd.LONG

    def request(self, number: int) -> Sent:
        dice = self.dice = random.Random(f"{self.seed}/{number}")
        visitor, target = dice.choice(self.own)
        if dice.random() < 0.2:
            target = dice.choice(self.foreign)
        if dice.random() < 0.2:
            visitor = dice.choice(self.visitors)
        self.pairs = [pair for each in target.controls for pair in self._filled(each)]
        self.method, self.path, self.query = target.method, target.path, target.query
        self.kind, self.headers, self.cookies = FORM, [], ""
        self.breaks_off = False
        self.parts = dice.random() < 0.15
        ways = [*self.OF_FIELDS * 3, *self.OF_REQUESTS] if self.pairs else self.OF_REQUESTS
        for way in dice.sample(ways, dice.choice((0, 1, 1, 1, 2, 2, 3))):
            way(self)
        return self._sent(visitor)

    def _sent(self, visitor: str) -> Sent:
        dice, body, kind = self.dice, b"", ""
        if self.method in ("GET", "HEAD"):
            if self.pairs:
                self.query = "&".join(filter(None, [self.query, self._encoded()]))
        else:
            body, kind = self._in_parts() if self.parts else (self._encoded().encode(), self.kind)
        if dice.random() < 0.3:
            self.headers.extend(odd.HX)
        return Sent(
            visitor,
            self.method,
            self.path,
            self.query,
            tuple(self.headers),
            self.cookies,
            body,
            kind,
            token_is_right=dice.random() < 0.97,
            breaks_off=self.breaks_off,
        )

    def _encoded(self) -> str:
        """A value that begins with `raw:` is percent-encoded already."""
        return "&".join(
            f"{quote(name)}={value.removeprefix('raw:')}"
            if value.startswith("raw:")
            else urlencode({name: value.encode("utf-8", "surrogatepass")})
            for name, value in self.pairs
        )

    def _in_parts(self) -> tuple[bytes, str]:
        lines = []
        for name, value in self.pairs:
            file = '; filename="a\\"é.txt"' if self.dice.random() < 0.2 else ""
            more = "\r\nContent-Type: text/plain; charset=utf-16" if file else ""
            lines.append(
                f"--{BOUNDARY}\r\n"
                f'Content-Disposition: form-data; name="{name}"{file}{more}\r\n\r\n{value}\r\n'
            )
        end = self.dice.choice((f"--{BOUNDARY}--\r\n", f"--{BOUNDARY}", ""))
        kind = f"multipart/form-data; boundary={BOUNDARY}" if self.kind == FORM else self.kind
        return ("".join(lines) + end).encode("utf-8", "surrogatepass"), kind

    # What a person would send.

    def _filled(self, control: Control) -> Pairs:
        dice, name, value = self.dice, control.name, control.value
        if MARK in value:  # what is there is not ours to send
            value = dice.choice(WORDS)
        if control.kind == "button":
            return [(name, dice.choice(control.choices))] if dice.random() < 0.7 else []
        if control.kind in ("select", "radio") and control.choices:
            return [(name, dice.choice([value, *control.choices]))]
        if control.kind == "checkbox":
            return [(name, value)] if dice.random() < 0.6 else []
        if control.kind == "date" and dice.random() < 0.5:
            day = timezone.localdate() + timedelta(days=dice.randint(-90, 90))
            return [(name, day.isoformat())]
        if control.kind in ("textarea", "text", "search") and dice.random() < 0.6:
            return [(name, dice.choice(WORDS))]
        return [(name, value)]

    # What a person would not.

    def _place(self) -> int:
        return self.dice.randrange(len(self.pairs))

    def _odd_value(self) -> str:
        dice = self.dice
        if dice.random() < 0.02:
            return dice.choice("xé\n") * self.longest
        if dice.random() < 0.15:
            return f"raw:{dice.choice(odd.RAW)}"
        if dice.random() < 0.05:
            return dice.choice(("\ud800", "a\udfffb", "\udcff"))
        return dice.choice(odd.VALUES)

    def odd_field(self) -> None:
        if self.pairs:
            place = self._place()
            self.pairs[place] = (self.pairs[place][0], self._odd_value())

    def many_odd_fields(self) -> None:
        chance = self.dice.random()
        self.pairs = [
            (name, self._odd_value() if self.dice.random() < chance else value)
            for name, value in self.pairs
        ]

    def missing_field(self) -> None:
        if self.pairs:
            del self.pairs[self._place()]

    def no_field(self) -> None:
        self.pairs = []

    def doubled_field(self) -> None:
        if self.pairs:
            name, value = self.pairs[self._place()]
            doubled = self.dice.choice((value, self._odd_value()))
            self.pairs.insert(self.dice.randrange(len(self.pairs) + 1), (name, doubled))

    def another_forms_field(self) -> None:
        """A choice of the other house, or of another form."""
        forms = [self.dice.choice(self.foreign), self.dice.choice(self.own)[1]]
        controls = self.dice.choice(forms).controls
        more = [pair for each in controls for pair in self._filled(each)]
        if more and self.pairs:
            place = self._place()
            self.pairs[place] = (self.pairs[place][0], self.dice.choice(more)[1])

    def unknown_field(self) -> None:
        names = ("pk", "id", "house", "house_id", "typed", "confirmed_text", "shown_at", "\x00", "")
        self.pairs.append((self.dice.choice(names), self._odd_value()))

    def odd_name(self) -> None:
        if self.pairs:
            place = self._place()
            name, value = self.pairs[place]
            odd_ones = (f"{name}\x00", f"initial-{name}", name.upper(), f"{name}[]", name * 300)
            self.pairs[place] = (self.dice.choice(odd_ones), value)

    def as_typed(self) -> None:
        self.pairs.append(("typed", "1"))
        self.headers.extend(odd.HX)

    def odd_id(self) -> None:
        parts = self.path.split("/")
        places = [n for n, each in enumerate(parts) if any(map(str.isdigit, each))]
        if places:
            parts[self.dice.choice(places)] = self.dice.choice(odd.IDS)
            self.path = "/".join(parts)

    def odd_path(self) -> None:
        end = self.dice.choice((*odd.RAW, "x", "a" * 3000, "//", "/../", ";a=b", "é"))
        self.path = self.path + quote(end, safe="%/;=")

    def odd_query(self) -> None:
        self.query = self.dice.choice(odd.QUERIES)

    def odd_query_value(self) -> None:
        name = self.dice.choice((self.query.partition("=")[0] or "page", "next", "about", "open"))
        value = self._odd_value()
        raw = value.encode("utf-8", "surrogatepass")[:8000]
        encoded = value[4:] if value.startswith("raw:") else quote_from_bytes(raw)
        self.query = f"{name}={encoded}"

    def odd_method(self) -> None:
        self.method = self.dice.choice((*odd.METHODS * 3, *odd.ODD_METHODS))

    def odd_kind(self) -> None:
        self.kind = self.dice.choice(odd.KINDS)

    def in_parts(self) -> None:
        self.parts = True

    def odd_cookie(self) -> None:
        self.cookies = self.dice.choice(odd.COOKIES)

    def odd_header(self) -> None:
        self.headers.append(self.dice.choice(odd.HEADERS))

    def break_off(self) -> None:
        self.breaks_off = self.dice.random() < 0.3

    OF_FIELDS = (
        odd_field,
        many_odd_fields,
        missing_field,
        doubled_field,
        another_forms_field,
        unknown_field,
        odd_name,
        as_typed,
    )
    OF_REQUESTS = (
        odd_id,
        odd_id,
        odd_path,
        odd_query,
        odd_query_value,
        odd_method,
        odd_kind,
        in_parts,
        odd_cookie,
        odd_header,
        no_field,
        break_off,
    )
