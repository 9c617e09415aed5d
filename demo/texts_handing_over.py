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
    "Moved the armchair to the window, and read there until it got dark.",
    "Asked how the other shifts write things down, so I showed this page. “Good, no secrets then.”",
    "Had a hard hour after the mail came. Wanted the porch and no questions, and came in for tea.",
    "Taught me a card game I still don't follow. I owe four matches.",
    "Would like the hall light left on tonight. I said the next shift would know.",
    "Went out at nine to walk once around the pond, and said hello on the way back in.",
    "Wants to try the early shower for a week. I said the others are fine with that.",
    "The dentist is on Thursday. No company needed, but a “how was it” would be good.",
    "Told me straight that I had been short this morning. True. I said sorry, and we had toast.",
    "Heard from an old friend today. Good news, and a lot to think about.",
    "First evening at the table with everyone. Stayed for the tea.",
    "A month here, and said so at breakfast, a little surprised.",
    "Last week. Is going through the drawers slowly, one a day.",
    "Sang in the kitchen with the radio. The radio lost.",
    "Is putting off one phone call, and knows it. Asked me to ask about it tomorrow, once.",
    "Wanted to be alone after lunch and was. The closed door was a good closed door.",
    "Sat up with me at three, both with a blanket. We listened to the fridge.",
    "Missed home today and said it out loud. “It comes in waves,” and this one passed.",
    "Is writing down the week ahead, one line a day. Showed me Thursday.",
    "Brother rang at nine; they talked for an hour on the porch. Tired afterwards, in a good way.",
    "The hearing is not for talking about right now. It will come up when it comes up.",
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
# By the note: what was added to it later.
ADDED = {
    "Asked whether someone would walk along to the pharmacy in the afternoon. I said whoever is on "
    "at four would ask.": "Done; we walked there together at half past four.",
    "Said the phone call with the landlord went better than feared. Has the number on the "
    "fridge.": "The landlord rang back, and it is still good news.",
    "Missed home today and said it out loud. “It comes in waves,” and this one passed.": (
        "There was a call home after supper. A good one."
    ),
    "Had a hard hour after the mail came. Wanted the porch and no questions, and came in for "
    "tea.": "We opened the letter together. Not as bad as the envelope.",
    "The boiler clicks before it starts. It is not urgent; the number of the heating firm is "
    "inside the cupboard door.": "The firm rang back: Thursday between eight and ten.",
}
# The last shift always leaves this one.
LAST_OF_THE_SHIFT = (
    "Is expecting a call from the housing office and would like somebody near when it comes."
)
