"""Words for what goes along a stay in the demo house: looking back, where next, a farewell.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

WELCOME = """Wi-Fi: birchporch, the password is on the fridge (capital B).
The house: 603-555-0142, day and night. The warm line: 603-555-0178.
Quiet hours are 10:00 pm to 7:00 am. The kettle is never quiet, and that is fine.
The bus into town goes from the corner at ten past; the last one back is 9:40.
Smoking: the bench behind the shed. Laundry: whenever nobody is asleep above it.
Whoever is on shift sleeps lightly. Knock."""

# By milestone: what a guest said, in a line.
LOOK_BACKS = {
    "first_look_back": [
        "I know where the cups are now. That helps more than it should.",
        "Slept four nights of seven. At home it was none.",
        "Loud house, kind people.",
    ],
    "month": [
        "I laughed at breakfast and noticed it.",
        "The mornings are mine again, mostly.",
        "I'd like to cook for everyone once before I go.",
    ],
    "half_way": [
        "Half of it gone, and I'm not counting down any more.",
        "I thought I'd want to be fixed by now. I'd rather be known.",
        "My sister came to supper. That was the thing.",
    ],
    "where_next_begins": [
        "I want a door I can lock and somebody two streets away.",
        "Not back to the same room. Somewhere with light.",
    ],
    "where_next_settled": ["It is real. I have seen the key."],
    "last_week": ["I want one more Friday here, with the cards out."],
    "farewell": ["Say goodbye at breakfast, not at the door."],
}

# (where, people, first week, numbers, what goes along)
WHERE_NEXT = [
    (
        "The upstairs room on Elm Street, from the first of the month. East window.",
        "My sister on Sundays. Dee from the garden group. You, if I call.",
        "Unpack the kitchen first. Tuesday group. Walk the new bus route once before I need it.",
        "Warm line 603-555-0178. My sister. The house.",
        "The lamp, the recipe for the red soup, and the habit of saying where I'm at.",
    ),
    (
        "My aunt's back room for now, and on the list for the flats by the river.",
        "My aunt, who leaves me be. The Thursday people at the peer center.",
        "Two shifts, no more. Phone the flats on Wednesday.",
        "The peer center 603-555-0164. Warm line 603-555-0178.",
        "That a bad night is a night.",
    ),
    (
        "A recovery home across the river that lets me bring the guitar.",
        "My old bandmate. The woman who runs the house, she seems straight.",
        "Learn everyone's name. Find out who else is up early.",
        "The house here, and theirs.",
        "Three songs I wrote at your kitchen table.",
    ),
]

# (why, days longer)
ASKS_TO_STAY = [
    ("The room on Elm Street is free two weeks later, and I'd rather not go through a couch.", 16),
    ("I've just begun at the bakery and would like one thing to change at a time.", 10),
]
NOT_THIS_TIME = (
    "The room is promised from that week on. Let's look at the week in between together."
)

FAREWELLS = [
    "I came with a bag and I leave with a list. It's a good list.",
    "Thank you for not making me explain twice.",
    "Keep my cup. Somebody will need a big one.",
    "I was angry here and nobody wrote it on a wall. I'll remember that.",
    "You were right that it gets quieter. I was right about the soup.",
]
BELONGINGS = [
    "Everything is packed and gone along.",
    "A box of books in the hall cupboard, to be picked up.",
    "The bicycle stays in the shed until spring.",
]
HOW_IN_TOUCH = [
    "A postcard to Elm Street now and then",
    "A call to the house on a Sunday now and then",
    "A text from the house phone, afternoons",
]
CONTACTS = [
    "Rang: the new kitchen has no drawer for spoons. Laughing.",
    "A postcard with a lighthouse on it.",
    "We sent the soup recipe again.",
    "Came by the house, and stayed for tea.",
]
