"""Every change to how the house lives together."""

from .agreements import (
    begin_agreements,
    comment_on,
    decide_proposal,
    propose_end,
    propose_topic,
    propose_wording,
    take_back_proposal,
)
from .going_through import go_through, tick_agreements_step

__all__ = [
    "begin_agreements",
    "comment_on",
    "decide_proposal",
    "go_through",
    "propose_end",
    "propose_topic",
    "propose_wording",
    "take_back_proposal",
    "tick_agreements_step",
]
