"""Reads the texts of the demo house, demo/texts/*.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"


class Texts(dict[str, Any]):
    """A file or one of its tables: where a key is missing, the error says of which."""

    def __init__(self, place: str, table: dict[str, Any]) -> None:
        super().__init__({key: _texts(f"{place} {key}", each) for key, each in table.items()})
        self.place = place

    def __missing__(self, key: str) -> Any:
        raise KeyError(f"demo/texts/{self.place} has no {key!r}")


def _texts(place: str, value: Any) -> Any:
    if isinstance(value, dict):
        return Texts(place, value)
    if isinstance(value, list):
        return [_texts(f"{place} {number}", each) for number, each in enumerate(value, start=1)]
    return value


@cache
def load_texts(name: str) -> Texts:
    """One file, always as the same lists: they are dealt like cards, each from its own deck."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return Texts(f"{name}.toml", tomllib.load(file))
