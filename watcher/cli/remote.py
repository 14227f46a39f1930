"""A document from the network, or what the archive holds of a source."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from watcher import topics
from watcher.archive.snapshots import Snapshots
from watcher.check.reading import media_type
from watcher.cli.client import open_client
from watcher.cli.opening import declarations, named_source
from watcher.cli.places import places
from watcher.cli.stored import catalogue
from watcher.config import load_environment
from watcher.errors import ExtractError, FetchError, InputError
from watcher.extract.sandbox import Sandbox
from watcher.model import Capture, Document, Rules, Scope, Source


def is_private(url: str) -> bool:
    """Whether an address that a person typed names this machine or a private network literally."""
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost"


def fetch_once(url: str) -> Capture:
    """Return what an address brings now, asked politely; raise InputError where it brings nothing.

    A private address is asked if it was typed as one: whoever types here may reach it anyway. A public one that
    redirects to a private one is refused.
    """
    with open_client(load_environment(os.environ)) as client:
        try:
            found = client.fetch(url, allow_private=is_private(url))
        except FetchError as error:
            raise InputError(str(error)) from error
    assert isinstance(found, Capture)
    return found


def read_capture(
    capture: Capture, sandbox: Sandbox, *, rules: Rules, scope: Scope, model: str | None = None
) -> Document:
    """Return the marked document in a capture; raise ExtractError."""
    kind, charset = media_type(capture)
    document = sandbox.read(capture.body, media_type=kind, charset=charset, url=capture.url, rules=rules)
    return topics.mark(document, scope, model)


def read_address(url: str, sandbox: Sandbox, *, rules: Rules, scope: Scope) -> Document:
    """Return the marked document that stands at an address now."""
    try:
        return read_capture(fetch_once(url), sandbox, rules=rules, scope=scope)
    except ExtractError as error:
        raise InputError(str(error)) from error


def declared_source(source_id: str) -> Source:
    """Return the source of an id that was given where a file or an address could have been."""
    if not places().config.exists():
        raise InputError(
            f"{source_id!r} is no file, has no scheme as an address has, "
            f"and there is no {places().config} in which it could be a source's id."
        )
    try:
        return named_source(declarations().sources, source_id)
    except InputError as error:
        raise InputError(f"There is no file {source_id!r}. {error}") from error


def read_source(source: Source, sandbox: Sandbox) -> Document:
    """Return a source's last good snapshot as today's rules read it."""
    with catalogue() as opened:
        state = opened.state(source.id)
    if state is None or state.good_snapshot is None:
        raise InputError(f"{source.id} has not been read yet: `watcher check {source.id}` reads it.")
    capture = Snapshots(places().snapshots).load(state.good_snapshot)
    try:
        return read_capture(capture, sandbox, rules=source.rules, scope=source.scope, model=source.model)
    except ExtractError as error:
        raise InputError(f"{source.id}: today's rules cannot read {state.good_snapshot}: {error}") from error
