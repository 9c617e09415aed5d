"""How a house words the choices about a stay."""

from collections.abc import Container, Mapping

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.houses.action import action
from accounts.lists.actions import add_row, change_row

from .models import LISTS, HouseWording

SAME_WORDS = "Another choice on this list reads the same."


@action
def word_choices(*, by: Actor, changes: Mapping[tuple[str, str], str]) -> None:
    """`changes` holds only what was changed, by list and code; empty words bring the usual back.

    Raises ValidationError for a choice that no list has, and where two on a list would read the
    same: nobody could tell them apart.
    """
    rows = {(row.list, row.code): row for row in HouseWording.objects.for_house(by.house)}
    _check_read_differently({key: row.words for key, row in rows.items()} | dict(changes), changes)
    for (name, code), words in changes.items():
        if (row := rows.get((name, code))) is not None:
            change_row(by=by, row=row, changes={"words": words})
        elif words:
            add_row(by=by, row=HouseWording(list=name, code=code, words=words))


def _check_read_differently(
    words: Mapping[tuple[str, str], str], changed: Container[tuple[str, str]]
) -> None:
    """Checked here and not by the form: someone else may have worded another choice since."""
    refused: dict[str, str] = {}
    for name, known in LISTS.items():
        reads: dict[str, list[str]] = {}
        for code, usual in known.choices:
            said = words.get((name, code)) or usual
            reads.setdefault(said.casefold(), []).append(code)
        for codes in reads.values():
            if len(codes) > 1:
                alike = (code for code in codes if (name, code) in changed)
                refused |= {f"{name}-{code}": SAME_WORDS for code in alike}
    if refused:
        raise ValidationError(refused)
