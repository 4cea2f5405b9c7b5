"""Writing values as JSON that can be read back: what a field cannot hold is refused before it is kept.

Changed values are made with `model_copy`, which checks nothing. Without this a text a little too long would
be kept, and the record could never be opened again.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from barnombud.domain.value import Value
from barnombud.errors import InputError

_REASONS = {
    "string_too_long": "too_long",
    "too_long": "too_long",
    "string_too_short": "empty",
    "string_pattern_mismatch": "empty",
    "too_short": "empty",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "string_unicode": "unprintable",
}
"""What pydantic calls it, and the reason a person is told. Anything else is a mistake of ours."""


def as_json(value: Value) -> str:
    """Return ``value`` as JSON.

    Raises:
        InputError: a field holds more or less than it can; its name is such as ``voice.words``.
    """
    try:
        content = value.model_dump_json()
    except ValueError as error:  # pydantic's own for half a character, as a broken clipboard can give
        raise InputError("text", "unprintable") from error
    try:
        type(value).model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        reason = _REASONS.get(first["type"])
        if reason is None:
            raise
        raise InputError(".".join(str(part) for part in first["loc"]), reason) from error
    return content


def as_columns(value: Value) -> dict[str, Any]:
    """Return the fields of ``value`` for the columns of its row; raises as `as_json`."""
    as_json(value)
    return {name: getattr(value, name) for name in type(value).model_fields}
