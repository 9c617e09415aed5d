"""One person's card in a round: their entry, and their goals for the day, as one group of forms."""

from collections.abc import Mapping

from django import forms

from ..rounds.people import PersonInRound
from ..schedule.models import Which
from .forms import (
    AnswerForm,
    EntryForm,
    IntentionForm,
    MergingForm,
    TiedIntentionForm,
    entry_form_for,
)
from .merge import Change, FieldPlace, Value
from .models import Intention

Posted = Mapping[str, str]


class EntryForms:
    """The forms of one person; `typed` holds what came back from the page, if anything did."""

    def __init__(self, person: PersonInRound, which: Which, typed: Posted | None = None) -> None:
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
        form_class = entry_form_for(which)
        entry = self.person.entry
        initial = {name: getattr(entry, name, "") for name in form_class.base_fields}
        form = form_class(typed, prefix=self.key, initial=initial)
        for name in form.fields.keys() & self.person.wording.keys():
            form.fields[name].label = self.person.wording[name]
        return form

    def _intention_form(
        self, place: int, intention: Intention | None, typed: Posted | None
    ) -> IntentionForm:
        initial = {"words": intention.words, "goal": intention.goal_id} if intention else {}
        # A goal reached or set aside since is still shown where it was chosen.
        goals = list(self.person.goals)
        known = {None, *(goal.pk for goal in goals)}
        if intention and intention.goal_id not in known and intention.goal is not None:
            goals.append(intention.goal)
        prefix = f"{self.key}-intention-{place}"
        if not goals:
            return IntentionForm(typed, prefix=prefix, number=place, initial=initial)
        return TiedIntentionForm(typed, prefix=prefix, number=place, goals=goals, initial=initial)

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

    def known(self) -> dict[str, str]:
        return {
            form[name].html_initial_name: said
            for form in self.forms
            for name, (_seen, said) in form.changed_fields().items()
        }

    def goals_shown(self) -> list[Intention]:
        """The goals for the day as the page itself has them, so that a save needs no query.

        A page sends its whole card; what others save in between reaches it with the next refresh.
        """
        if not self.intentions:
            return self.person.goals_said
        return [Intention(place=form.number, words=form.sent("words")) for form in self.intentions]

    def field_names(self) -> set[str]:
        return {form.add_prefix(name) for form in self.forms for name in form.fields}

    @property
    def is_open(self) -> bool:
        return not self.person.is_done or self.has_problems

    @property
    def has_problems(self) -> bool:
        return bool(self.refusal) or any(form.errors for form in self.forms)

    def changes(self) -> dict[FieldPlace, Change]:
        """What changed, field by field; an invalid field does not stop the others."""
        changes: dict[FieldPlace, Change] = {}
        for form in self.forms:
            form.is_valid()
            changes |= form.changes()
        return changes

    def not_saved(self, conflicts: Mapping[FieldPlace, Value]) -> dict[str, str]:
        return {
            form.add_prefix(name): form.data.get(form.add_prefix(name), "")
            for form in self.forms
            for name in form.fields
            if name in form.errors
            or form.place(name) in conflicts
            or (self.refusal and name in form.changed_fields())
        }

    def again(
        self, fresh: PersonInRound, which: Which, conflicts: Mapping[FieldPlace, Value]
    ) -> "EntryForms":
        """The card as saved, with what could not be saved still in its fields, and why."""
        words = self.not_saved(conflicts)
        if self.refusal:
            # Nothing of it was saved: it goes along with what it was an answer to.
            words |= self._unsaved()
        card = EntryForms(fresh, which).with_typed(words)
        card.refusal = self.refusal
        for form in card.forms:
            for name, field in form.fields.items():
                if (place := form.place(name)) in conflicts:
                    form.add_error(name, both_texts(form, name, conflicts[place]))
                    # For the page's own help in choosing (round_autosave.js).
                    field.widget.attrs["data-stands"] = conflicts[place] or ""
        return card

    def with_typed(self, words: Mapping[str, str]) -> "EntryForms":
        which = Which.MORNING if self.intentions else Which.AFTERNOON
        typed = as_posted(self)
        card = EntryForms(
            self.person, which, typed | {k: v for k, v in words.items() if k in typed}
        )
        for form in card.forms:
            form.is_valid()
        return card

    def with_drafts(self, words: Mapping[str, str]) -> "EntryForms":
        mine = {name: words[name] for name in as_posted(self) if name in words}
        if not mine:
            return self
        card = self.with_typed(mine)
        for form in card.forms:
            for name in form.fields:
                if form.add_prefix(name) in mine and name not in form.errors:
                    form.add_error(name, "You typed this before, and it is not saved yet.")
        return card

    def _unsaved(self) -> dict[str, str]:
        unsaved: dict[str, str] = {}
        for form in self.forms:
            for name, (seen, said) in form.changed_fields().items():
                unsaved[form.add_prefix(name)] = said
                unsaved[form[name].html_initial_name] = seen
        return unsaved


def as_posted(card: EntryForms) -> dict[str, str]:
    posted: dict[str, str] = {}
    for form in card.forms:
        for field in form:
            value = field.value()
            posted[field.html_name] = posted[field.html_initial_name] = (
                "" if value is None else str(value)
            )
    return posted


def both_texts(form: MergingForm, name: str, stored: Value) -> str:
    """The question under a field that two people changed at once."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        stored = dict(field.choices).get(stored, "")  # type: ignore[arg-type]
    if not stored:
        return (
            "Someone else emptied this while you were writing. Your text is here. "
            "Save again to keep it."
        )
    return (
        f"Someone else wrote here while you were writing: “{stored}”. Your text is here too. Make "
        "it read as it should, then save again."
    )
