"""Words for how the demo house's guests are today.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

NIGHT_WISH = "Knock at ten, please, even if I say no."
ASKED = "Could somebody sit with me for a while, whenever there's time?"

# "If you don't see me", guest by guest.
IF_NOT_SEEN = [
    "",
    "Knock and say your name. If I say later, ask me when later is. Please don't send anyone else.",
    "Call my cell first. If I don't pick up, text me one word and I'll text one back.",
    "Leave tea outside the door and knock twice. I'll take it in when I'm ready.",
]
