"""The last two weeks in words: what was asked for most, and how someone was there; no number."""

import pytest

from dashboard.progress.lately import lately


def said(*each):
    """As (morning or afternoon, presence, support), from "morning here more"."""
    return [(*one.split(), "", "")[:3] for one in each]


@pytest.mark.parametrize(
    ("of_check_ins", "in_between", "kind", "words"),
    [
        ([], [], "", "nothing noted"),
        (["morning here"], [], "", "nothing asked"),
        (["morning here usual", "afternoon here usual"], [], "usual", "as usual"),
        (["morning here more"] * 3 + ["afternoon here usual"], [], "more", "mostly more support"),
        (["morning here more", "afternoon here space"], [], "", "more support and some space"),
        (["morning here usual"], ["space", "space"], "space", "mostly some space"),
        (["morning here usual", "morning here more"], ["space"], "", "a bit of everything"),
        (
            ["morning here more", "morning out space"] * 2 + ["morning here usual"],
            [],
            "",
            "mostly more support or some space",
        ),
    ],
)
def test_what_was_asked_for_most(of_check_ins, in_between, kind, words):
    told = lately(said(*of_check_ins), in_between)
    assert (told.kind, told.asked) == (kind, words)


@pytest.mark.parametrize(
    ("of_check_ins", "words"),
    [
        ([], ""),
        (["morning here", "afternoon later"], "here"),
        (
            ["morning out"] * 2 + ["morning here", "afternoon here"],
            "mornings mostly out, afternoons here",
        ),
        (["morning not_today"], "mornings not there"),
        (["afternoon one_to_one", "afternoon out"], "afternoons sometimes here, sometimes out"),
    ],
)
def test_how_they_were_there_is_a_pattern(of_check_ins, words):
    assert lately(said(*of_check_ins)).presence == words


def test_no_number_is_ever_said():
    told = lately(said(*["morning not_today more"] * 9, "afternoon here usual"), ["more"] * 4)
    assert not any(each.isdigit() for each in told.asked + told.presence)
