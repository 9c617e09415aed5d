"""The copy as one file that opens in any browser, now and in ten years, without a network."""

from django.template.loader import render_to_string
from django.utils.html import format_html

from accounts.access.actor import Actor

from ..together.reading import Reading

# In the file itself: beside a saved file there is no style sheet. Nothing in it needs escaping.
STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
body { font: 1.1rem/1.5 Georgia, serif; overflow-wrap: anywhere; }
section { margin-top: 2rem; border-top: 2px solid; }
h4 { margin: 1rem 0 0; font-size: 1.1rem; }
h4, p, dt { break-after: avoid; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; }
p { margin: 0.2rem 0; }
.said { white-space: pre-wrap; }
.own-words { padding-left: 1rem; border-left: 3px solid; }
.visually-hidden { display: none; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
"""


def html_of(actor: Actor, reading: Reading) -> str:
    style = format_html("<style>{}</style>", STYLE)
    context = {"reading": reading, "actor": actor, "style": style}
    return render_to_string("dashboard/guest_copy/file.html", context)
