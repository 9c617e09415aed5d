"""Words for what the demo house's shifts leave for one another.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

ABOUT_GUESTS = [
    "Up at two, made toast, sat with me in the kitchen. We talked about the interview and then "
    "about nothing much. Back to bed at half past three.",
    "Would like a knock at seven tomorrow; the early bus goes at twenty to eight.",
    "Said the phone call with the landlord went better than feared. Has the number on the fridge.",
    "Asked whether someone would walk along to the pharmacy in the afternoon. I said whoever is on "
    "at four would ask.",
    "Quiet evening by choice. Said so, and asked that nobody make a thing of it.",
    "Laughed a lot at supper. Told the story of the goat again.",
    "Missed home today and said it out loud. “It comes in waves,” and this one passed.",
    "Is writing down the week ahead, one line a day. Showed me Thursday.",
    "Brother rang at nine; they talked for an hour on the porch. Tired afterwards, in a good way.",
    "Would rather not be asked about the hearing until they bring it up themselves.",
    "Cooked for everyone. There is soup in the blue pot for whoever comes off the night.",
    "Slept through for the first time this week and wanted the next shift to know.",
]
FOR_THE_HOUSE = [
    "The boiler clicks before it starts. It is not urgent; the number of the heating firm is "
    "inside the cupboard door.",
    "Bins go out tonight, paper too.",
    "Someone from the church left two boxes of apples on the porch. They are in the pantry.",
    "The back door sticks when it rains. Lift it a little while turning the key.",
    "Salt for the steps is in the shed, behind the snow shovel.",
    "The smoke alarm in the upstairs hall chirped once at four. New battery is in.",
    "House meeting is on Sunday at five. The agenda hangs on the fridge.",
    "The washing machine stops before the last spin; press start once more.",
]
ADDED = [
    "Done; they walked there together at half past four.",
    "It went well. More from them, if they feel like it.",
    "The firm rang back: Thursday between eight and ten.",
]
