"""What was typed about the agreements while the laptop locked waits for its author."""

import pytest

from tests.household.agreements.factories import ProposalFactory


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("new/", "words"),
        ("{agreement}/propose/", "words"),
        ("{agreement}/end/", "why"),
        ("proposals/{proposal}/comment/", "words"),
        ("proposals/{proposal}/decide/", "decided_words"),
    ],
)
def test_what_is_sent_from_behind_the_lock_waits_on_that_page(client, house, robin, path, field):
    proposal = ProposalFactory(agreement__house=house)
    path = path.format(agreement=proposal.agreement_id, proposal=proposal.pk)
    path = f"/household/agreements/{path}"
    robin.set_password("three quiet mornings")
    robin.save()
    signing_in = {"username": "robin", "password": "three quiet mornings"}
    client.post("/login/", signing_in)
    client.post("/lock/", {"lock": "1"})
    client.post(path, {field: "A long story"})
    assert client.post("/lock/", signing_in | {"next": path}).url == path
    page = client.get(path).content.decode()
    assert "A long story" in page
    assert "You typed this before, and it is not saved yet." in page
