"""Words for the demo house's conversations, in which people work something out, and its journal.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

# Days back; each person's (as they saw it, what they need); what they try; how it has gone.
CONVERSATIONS = [
    (
        5,
        [
            (
                "I heard the music through the wall at one, and again at two. The first time I "
                "knocked softly and nothing changed, so the second time I hit the wall with my "
                "shoe. I am not proud of that.\n\nI had to be up at six for work. When I lie awake "
                "I begin to count what else could go wrong.",
                "To know before I lie down that it will be quiet. And that I may knock without "
                "being the one who spoils it.",
            ),
            (
                "It was the first night I felt like playing anything. I did not hear the knock, "
                "I had my back to the door. Then there was the bang and I thought somebody was "
                "coming in. I did not sleep after that either.",
                "Somewhere I can play after ten. And a knock I can hear, before anyone is angry.",
            ),
        ],
        "The speaker moves to the common room at ten, and the door there stays shut. After that "
        "it is headphones. If it is loud all the same: three knocks and a hello, and the other "
        "answers.",
        "",
    ),
    (
        26,
        [
            (
                "My shelf in the fridge was empty on Sunday, and I had bought it all on Saturday "
                "with the last of my week's money. I said some things in the kitchen that were "
                "meant for everybody and landed on one person.",
                "To find my food where I put it. And to be asked; I would have said yes.",
            ),
            (
                "I thought the bottom shelf was the one we share, like where I lived before. "
                "Nobody had told me. I was called a thief in front of two others, and I went to my "
                "room for a day.",
                "Not to be shouted at over soup. To be able to put it right.",
            ),
        ],
        "Tape with a name on each shelf, and one shelf that says SHARED. One of us buys the soup "
        "this week, and we eat it together on Wednesday.",
        "The tape holds. The soup was good, and there was a second one nobody had planned. Neither "
        "of us thinks about it on Sundays any more.",
    ),
]

# How it is signed ("name", "letter" or not at all), and the page.
JOURNAL = [
    (
        "name",
        "Nobody told me, so I tell you: the third stair creaks and nobody minds.\n\nThe first "
        "week I kept my shoes on. In the second I took them off. You will know when.",
    ),
    (
        "letter",
        "Things that are good to know:\nThe blue mug keeps warm the longest.\nThe porch has sun "
        "from four.\nThe bus driver on the ten past waits if you wave.",
    ),
    (
        "",
        "I came here because I did not want to be alone with my nights. I am still awake at three "
        "now and then. The difference is the light under the office door.",
    ),
    (
        "name",
        "If you don't know what to say in the circle, say that. I said it for nine days, and on "
        "the tenth something else came out.",
    ),
    (
        "letter",
        "Leave the house a recipe. Mine is in the drawer with the bread knife: lentils, and more "
        "lemon than you think.\n\nI hope you get to be bored here. It is a good sign.",
    ),
    (
        "letter",
        "Write to me when you are out, we can all meet up, my number is on the back of the door.",
    ),
]
HIDDEN_WHY = "It gives a phone number; the writer and I agreed to take it off."
