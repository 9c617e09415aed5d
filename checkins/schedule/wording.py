"""The questions of a round in our words; a house may replace any of them."""

from collections.abc import Mapping

from .rules import AFTERNOON, MORNING

WHERE_AT = "Where I'm at"

# By which round, then by the place they are asked for, in the order they are asked.
OURS: Mapping[str, Mapping[str, str]] = {
    MORNING: {
        "where_at": WHERE_AT,
        "goals": "Goals for today",
        "support_looks_like": "What support looks like",
    },
    AFTERNOON: {
        "where_at": WHERE_AT,
        "goals": "This morning's goals",
        "moving_toward": "Is this moving me toward the life I want?",
        "night": "What the night holds",
    },
}


def wording(which: str, own: Mapping[str, str]) -> dict[str, str]:
    return {place: own.get(place) or ours for place, ours in OURS[which].items()}
