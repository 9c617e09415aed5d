"""The forms of the household, one module for each of its parts."""

from .agreements import (
    CommentForm,
    DecideForm,
    ProposeEndForm,
    ProposeTopicForm,
    ProposeWordingForm,
)
from .going_through import GoingThroughForm

__all__ = [
    "CommentForm",
    "DecideForm",
    "GoingThroughForm",
    "ProposeEndForm",
    "ProposeTopicForm",
    "ProposeWordingForm",
]
