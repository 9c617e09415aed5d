"""Codes that people type from paper: in groups, and without letters that look like others."""

import secrets

LETTERS = "34679cdfhjkmnprtvwxy"
IN_A_GROUP = 4


def new_code(groups: int) -> str:
    """Each group is worth 17 bits."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(groups)
    )


def letters_of(typed: str) -> str:
    """However it was typed: in capitals, with spaces, without dashes."""
    return "".join(typed.lower().replace("-", "").split())
