"""What most commands open first: the declarations, and a source by its id."""

import os
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from watcher.cli.places import Places, places
from watcher.config import Declarations, Settings, load
from watcher.errors import InputError
from watcher.model import Source

_ANYWHERE = {"0.0.0.0": "localhost", "::": "localhost"}  # noqa: S104 - what `listen` may say, and how it is reached


def declarations(where: Places | None = None) -> Declarations:
    """Return what is declared, with the operator's environment over it.

    With the example address as base_url links would lead nowhere: they lead to where `run` listens instead.
    """
    where = where or places()
    declared = load(where.config, snapshots=where.snapshots, env=os.environ)
    if not declared.settings.base_url_is_example:
        return declared
    return replace(declared, settings=replace(declared.settings, base_url=local_address(declared.settings)))


def local_address(settings: Settings) -> str:
    """Return the address at which this machine reaches what `run` serves."""
    host, port = settings.listen
    host = _ANYWHERE.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def named_source(sources: Iterable[Source], source_id: str) -> Source:
    """Return the source of this id (or that had it before), or say which ids are alike."""
    sources = tuple(sources)
    for source in sources:
        if source_id == source.id or source_id in source.was:
            return source
    raise unknown_source(source_id, [source.id for source in sources])


def unknown_source(source_id: str, known: Iterable[str]) -> InputError:
    """Return the error for an id that nothing has."""
    alike = get_close_matches(source_id, list(known), n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(alike)}?" if alike else "`watcher sources` lists them."
    return InputError(f"There is no source {source_id!r}. {hint}")
