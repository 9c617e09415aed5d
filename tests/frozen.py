"""The list of migrations that have landed, which are never edited again.

`.venv/bin/python -m tests.frozen` adds the new ones to it; a hash that is there stays.
"""

import ast
from hashlib import sha256
from pathlib import Path

BASE = Path(__file__).parent.parent
LIST = Path(__file__).with_name("migrations.sha256")
OUR_PACKAGES = {
    *("accounts", "guests", "checkins", "household", "shifts"),
    *("dashboard", "reports", "ui", "susd"),
}


def migrations() -> dict[str, str]:
    """The hash of each migration, by its path."""
    return {
        path.relative_to(BASE).as_posix(): hash_of(path.read_text(encoding="utf-8"))
        for path in sorted(BASE.glob("*/migrations/0*.py"))
    }


def frozen() -> dict[str, str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {path: known for known, path in (line.split("  ") for line in lines)}


def hash_of(source: str) -> str:
    return sha256(without_import_paths(source).encode()).hexdigest()


def without_import_paths(source: str) -> str:
    """The source, saying what it takes from our own packages but not from which module.

    When a module moves, the import in a migration has to follow it, and that is the only edit
    that changes nothing. Names in strings ("guests.stay") are of models, and stay.
    """
    source = source.replace("\r\n", "\n")
    tree = ast.parse(source)
    lines = source.split("\n")
    imports = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and is_ours(node):
            imports |= names_in(node)
            first, last = node.lineno - 1, node.end_lineno
            lines[first:last] = [""] * (last - first)
    body = "\n".join(line for line in lines if line)
    for chain in chains_in(tree):
        *_modules, name = chain.split(".")
        body = body.replace(chain, name)
    return "\n".join([*sorted(imports), body])


def is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or (node.module or "").split(".")[0] in OUR_PACKAGES
    return node.names[0].name.split(".")[0] in OUR_PACKAGES


def names_in(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.Import):
        return {"import a module of ours"}
    return {f"import {each.name} as {each.asname or each.name}" for each in node.names}


def chains_in(tree: ast.Module) -> set[str]:
    """References such as accounts.models.validate_time_zone, each as long as it is written."""
    chains = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    ours = {chain for chain in chains if chain.split(".")[0] in OUR_PACKAGES}
    return {chain for chain in ours if not any(other.startswith(f"{chain}.") for other in ours)}


def freeze() -> None:
    known = migrations() | frozen()
    text = "".join(f"{known[path]}  {path}\n" for path in sorted(known))
    LIST.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    freeze()
