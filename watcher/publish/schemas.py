"""JSON Schemas of what programs read; they lie beside it (https://json-schema.org/draft/2020-12/schema)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from watcher.model import ChangeKind, EditClass, Event, Kind, Notice, Reason

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """Return the JSON Schemas by file name."""
    return {
        "changes": _page("changes", _object(_CHANGE, title="A change, or another event")),
        "change": {"$schema": _DIALECT} | _object(_CHANGE | _WHOLE, optional=_OF_CHANGES, title="One change, whole"),
        "sources": _page("sources", _object(_SOURCE, title="A watched document and its state")),
    }


def _object(properties: Mapping[str, Schema], *, optional: Iterable[str] = (), **more: Any) -> Schema:
    left_out = frozenset(optional)
    required = [name for name in properties if name not in left_out]
    return {**more, "type": "object", "properties": dict(properties), "required": required}


def _page(key: str, of: Schema) -> Schema:
    properties = {"schema": {"const": 1}, key: _list(of), "next": _or_null(_ADDRESS)}
    return {"$schema": _DIALECT} | _object(properties, title=f"A page of {key}")


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(of: Schema) -> Schema:
    if "enum" in of:
        return {"enum": [*of["enum"], None]}
    return {**of, "type": [of["type"], "null"]}


def _one_of(values: type[StrEnum]) -> Schema:
    return {"enum": [one.value for one in values]}


_STRING: Schema = {"type": "string"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_TIME: Schema = {"type": "string", "format": "date-time"}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PAGE: Schema = {"type": ["integer", "null"], "minimum": 1}
_PRINTED: Schema = {"type": ["integer", "string", "null"]}
_SHA_256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_SIDE = _object(
    {
        "number": _or_null(_STRING),
        "title": _STRING,
        "path": _list(_STRING),
        "anchor": _or_null(_STRING),
        "level": _COUNT,
        "page_first": _PAGE,
        "page_last": _PAGE,
        "printed_first": _PRINTED,
        "printed_last": _PRINTED,
    }
)
_EDIT = _object(
    {
        "class": _one_of(EditClass),
        "before": _STRING,
        "after": _STRING,
        "context_before": _STRING,
        "context_after": _STRING,
        "cues": _list(_STRING),
    }
)
_SECTION = _object(
    {
        "kind": _one_of(ChangeKind),
        "kinds": _list(_one_of(ChangeKind)),
        "before": _or_null(_SIDE),
        "after": _or_null(_SIDE),
        "others": _list(_SIDE),
        "relevant": _FLAG,
        "topics": _list(_STRING),
        "class": _one_of(EditClass),
        "notice": _one_of(Notice),
        "notice_text": _or_null(_STRING),
        "words_added": _COUNT,
        "words_removed": _COUNT,
        "edits": _list(_EDIT),
        "diff": _STRING,
    }
)
_CHANGE: dict[str, Schema] = {
    "id": _STRING,
    "source": _or_null(_STRING),
    "title": _STRING,
    "class": _or_null(_one_of(EditClass)),
    "relevant": _FLAG,
    "notice": _or_null(_one_of(Notice)),
    "between": _or_null({**_list(_TIME), "minItems": 2, "maxItems": 2}),
    "told": _TIME,
    "before": _or_null(_STRING),
    "after": _or_null(_STRING),
    "reviewed": _FLAG,
    "event": _one_of(Event),
    "reason": _or_null(_one_of(Reason)),
    "guid": _STRING,
    "url": _ADDRESS,
    "topics": _list(_STRING),
    "sha256_before": _or_null(_SHA_256),
    "sha256_after": _or_null(_SHA_256),
    "withdrawn": _FLAG,
}
_COMPARED: dict[str, Schema] = {
    "schema": {"const": 1},
    "changed": _FLAG,
    "dated": _object({"before": _or_null(_STRING), "after": _or_null(_STRING)}),
    "sections": _list(_SECTION),
    "folded": _object({"mechanical": _COUNT, "editorial": _COUNT}),
    "announced_not_found": _list(_object({"date": _or_null(_STRING), "text": _STRING})),
    "withheld_sections": _COUNT,
}
_OF_CHANGES = frozenset(_COMPARED)
"""What other events, and changes that were withdrawn, do not have."""
_WHOLE: dict[str, Schema] = {
    "summary": _STRING,
    "content_html": _STRING,
    "corrections": _list(_object({"told": _TIME, "note": _STRING, "withdrawn": _FLAG})),
    **_COMPARED,
}
_SOURCE: dict[str, Schema] = {
    "id": _STRING,
    "kind": _one_of(Kind),
    "url": {"type": "string", "format": "iri"},
    "last_good": _or_null(_TIME),
    "verified_unchanged": _or_null(_TIME),
    "failing_since": _or_null(_TIME),
    "reason": _or_null(_STRING),
    "next": _or_null(_TIME),
    "title": _STRING,
    "publisher": _STRING,
    "baseline": _or_null(_TIME),
    "checks": _COUNT,
    "last_changed": _or_null(_TIME),
    "sentence": _or_null(_STRING),
}
