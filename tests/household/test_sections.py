"""The parts of living together stand above each of its pages, and the page's own is marked."""

import re

import pytest

from tests.household.agreements.factories import ProposalFactory
from tests.household.chores.factories import ChoreFactory
from tests.household.conversations.factories import (
    AttemptFactory,
    JournalPageFactory,
    conversation_between,
)
from tests.household.meetings.factories import DecisionFactory, GroupFactory, MeetingFactory


@pytest.fixture
def numbers(house, alex, jo, robin):
    meeting, proposal = MeetingFactory(house=house), ProposalFactory(agreement__house=house)
    conversation = conversation_between(alex, jo, by=robin)
    AttemptFactory(conversation=conversation)
    return {
        "meeting": meeting.pk,
        "decision": DecisionFactory(meeting=meeting).pk,
        "group": GroupFactory(house=house).pk,
        "agreement": proposal.agreement_id,
        "proposal": proposal.pk,
        "conversation": conversation.pk,
        "part": conversation.parts.first().pk,
        "page": JournalPageFactory(house=house).pk,
        "chore": ChoreFactory(house=house).pk,
        "stay": alex.pk,
    }


PAGES = {
    "Chores": [
        "chores/",
        "chores/weeks/",
        "chores/list/",
        "chores/list/new/",
        "chores/list/{chore}/",
        "chores/people/",
    ],
    "Agreements": [
        "agreements/",
        "agreements/posting/",
        "agreements/new/",
        "agreements/accept/stay-{stay}/",
        "agreements/{agreement}/",
        "agreements/{agreement}/propose/",
        "agreements/{agreement}/end/",
        "agreements/proposals/{proposal}/comment/",
        "agreements/proposals/{proposal}/decide/",
    ],
    "House meetings": [
        "meetings/",
        "meetings/time/",
        "meetings/another-day/",
        "meetings/{meeting}/",
        "meetings/{meeting}/reopening/",
        "decisions/{decision}/",
    ],
    "Groups": ["groups/", "groups/{group}/", "groups/{group}/edit/"],
    "Working things out": [
        "conversations/",
        "conversations/new/",
        "conversations/{conversation}/",
        "conversations/{conversation}/people/",
        "conversations/{conversation}/trying/",
        "conversations/{conversation}/look-again/",
        "conversations/parts/{part}/",
        "conversations/parts/{part}/withdraw/",
    ],
    "House journal": ["journal/", "journal/new/", "journal/print/", "journal/{page}/hide/"],
}


@pytest.mark.parametrize(("part", "path"), [(part, at) for part in PAGES for at in PAGES[part]])
def test_every_page_says_which_part_it_belongs_to(part, path, as_sam, numbers):
    page = as_sam.get(f"/household/{path.format(**numbers)}").content.decode()
    tabs = page.partition('aria-label="Living together"')[2].partition("</nav>")[0]
    assert re.findall(r'aria-current="page">(?:<svg.*?</svg>)?([^<]+)', tabs) == [part]
    # Above the heading, on each of them.
    assert page.index('aria-label="Living together"') < page.index("<h1")


OF_AN_ADMIN = {
    "Chores": "/household/chores/list/",
    "Agreements": "/household/agreements/",
    "House meetings": "/household/meetings/time/",
}


@pytest.mark.parametrize(("part", "path"), OF_AN_ADMIN.items())
def test_an_admin_finds_the_parts_that_are_theirs_from_the_header(as_ida, house, part, path):
    assert "/household/chores/list/" in as_ida.get("/").content.decode()
    page = as_ida.get(path).content.decode()
    tabs = page.partition('aria-label="Living together"')[2].partition("</nav>")[0]
    assert re.findall(r'<a href="([^"]+)"', tabs) == list(OF_AN_ADMIN.values())
    assert re.findall(r'aria-current="page">(?:<svg.*?</svg>)?([^<]+)', tabs) == [part]
