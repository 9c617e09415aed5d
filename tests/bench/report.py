"""What `make bench` found, as a page of docs/ and on the screen."""

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent.parent.parent / "docs" / "bench.md"


@dataclass(frozen=True)
class PageRow:
    name: str
    queries: int
    median: float  # seconds
    slow: float  # the 95th percentile, seconds
    size: int  # bytes, compressed
    ratio: float  # to the bare board
    growth: dict[str, float]  # by size, to the smallest


@dataclass(frozen=True)
class Load:
    people: int
    a_second: float
    waited: float  # median, seconds
    errors: int
    some_errors: list[str]


@dataclass(frozen=True)
class Report:
    machine: str
    database: str
    rounds: int
    bare: float
    bare_save: float
    pages: list[PageRow]
    saves: dict[str, float]
    progress: float  # with twelve guests, to the bare board of the same people
    last_year: dict[str, float]  # seconds for its reports, after ten years and after two
    load: list[Load]
    memory: list[float]  # MB, of each process
    memory_after: list[float]

    def lines(self) -> list[str]:
        sizes = list(self.pages[0].growth)
        smallest = next(iter(self.saves.values()))
        head = ["page", "queries", "median", "95th", "size", "to the bare board", *sizes]
        table = [head, ["---"] * len(head)]
        table += [
            [
                row.name,
                str(row.queries),
                _ms(row.median),
                _ms(row.slow),
                f"{row.size / 1000:.1f} kB",
                f"{row.ratio:.2f}",
                *(f"{growth:.2f}" for growth in row.growth.values()),
            ]
            for row in self.pages
        ]
        saves = [
            f"{name} {_ms(median)}, {median / self.bare_save:.2f} times the bare POST,"
            f" {median / smallest:.2f} times the smallest house"
            for name, median in self.saves.items()
        ]
        ten, two = self.last_year.values()
        load = [
            f"- {each.people} at once: {each.a_second:.0f} requests a second, median wait"
            f" {_ms(each.waited)}, {each.errors} errors {each.some_errors or ''}".rstrip()
            for each in self.load
        ]
        return [
            f"## {self.database}",
            "",
            f"{self.machine}. Medians of {self.rounds} rounds. The bare board:"
            f" {_ms(self.bare)}; the bare POST: {_ms(self.bare_save)}.",
            "",
            *(f"| {' | '.join(row)} |" for row in table),
            "",
            "One save of an entry:",
            "",
            *(f"- {line}" for line in saves),
            "",
            f"Progress with twelve guests: {self.progress:.2f} times the bare board of the same"
            " people.",
            "",
            f"The reports of last year: {_ms(ten)} in a house of ten years, {_ms(two)} in one of"
            f" two, {ten / two:.2f} times.",
            "",
            "Many people at once, one request in four a save:",
            "",
            *load,
            "",
            f"The server's memory: {_mb(self.memory)} at rest, {_mb(self.memory_after)} after.",
            "",
        ]


def _mb(processes: list[float]) -> str:
    each = ", ".join(f"{share:.0f}" for share in processes)
    return f"{sum(processes):.0f} MB ({each})" if len(processes) > 1 else f"{each} MB"


def write_report(report: Report) -> None:
    """The other database's part of the page stays as it is."""
    before = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    parts = {
        part.partition("\n")[0]: f"## {part}".rstrip() + "\n" for part in before.split("\n## ")[1:]
    }
    lines = report.lines()
    parts[report.database] = "\n".join(lines).rstrip() + "\n"
    intro = (
        "# What `make bench` measured\n\n"
        "Written by the command. The last columns: how much slower a page is in larger houses.\n"
    )
    FILE.write_text("\n".join([intro, *(parts[name] for name in sorted(parts))]), encoding="utf-8")
    print("\n".join(lines))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
