"""What the household's pages read, over several models."""

from .agreements import (
    GoingThrough,
    Someone,
    TopicToGo,
    people_here,
    read_agreement,
    read_agreements,
    read_going_through,
    topics_to_go_through,
)

__all__ = [
    "GoingThrough",
    "Someone",
    "TopicToGo",
    "people_here",
    "read_agreement",
    "read_agreements",
    "read_going_through",
    "topics_to_go_through",
]
