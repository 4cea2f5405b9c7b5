"""What the form says, in the sentence that is read aloud to the one who answered. No widgets here."""

from __future__ import annotations

from barnombud.domain.consent.events import Answer
from barnombud.domain.consent.standing import one_way
from barnombud.domain.consent.topics import Topic
from barnombud.services.consent_forms import AnswerForm, told_of
from barnombud.texts import consent_form as texts
from barnombud.ui.pages.case.form_facts import FormFacts


def summary(form: AnswerForm, facts: FormFacts) -> str:
    """Return the answer in a few plain sentences; what is not filled in yet is asked for instead."""
    who = form.other_adult.strip() if facts.other_adult else facts.who
    who = who or texts.SOMEBODY
    if form.answer is None:
        return texts.NOT_CHOSEN
    if form.answer is Answer.NO:
        return texts.says_no(who)
    if not (form.agencies and form.topics and form.valid_to):
        return texts.HALF
    told = {pair: topics for pair, topics in told_of(form, facts.brought_by).items() if topics}
    if not told:
        return texts.NO_ONE_HEARS
    here = {agency for pair in told for agency in pair}
    names = {key: name for key, name in facts.said.items() if key in here}
    topics = frozenset[Topic]().union(*told.values())
    sentences = [
        texts.says_yes(
            who,
            list(names.values()),
            _codes(topics),
            form.valid_to,
            partly=form.answer is Answer.PARTLY,
            herself=facts.other_adult,
        ),
        texts.not_with([name for key, name in facts.said.items() if key not in here]),
        *(
            texts.only_about(facts.said.get(agency, ""), _codes(topics & less))
            for agency, less in form.less
            if agency in here and topics & less
        ),
        *(
            texts.one_way(facts.said.get(one, ""), facts.said.get(other, ""), _codes(found))
            for (one, other), found in one_way(told).items()
        ),
    ]
    if form.not_raised.strip():
        sentences.append(texts.not_about(form.not_raised.strip()))
    return " ".join(sentence for sentence in sentences if sentence)


def _codes(topics: frozenset[Topic]) -> list[str]:
    return [topic.value for topic in topics]
