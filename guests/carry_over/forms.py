"""Which of their own pages come along from an earlier stay."""

from typing import Any

from django.db.models.query import QuerySet

from accounts.access.actor import Actor
from ui.clock import month_day
from ui.forms import PlainForm, SeveralField

from ..goals.models import Goal
from ..stays.models import Stay
from ..worldview.models import Worldview
from .queries import goals_of, month_of, with_can_read, with_steps_left, worldviews_of


class WorldviewField(SeveralField):
    def label_from_instance(self, obj: Any) -> str:
        return f"The page from their stay of {month_of(obj.stay)}, written with {obj.written_with}"


class GoalsField(SeveralField):
    """Words that the actor can't read are not in it."""

    def label_from_instance(self, obj: Any) -> str:
        words = obj.words if obj.can_read else f"A goal begun {month_day(obj.begun_on)}"
        ended = "set aside" if obj.set_aside_on else "under way when they left"
        known = [f"stay of {month_of(obj.stay)}", ended]
        if obj.steps_left:
            known.append(f"{obj.steps_left} step{'' if obj.steps_left == 1 else 's'} to go")
        return f"{words} ({', '.join(known)})"


class CarryOverForm(PlainForm):
    """One tick for each page that they said yes to; no tick is an answer too."""

    worldview = WorldviewField(
        Worldview.objects.none(),
        label="What I'd like people here to know",
        required=False,
        help_text="It is not shared until they say so.",
    )
    goals = GoalsField(
        Goal.objects.none(),
        label="Goals not finished",
        required=False,
        help_text="Each comes along with the steps that are not done.",
    )

    def __init__(self, *args, actor: Actor, stay: Stay, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # What came along at the first of two presses is no wrong choice at the second.
        again = self.is_bound
        pages = worldviews_of(stay, or_carried=again).select_related("written_with")
        self._offer("worldview", with_can_read(actor, pages))
        goals = with_steps_left(goals_of(stay, or_carried=again))
        self._offer("goals", with_can_read(actor, goals))

    def _offer(self, name: str, pages: QuerySet) -> None:
        field = self.fields[name]
        assert isinstance(field, SeveralField)  # noqa: S101 (for the type checker)
        field.queryset = pages
        if not self.is_bound and not pages.exists():
            del self.fields[name]

    @property
    def hides_words(self) -> bool:
        fields = (self.fields.get(name) for name in ("worldview", "goals"))
        offered = (field.queryset for field in fields if isinstance(field, SeveralField))
        return any(pages.filter(can_read=False).exists() for pages in offered if pages is not None)

    def action_kwargs(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "worldview": next(iter(cleaned.get("worldview", ())), None),
            "goals": list(cleaned.get("goals", ())),
        }
