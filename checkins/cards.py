"""One person's card in a round: their entry, and their goals for the day, as one group of forms."""

from collections.abc import Mapping

from django import forms

from .forms import AfternoonForm, AnswerForm, EntryForm, IntentionForm, MergingForm, MorningForm
from .merge import Change, Place, Value
from .models import Intention, Which
from .queries import Person

Posted = Mapping[str, str]


class Card:
    """The forms of one person; `typed` holds what came back from the page, if anything did."""

    def __init__(self, person: Person, which: Which, typed: Posted | None = None) -> None:
        self.person = person
        self.key = person.key
        self.refusal = ""
        self.entry = self._entry_form(which, typed)
        self.intentions: list[IntentionForm] = []
        self.answers: list[AnswerForm] = []
        if which == Which.MORNING:
            said = {intention.place: intention for intention in person.intentions}
            self.intentions = [
                self._intention_form(place, said.get(place), typed) for place in Intention.PLACES
            ]
        else:
            self.answers = [self._answer_form(each, typed) for each in person.goals_said]

    def _entry_form(self, which: Which, typed: Posted | None) -> EntryForm:
        form_class = MorningForm if which == Which.MORNING else AfternoonForm
        entry = self.person.entry
        initial = {name: getattr(entry, name, "") for name in form_class.base_fields}
        return form_class(typed, prefix=self.key, initial=initial)

    def _intention_form(
        self, place: int, intention: Intention | None, typed: Posted | None
    ) -> IntentionForm:
        initial = {"words": intention.words, "goal": intention.goal_id} if intention else {}
        # A goal that was reached or set aside meanwhile still stands where it was chosen.
        goals = list(self.person.goals)
        if intention and intention.goal and intention.goal not in goals:
            goals.append(intention.goal)
        return IntentionForm(
            typed,
            prefix=f"{self.key}-intention-{place}",
            number=place,
            goals=goals,
            initial=initial,
        )

    def _answer_form(self, intention: Intention, typed: Posted | None) -> AnswerForm:
        return AnswerForm(
            typed,
            prefix=f"{self.key}-answer-{intention.pk}",
            intention=intention,
            initial={"answer": intention.answer},
        )

    @property
    def forms(self) -> list[MergingForm]:
        return [self.entry, *self.intentions, *self.answers]

    @property
    def is_open(self) -> bool:
        """Folded to one line once they have checked in, unless something is asked here."""
        return not self.person.has_checked_in or self.has_problems

    @property
    def has_problems(self) -> bool:
        return bool(self.refusal) or any(form.errors for form in self.forms)

    def changes(self) -> dict[Place, Change]:
        """What was said anew, field by field; a field that will not do leaves the others be."""
        changes: dict[Place, Change] = {}
        for form in self.forms:
            form.is_valid()
            changes |= form.changes()
        return changes

    def again(self, fresh: Person, which: Which, conflicts: Mapping[Place, Value]) -> "Card":
        """The card as it now stands, with what could not be saved still typed in, and why."""
        asked = [
            (form, name)
            for form in self.forms
            for name in form.fields
            if name in form.errors or form.place(name) in conflicts
        ]
        typed = _as_posted(Card(fresh, which))
        if self.refusal:
            # Nothing of it was saved: it goes along with what it was an answer to.
            typed |= self._unsaved()
        for form, name in asked:
            typed[form.add_prefix(name)] = form.data.get(form.add_prefix(name), "")
        card = Card(fresh, which, typed)
        card.refusal = self.refusal
        for form in card.forms:
            form.is_valid()
            for name in form.fields:
                if form.place(name) in conflicts:
                    form.add_error(name, both_texts(form, name, conflicts[form.place(name)]))
        return card

    def _unsaved(self) -> dict[str, str]:
        """What was typed anew, and what each of those places was shown with."""
        unsaved: dict[str, str] = {}
        for form in self.forms:
            for name, (seen, said) in form.said_anew().items():
                unsaved[form.add_prefix(name)] = said
                unsaved[form[name].html_initial_name] = seen
        return unsaved


def _as_posted(card: Card) -> dict[str, str]:
    """What a browser would send for this card if nobody touched it."""
    posted: dict[str, str] = {}
    for form in card.forms:
        for field in form:
            value = field.value()
            posted[field.html_name] = posted[field.html_initial_name] = (
                "" if value is None else str(value)
            )
    return posted


def both_texts(form: MergingForm, name: str, stands: Value) -> str:
    """The question under a place that two people wrote in at once."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        stands = dict(field.choices).get(stands, "")  # type: ignore[arg-type]
    if not stands:
        return "Someone else emptied this meanwhile. Yours is here: save again to keep it."
    return (
        f"Someone else wrote here meanwhile: “{stands}”. Yours is here too. "
        "Put it as it should be, then save again."
    )
