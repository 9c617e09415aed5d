"""What the demo house's peers thought about together, and what they have learned.

Pure data, no imports. Every text is invented; none is about a real person.
"""

THEMES = [
    "When I help too fast, whose worry is it?",
    "Sitting with silence, and not filling it",
    "Saying no at 3 a.m. and still being beside someone",
    "What we hear when someone is angry with the house",
    "Telling our own story: for them, or for us?",
    "Noticing when we begin to fix",
    "Chores, fairness, and keeping count",
    "Saying goodbye, again and again",
    "What each of us needs after a hard night",
    "Power: who holds the keys, and who knows it",
    "Being curious when we are sure already",
    "How we talk about people when they are not in the room",
]

# (what, for how many days it is good; None: for good)
LEARNED = [
    ("First aid and CPR", 730),
    ("Naloxone", 365),
    ("Intentional Peer Support, core", None),
    ("Food safety", 1095),
]
