"""Half-year totals of answers: a table linked to nothing (R9, R22)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from barnombud.domain.half_year import ANSWERS, AnswerCount, CountedAnswer
from barnombud.models.disposal import AnswerTotalRow


class AnswerTotalRepository:
    """Counts up, never down; rows of a half-year are made all at once, so their order tells nothing."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def count(
        self,
        half_year: str,
        answer: CountedAnswer,
        languages: Iterable[str],
        *,
        language: str = "",
        interpreter: bool = False,
    ) -> None:
        """Count one more; ``languages`` are all that there may ever be."""
        self._begin(half_year, languages)
        self._session.execute(
            update(AnswerTotalRow)
            .where(
                AnswerTotalRow.half_year == half_year,
                AnswerTotalRow.answer == answer.value,
                AnswerTotalRow.language == language,
                AnswerTotalRow.interpreter == interpreter,
            )
            .values(count=AnswerTotalRow.count + 1)
        )

    def of_half_year(self, half_year: str) -> tuple[AnswerCount, ...]:
        """Return every count of one half-year."""
        rows = self._session.scalars(select(AnswerTotalRow).where(AnswerTotalRow.half_year == half_year))
        return tuple(
            AnswerCount(
                half_year=row.half_year,
                answer=CountedAnswer(row.answer),
                language=row.language,
                interpreter=row.interpreter,
                count=row.count,
            )
            for row in rows
        )

    def half_years(self) -> tuple[str, ...]:
        """Return the half-years there are counts of, newest first."""
        found = self._session.scalars(select(AnswerTotalRow.half_year).distinct())
        return tuple(sorted(found, reverse=True))

    def _begin(self, half_year: str, languages: Iterable[str]) -> None:
        begun = select(AnswerTotalRow.count).where(AnswerTotalRow.half_year == half_year).limit(1)
        if self._session.execute(begun).first() is not None:
            return
        self._add(half_year, CountedAnswer.CASE, "", interpreter=False)
        for language in sorted(languages):
            for answer in ANSWERS:
                for interpreter in (False, True):
                    self._add(half_year, answer, language, interpreter=interpreter)
        self._session.flush()

    def _add(self, half_year: str, answer: CountedAnswer, language: str, *, interpreter: bool) -> None:
        self._session.add(
            AnswerTotalRow(
                half_year=half_year,
                answer=answer.value,
                language=language,
                interpreter=interpreter,
                count=0,
            )
        )
