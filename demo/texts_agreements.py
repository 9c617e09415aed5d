"""Words for the agreements of the demo house: what was changed, what is proposed, what was said.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

QUIET = "Quiet hours"
QUIET_LATER = (
    "From 10:00 pm to 7:00 am we keep it quiet: low voices, headphones, soft doors. On Fridays and "
    "Saturdays it is 11:00 pm, as that is when the cards come out. Nobody has to sleep, and the "
    "kitchen stays open. If we can't sleep, we may knock on the office door."
)
QUIET_WHY = "Card nights end with everyone whispering over the pot."
QUIET_REASON = "Six for it, one who sleeps early; the cards move to the porch room."
QUIET_SAID = [
    "Fine by me, as long as Monday to Thursday stays as it is.",
    "The Blue room is over the kitchen. Could the cards go to the porch room?",
]

PHONES = "Phones, laptops and Wi-Fi"
PHONES_OTHERWISE = (
    "Our phones and laptops are ours. We use headphones in the rooms for everyone, and put "
    "phones away in check-ins, in meetings and at meals. The Wi-Fi is for all of us, so we "
    "leave some of it for the others."
)
PHONES_WHY = "Supper is quieter than it used to be."
PHONES_REASON = "Some of us wait for calls at supper. We ask each other instead."
PHONES_SAID = ["My daughter rings at six. I would have to leave the table."]

VISITORS = "Visitors"
VISITORS_LATER = (
    "We are glad of visitors. We tell the others beforehand, meet them at the door, and stay "
    "with them while they are here. They leave by 9:00 pm, on weekends by 10:00 pm, and stay in "
    "the rooms for everyone. What goes for us in the house goes for them."
)
VISITORS_WHY = "The last bus on Saturdays is at 9:40 pm, and it is cold at the stop."
VISITORS_SAID = [
    "Then somebody should say at supper that there will be a visitor.",
    "Good idea. I would walk them to the stop, too.",
]

SEEN_DIFFERENTLY = [
    (
        "Smoking",
        "The bench is fine in summer. In January I would like the shed roof over it.",
    ),
    (
        "Check-ins and meetings",
        "9:30 is early after a bad night. One to one at ten works better for me.",
    ),
]
