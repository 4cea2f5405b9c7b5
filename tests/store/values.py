"""Any value a domain class can hold, for properties about keeping and reading back.

Built from the class itself, so that a new field is covered the day it is added.
"""

from __future__ import annotations

import types
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime
from pydantic.fields import FieldInfo

from barnombud.domain.value import Value
from barnombud.errors import InputError

V = TypeVar("V", bound=Value)

LETTERS = st.characters(codec="utf-8")
IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
INSTANTS = st.integers(0, 7_000_000_000_000_000).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    date: st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    datetime: INSTANTS,
    AwareDatetime: INSTANTS,
    time: st.times(),
    bytes: st.binary(max_size=20),
}


def values_of(kind: type[V], **fixed: Any) -> st.SearchStrategy[V]:
    """Return a strategy for ``kind``; ``fixed`` are values, or strategies, of single fields."""
    parts = {
        name: _given(fixed[name]) if name in fixed else _field(field)
        for name, field in kind.model_fields.items()
    }
    made = st.fixed_dictionaries(parts).map(lambda given: _made(kind, given))
    return cast("st.SearchStrategy[V]", made.filter(bool))


def _made(kind: type[V], given: dict[str, Any]) -> V | None:
    """Return the value, or nothing when its own rules between fields refuse the mixture."""
    try:
        return kind(**given)
    except (ValueError, InputError):
        return None


def _given(value: Any) -> st.SearchStrategy[Any]:
    return value if isinstance(value, st.SearchStrategy) else st.just(value)


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    made = _of(kind)
    if field.is_required():
        return made
    return st.one_of(st.just(field.get_default(call_default_factory=True)), made)


def _of(kind: Any) -> st.SearchStrategy[Any]:
    limits: tuple[Any, ...] = ()
    if get_origin(kind) is Annotated:
        kind, *found = get_args(kind)
        limits = tuple(found)
    if hasattr(kind, "__supertype__"):
        return IDS
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_of(each) for each in get_args(kind)))
    if origin is not None:
        return _many(origin, get_args(kind), limits)
    return _single(kind, limits)


def _many(origin: Any, inside: tuple[Any, ...], limits: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    least = _limit(limits, "min_length", 0)
    if origin is dict:
        return st.dictionaries(_of(inside[0]), _of(inside[1]), min_size=least, max_size=2)
    if origin is frozenset:
        return st.frozensets(_of(inside[0]), min_size=least, max_size=3)
    if inside[-1] is Ellipsis:
        return st.lists(_of(inside[0]), min_size=least, max_size=2).map(tuple)
    return st.tuples(*(_of(each) for each in inside))


@cache
def _nested(kind: type[Value]) -> st.SearchStrategy[Any]:
    return values_of(kind)


def _single(kind: Any, limits: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if kind is type(None):
        return st.none()
    if isinstance(kind, type) and issubclass(kind, Value):
        return _nested(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    if kind is str:
        longest = min(_limit(limits, "max_length", 40), 40)
        least = _limit(limits, "min_length", 1 if _limit(limits, "pattern", None) else 0)
        return st.text(LETTERS, min_size=least, max_size=longest)
    if kind is int:
        return st.integers(_limit(limits, "ge", 0), _limit(limits, "le", 10_000))
    return _PLAIN[kind]


def _limit(limits: tuple[Any, ...], name: str, otherwise: Any) -> Any:
    return next((getattr(each, name) for each in limits if getattr(each, name, None) is not None), otherwise)
