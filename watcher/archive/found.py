"""Rows of found documents: what indexes have listed, by the key of its address."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.engine import Connection

from watcher import codec
from watcher.archive import rows
from watcher.archive.schema import FOUND
from watcher.model import Found, Standing

_NEW = insert(FOUND)
_AGAIN = (
    update(FOUND)
    .where(FOUND.c.key == bindparam("of"))
    .values(standing=bindparam("now"), source_id=bindparam("whose"), record=bindparam("new"))
)


def put_found(connection: Connection, found: Found) -> None:
    """Write the row of this key; the index that listed it first stays the one it is found through."""
    record = codec.encode(found).decode()
    again = {"of": found.key, "now": found.standing.value, "whose": found.id, "new": record}
    if connection.execute(_AGAIN, again).rowcount == 0:
        row = {"key": found.key, "index_id": found.index, "standing": found.standing.value}
        connection.execute(_NEW, {**row, "source_id": found.id, "record": record})


def query(
    *, standing: Standing | None = None, index: str | None = None, source: str | None = None, key: str | None = None
) -> Select[Any]:
    """Return the query for the rows that fit every filter, in the order of finding."""
    wanted = select(FOUND.c.record).order_by(FOUND.c.seq)
    columns = {FOUND.c.standing: standing and standing.value, FOUND.c.index_id: index, FOUND.c.source_id: source}
    for column, value in (*columns.items(), (FOUND.c.key, key)):
        if value is not None:
            wanted = wanted.where(column == value)
    return wanted


def found_of(row: Mapping[str, Any]) -> Found:
    """Return the found document that the row holds."""
    return rows.decoded(Found, row["record"])
