"""JSON and times as every command prints them."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import click

from watcher.model import Entry
from watcher.publish.api import iso, row

_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def print_json(value: object) -> None:
    """Print one JSON value; everything outside ASCII is escaped, so a terminal cannot be commanded through it."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=True))


def change_row(entry: Entry, *, reviewed: bool, corrected: Sequence[Entry] = ()) -> dict[str, Any]:
    """Return one object of `changes --json`; it has `corrections` where there are any."""
    said = [{"told": iso(one.told), "note": one.note, "withdrawn": one.withdrawn} for one in corrected]
    return row(entry, reviewed=reviewed) | ({"corrections": said} if said else {})


class Since(click.ParamType[datetime, str]):
    """A time: "2026-11-01", "2026-11-01T12:00", or how long ago: "12h", "7d", "2w"."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment, in UTC."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            if text[-1:] in _UNITS and text[:-1].isdigit():
                return datetime.now(UTC) - timedelta(**{_UNITS[text[-1]]: int(text[:-1])})
            if len(text) == len("2026-11-01"):
                return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
            found = datetime.fromisoformat(text)
        except (ValueError, OverflowError):
            self.fail(f"{text!r} is no time; expected 2026-11-01, 2026-11-01T12:00, 12h, 7d or 2w", param, ctx)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
