"""Robin and Rosalind share the kitchen: the picture of the week tells them apart."""

from datetime import date

import pytest

from tests.conftest import staying
from tests.household.chores.factories import ChoreFactory, TurnFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def kitchen_week(house, robin):
    kitchen = ChoreFactory(house=house, name="Kitchen")
    rosalind = staying(house, "Rosalind", date(2026, 11, 13))
    TurnFactory(chore=kitchen, stay=rosalind)
    TurnFactory(chore=kitchen, stay=None, staff=robin, on=date(2026, 11, 23))


def test_two_whose_names_begin_alike_have_a_mark_each(visitor, people, kitchen_week):
    visitor.sign_in("robin")
    visitor.go("/household/chores/")
    marks = visitor.page.locator(".chore-grid .chore-mark")
    assert set(marks.all_inner_texts()) == {"Rob", "Ros"}
    assert "Ros Rosalind" in " ".join(visitor.page.inner_text(".chore-who").split())
    # None is wider than its day, on a phone too.
    cells = visitor.page.evaluate(
        "[...document.querySelectorAll('.chore-cell')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert max(cells) <= 0
