"""Six numbers that sign a peer in on the house's own laptops, and which ones are too easy."""

import re

DIGITS = 6
FEWEST_KINDS = 3  # different digits
IN_A_ROW = "012345678901234", "987654321098765"
# Along the keys of a telephone, and others that people choose first.
COMMON = frozenset({"147258", "258369", "159357", "159753", "741852", "147369", "369258", "246810"})

is_pin = re.compile(rf"[0-9]{{{DIGITS}}}").fullmatch


def too_easy(pin: str) -> bool:
    half, pairs = pin[:3], (pin[0:2], pin[2:4], pin[4:6])
    return (
        len(set(pin)) < FEWEST_KINDS
        or any(pin in row for row in IN_A_ROW)
        or pin in COMMON
        or pin[3:] in (half, half[::-1])
        or len(set(pairs)) == 1
        or all(pair[0] == pair[1] for pair in pairs)
    )
