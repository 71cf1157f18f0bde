"""What all bodies share: strict input, times of the centre's zone, choices by their stored codes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from django.utils.functional import Promise
from django.utils.timezone import localtime
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

LARGEST_KEY = 2**53 - 1


class Asked(BaseModel):
    """A body that is sent to us; what it doesn't know is refused."""

    model_config = ConfigDict(extra="forbid")


class Told(BaseModel):
    """A body that we answer with."""

    model_config = ConfigDict(frozen=True)


class OneOf:
    """One of some stored codes, kept as plain text."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = [str(code) for code in codes]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(self.codes)


def field(description: str | Promise, default: Any = ..., **bounds: Any) -> Any:
    """A described field; the description is told in the language in which the schema is asked for."""
    return Field(default, description=description, **bounds)  # type: ignore[arg-type]


def _in_shanghai(moment: datetime) -> str:
    return localtime(moment).isoformat(timespec="seconds")


Moment = Annotated[
    datetime,
    PlainSerializer(_in_shanghai, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
Key = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
