"""A pytest plugin: how long each test took last time, so that `make quick` can leave out the slow.

`make test` and `make quick` load it and write down the times; with `--leave-out-slow` those that
took longer than LIMIT are left out. What has no time yet is run.
"""

import pytest

LIMIT = 0.12  # seconds, for setup and call
KEY = "susd/seconds"


def pytest_addoption(parser):
    parser.addoption(
        "--leave-out-slow",
        action="store_true",
        help=f"leave out tests that took longer than {LIMIT} s last time",
    )


def pytest_configure(config):
    config.pluginmanager.register(Stopwatch(config))


class Stopwatch:
    def __init__(self, config) -> None:
        self.config = config
        self.known: dict[str, float] = config.cache.get(KEY, {})
        self.taken: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        if config.getoption("--leave-out-slow"):
            slow = [item for item in items if self.known.get(item.nodeid, 0) > LIMIT]
            config.hook.pytest_deselected(items=slow)
            items[:] = [item for item in items if self.known.get(item.nodeid, 0) <= LIMIT]

    def pytest_runtest_logreport(self, report):
        # The first test of a worker sets the database up.
        if report.when != "teardown":
            self.taken[report.nodeid] = self.taken.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self):
        if not hasattr(self.config, "workerinput"):  # a worker's times reach the main process
            self.config.cache.set(KEY, self.known | self.taken)
