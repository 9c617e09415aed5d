"""Words for the demo house's meetings, groups and follow-ups.

Pure data, no imports. Every text is invented, and none says who said what.
"""

# What was said, meeting by meeting.
SAID = [
    "Mornings are full: three people, one bathroom. Someone would rather shower at night anyway, "
    "and that may be half the answer. The kettle is slow and everyone is fond of it.",
    "A loud week, and a good one. Quiet after ten was kept, mostly, and people noticed.\n"
    "The fridge needs shelves with room on them, not more labels.",
    "Talked long about doors: open means come in, closed means knock, a towel over it means later. "
    "It was easy once somebody had said it out loud.",
    "Short one. Everyone was tired, and said so. We ate first and talked after, and that worked.",
    "How it is when someone leaves. Some would like a supper for it, some would rather go quietly. "
    "Both are fine, and people should be asked.",
    "The yard: a bench would be used. Cold hands, though. We come back to it in spring.",
    "Night noise on the stairs. It is the third step, and shoes. Slippers by the door helped the "
    "last house somebody lived in.",
    "What to do with food nobody has put a name on. By Sunday evening it is everyone's.",
    "It was said that staff talk too long at the desk in the mornings. Heard, and true.",
    "A holiday is coming, and not everyone likes those. There will be a quiet room with the lamp "
    "on, and a loud one with cards.",
    "The laundry days work now. The dryer does not, on Thursdays, and nobody knows why.",
    "Talked about visitors: a word beforehand is enough, and after nine it is a small house.",
]

# (what to talk about, whose it is: "guest", "peer", or unnamed)
AGENDA = [
    ("The bathroom before work", "guest"),
    ("Someone keeps the hall light on all night", ""),
    ("Thank you for the soup on Thursday", "guest"),
    ("Shelves in the fridge", "peer"),
    ("Could we eat together once a week", "guest"),
    ("The desk is loud in the mornings", ""),
    ("Fire drill: which evening suits everyone", "peer"),
    ("A bench for the yard", "guest"),
    ("How we say goodbye to people", "guest"),
    ("Boots on the stairs", ""),
    ("The Wi-Fi in the back room", "guest"),
    ("Who would like a key to the shed", "peer"),
    ("What happens with food that has no name on it", ""),
    ("Cards on Fridays, is that still a thing", "guest"),
]

# (what was decided, who does it: "guest", "peer", or nobody; in so many days)
DECISIONS = [
    ("Showers at night are fine until eleven", "", None),
    ("Put a second shelf in the fridge", "peer", 5),
    ("Supper together on Thursdays, whoever is in", "", None),
    ("Ask at the hardware store what a bench costs", "guest", 7),
    ("A box of slippers by the front door", "peer", 6),
    ("Write the door signs, so that new people know them", "guest", 4),
    ("Food without a name is everyone's from Sunday evening", "", None),
    ("Ring the man about the dryer", "peer", 3),
    ("Desk talk moves to the office until ten", "peer", 7),
    ("Ask everyone who leaves whether they would like a supper", "", None),
    ("Find the missing pieces of the card game, or a new one", "guest", 7),
]

# For the next meeting.
COMING = [
    ("Which evening for the tree, and does anyone want one", "guest"),
    ("It gets cold in the back room after midnight", ""),
    ("Snow: who shovels what, before it falls", "peer"),
]

SOUP = ("Soup and talk", "Whoever is hungry. The soup is the point, talk is welcome.")
WALK = ("Saturday walk", "Down to the river and back, at the pace of the slowest.")

TOPICS = {
    "Soup and talk": [
        "What a good evening looks like",
        "Asking for things",
        "The people who are good for us",
        "Sleep, and the lack of it",
        "Telling an employer, or not",
        "Holidays, and how to sit them out",
        "What we'd like to be asked",
        "",
    ],
    "Saturday walk": ["", "To the bridge", "Looked for the heron", "", "Along the mill"],
}

# (what, about the first guest or not, due in so many days, for a peer or whoever is here, for
# which shift or any)
FOLLOW_UPS = [
    ("New batteries for the smoke alarm upstairs", False, -2, False, ""),
    ("Sit alongside for the call about the room, if that is still wanted", True, 0, False, "Day"),
    ("Ask the landlord about the step at the back door", False, 3, True, ""),
    ("A second lamp for the quiet room", False, None, False, ""),
    ("The porch light stays on for the late bus", False, 1, False, "Overnight"),
]
FOLLOWED_UP = (
    "Light bulb in the downstairs bathroom",
    "Changed. Two spare ones are in the drawer.",
)
