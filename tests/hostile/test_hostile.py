"""The short form of `make hostile`: one seed, one of each row, in both houses."""

import pytest

from accounts.models import House
from tests.hostile.crawl import BY_HEART, crawl
from tests.hostile.door import Answer, Door, Sent
from tests.hostile.foreign import MARK, changed, mark, rows_of
from tests.hostile.house import with_the_rest
from tests.hostile.mutate import Mutator
from tests.hostile.odd import LONG_IN_THE_SUITE
from tests.hostile.run import Report, problems, send_all
from tests.one_of_each import *  # noqa: F403 (fixtures)
from tests.visitors import signed_in, visitors_of, with_all_roles

pytestmark = pytest.mark.built_once
SEED = 1
REQUESTS = 300


@pytest.fixture(scope="module")
def mill_pond(strangers):
    other_house = House.objects.get(name="Mill Pond House")
    mark(other_house)
    return other_house


@pytest.fixture(scope="module")
def visitors(house, robin, sam, ida, alex, real):
    return visitors_of(house, alex.guest_id)


@pytest.fixture(scope="module")
def mutator(visitors, mill_pond):
    door, yara = Door(), signed_in("other house", with_all_roles("Yara", mill_pond))
    reached = crawl(door, visitors["every role"], BY_HEART, of_a_kind=1)
    own = [(name, each) for each in reached for name in ("every role", "peer", "manager", "admin")]
    foreign = crawl(door, yara, BY_HEART, of_a_kind=1)
    made = Mutator(SEED, with_the_rest(own), foreign, list(visitors))
    made.longest = LONG_IN_THE_SUITE
    return made


def test_odd_requests_get_an_answer_and_change_nothing_elsewhere(visitors, mutator, mill_pond):
    report, before = Report(), rows_of(mill_pond)
    send_all(Door(), visitors, mutator, range(REQUESTS), report)
    assert not report.found, "\n".join(report.found)
    assert not changed(before, rows_of(mill_pond))
    assert report.statuses[200] > REQUESTS / 10
    assert report.statuses[302] > REQUESTS / 20


def test_a_request_is_made_up_once_for_a_seed(mutator):
    assert mutator.request(7) == mutator.request(7)
    assert mutator.request(7) != mutator.request(8)


def test_the_other_houses_words_are_marked(mill_pond, stranger_stay, house):
    assert stranger_stay.guest.name == f"{MARK}{stranger_stay.guest_id}"
    assert any(MARK in str(row) for row in rows_of(mill_pond)["guests.Goal"].values())
    assert not any(MARK in str(row) for row in rows_of(house)["guests.Goal"].values())


@pytest.fixture
def stranger_stay(mill_pond):
    from guests.models import Stay

    return Stay.objects.for_house(mill_pond).earliest("id")


def test_what_changes_in_the_other_house_is_found(mill_pond, stranger_stay):
    before = rows_of(mill_pond)
    stranger_stay.would_help = "quiet"
    stranger_stay.save()
    (found,) = changed(before, rows_of(mill_pond))
    assert found.startswith(f"guests.Stay {stranger_stay.pk}: ")


class TestWhatIsFoundInAnAnswer:
    @pytest.mark.parametrize(
        ("answer", "problem"),
        [
            (Answer(status=500), "status 500"),
            (Answer(status=0), "status 0"),
            (Answer(status=400, unexpected=["ValueError"]), "only the last net answered"),
            (Answer(status=200, body=f"Hello {MARK}7".encode()), "read from the other house"),
            (Answer(status=404, log=["one", "two"]), "more than one line in the log"),
            (Answer(status=404, log=["qwordsofours"]), "words in the log"),
            (Answer(status=200, seconds=60.0), "it took 60.0 s"),
        ],
    )
    def test_is_said(self, answer, problem):
        (found,) = problems(answer)
        assert found.startswith(problem)

    def test_a_fault_of_a_page_is_caught(self, visitors, monkeypatch):
        def fail(*_args, **_known):
            raise RuntimeError("a fault of ours")

        monkeypatch.setattr("dashboard.today.views.read_board", fail)
        peer = visitors["peer"]
        answer = Door().send(Sent("peer", "GET", "/"), peer.cookies)
        assert answer.status == 500
        assert "a fault of ours" in answer.unexpected[0]
        assert "Traceback (most recent call last):" in answer.log
