"""What most commands open first: the declarations, and a source by its id."""

import os
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from watcher.cli.places import Places, places
from watcher.config import Declarations, Settings, load
from watcher.config.load import WATCHER_TOML
from watcher.config.values import suggestion
from watcher.errors import DeclarationError, InputError
from watcher.model import Source

ALIKE_MAX = 5
"""Ids that are offered for a mistyped one."""
_ANYWHERE = {"0.0.0.0": "localhost", "::": "localhost"}  # noqa: S104 - what `listen` may say, and how it is reached


def declarations(where: Places | None = None) -> Declarations:
    """Return what is declared, with the operator's environment over it, and links that lead somewhere."""
    return reachable(as_written(where or places()))


def as_written(where: Places) -> Declarations:
    """Return what is declared, with the operator's environment over it."""
    return load(where.config, snapshots=where.snapshots, env=os.environ)


def reachable(declared: Declarations) -> Declarations:
    """Return the same; where base_url is the example address, links lead to where `run` listens instead of nowhere."""
    if not declared.settings.base_url_is_example:
        return declared
    return replace(declared, settings=replace(declared.settings, base_url=local_address(declared.settings)))


def local_address(settings: Settings) -> str:
    """Return the address at which this machine reaches what `run` serves."""
    host, port = settings.listen
    host = _ANYWHERE.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def check_topics(declared: Declarations, where: Places) -> None:
    """Raise DeclarationError where a target asks for a topic that is none: it would be silent for ever."""
    asked = [(target.name, topic) for target in declared.targets for topic in target.wanted.topics]
    if not asked:
        return
    from watcher.topics import LABELS  # noqa: PLC0415 - its patterns take a tenth of a second, and few ask for topics

    for name, topic in asked:
        if topic not in LABELS:
            raise DeclarationError(
                f"found {topic!r}, which is no topic{suggestion(topic, list(LABELS))}",
                file=where.config.parent / WATCHER_TOML,
                key=f"topics of the target {name!r}",
            )


def named_source(sources: Iterable[Source], source_id: str) -> Source:
    """Return the source of this id (or that had it before), or say which ids are alike."""
    sources = tuple(sources)
    for source in sources:
        if source_id == source.id or source_id in source.was:
            return source
    raise unknown_source(source_id, [source.id for source in sources])


def unknown_source(source_id: str, known: Iterable[str]) -> InputError:
    """Return the error for an id that nothing has."""
    known = list(known)
    holding = sorted(
        (one for one in known if source_id and source_id in one), key=lambda one: not one.startswith(source_id)
    )
    alike = list(dict.fromkeys((*holding, *get_close_matches(source_id, known, n=3, cutoff=0.5))))[:ALIKE_MAX]
    hint = f"Did you mean {', '.join(alike)}?" if alike else "`watcher sources` lists them."
    return InputError(f"There is no source {source_id!r}. {hint}")
