"""Words from before people came: who called, what would help, and how it was decided.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

CALLED_BY = [
    "nobody else: it was their own call",
    "a sister",
    "a mother",
    "a friend from the drop-in",
    "a peer worker in town",
    "a nurse on the ward, the two of them on speaker",
    "the night shelter",
]

WOULD_HELP = [
    "A door I can close. I have slept on three couches since summer.",
    "Being around people who don't talk about me like I'm not in the room.",
    "Somebody to walk with me to the first few appointments. After that I can do it.",
    "Quiet in the mornings. I come back slowly.",
    "I want to cook again. I used to cook for ten people.",
    "Time. On the ward everything was in twenty-minute pieces.",
    "To find out what I want before everyone else tells me.",
    "A place to come home to while I look for a place to come home to.",
    "Knowing there's somebody up at night, even if I never knock.",
]

YES = [
    "We talked for an hour, and both would like it.",
    "Knows what the house is and what it is not, and wants to come.",
    "Wanted to meet everyone at supper first; that went well.",
    "Wants to keep the job and be near the bus. Both work from here.",
    "",
]

NOT_NOW = [
    ("not_now", "The rooms are full until after the holidays. We said we would ring in January."),
    ("chose_otherwise", "Found a room with a cousin, and is glad of it."),
    ("not_now", "Would like to finish the course up north first."),
]

ENQUIRY = "I'd like to see the house first, and maybe stay for supper."
