"""Whether the database is as the program expects it."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F

from accounts.audit.verify import problems_of
from accounts.models import House

from .finding import Finding, fine, wrong

START_IT = "Start the server (make run): it does this by itself."


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return wrong(f"The database is {len(waiting)} changes behind the program.", START_IT)
    return fine("The database fits the program.")


def statistics() -> Finding:
    """Without them a page can take seconds in a house that is years old."""
    if connection.vendor == "sqlite":
        known = "sqlite_stat1" in _tables("SELECT name FROM sqlite_master")
    else:
        known = bool(
            _tables(
                "SELECT relname FROM pg_stat_user_tables "
                "WHERE last_analyze IS NOT NULL OR last_autoanalyze IS NOT NULL"
            )
        )
    if known:
        return fine("The database has statistics to plan by.")
    by_hand = "Run ANALYZE, and look that autovacuum is on."
    advice = START_IT if connection.vendor == "sqlite" else by_hand
    return wrong("The database has no statistics to plan by.", advice)


def _tables(query: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def rows_in_their_house() -> Finding:
    if strayed := in_another_house():
        few = "; ".join(strayed[:5])
        return wrong(
            f"Rows that are not in the house of what they belong to: {len(strayed)}. {few}",
            "Restore the newest backup, and report it: this must not happen.",
        )
    return fine("Every row is in the house of what it belongs to.")


def in_another_house() -> list[str]:
    """Every row whose house is not its parent's."""
    return [
        f"{model._meta.label} {pk}: its {name} is of another house"
        for model, name in parents()
        for pk in model._base_manager.filter(**{f"{name}__isnull": False})
        .exclude(house=F(f"{name}__house"))
        .values_list("pk", flat=True)
    ]


def parents() -> Iterator[tuple[type[models.Model], str]]:
    """Each model with each of its foreign keys to rows that know their house too."""
    for model in filter(knows_its_house, apps.get_models()):
        for each in model._meta.fields:
            if each.related_model and knows_its_house(each.related_model):
                yield model, each.name


def knows_its_house(model: type[models.Model]) -> bool:
    return any(
        each.name == "house" and each.related_model is House and not each.null
        for each in model._meta.fields
    )


def record_is_whole() -> Finding:
    problems = [f"{house}: {each}" for house in House.objects.all() for each in problems_of(house)]
    if problems:
        return wrong(
            "The record of who read and changed what is not whole. " + " ".join(problems[:3]),
            "make audit-verify, and compare with a printed handoff and a backup.",
        )
    return fine("The record of who read and changed what is whole.")
