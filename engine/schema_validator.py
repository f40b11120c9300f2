"""The validators of the schemas in ``schemas/``."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

from .resources import data_folder


@cache
def validator(schema: str) -> Any:
    """The Draft 7 validator of a schema in ``schemas/`` that knows Decimal."""
    # jsonschema takes longer to import than most commands take to run: only those that load a file wait for it.
    from jsonschema import Draft7Validator
    from jsonschema.validators import extend

    text = (data_folder("schemas") / f"{schema}.schema.json").read_text(encoding="utf-8")
    checker = Draft7Validator.TYPE_CHECKER.redefine_many({
        "number": lambda _, value: isinstance(value, Decimal),
        "integer": lambda _, value: isinstance(value, Decimal) and value == value.to_integral_value(),
    })
    made: Any = extend
    return made(Draft7Validator, type_checker=checker)(_linked(json.loads(text, parse_float=Decimal)))


def _linked(schema: Any) -> Any:
    """The schema with each ``$ref`` replaced by the definition itself (no copy), which jsonschema needn't look up then.

    Draft 7 reads nothing beside a ``$ref``, and errors leave it out of their paths: nothing else changes.
    """
    definitions = schema["definitions"]

    def link(part: Any) -> Any:
        if isinstance(part, dict) and "$ref" in part:
            return definitions[part["$ref"].removeprefix("#/definitions/")]
        if isinstance(part, dict):
            part.update((key, link(value)) for key, value in part.items())
        elif isinstance(part, list):
            part[:] = map(link, part)
        return part

    return link(schema)
