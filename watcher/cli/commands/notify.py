"""`watcher notify`: whom entries are sent to, what waits, and what was given up."""

from collections.abc import Iterable, Iterator, Sequence

import click

from watcher.archive.catalogue import Catalogue
from watcher.archive.outbox import Letter, Traffic
from watcher.cli import output, terminal
from watcher.cli.notifying import deliver_now, means
from watcher.cli.opening import check_topics, declarations
from watcher.cli.places import Places, examples, place_options, places
from watcher.cli.terminal import Paint
from watcher.cli.tree import padded, width_of
from watcher.cli.wording import counted, moment
from watcher.config import Target
from watcher.config.values import suggestion
from watcher.errors import DeliveryError, InputError
from watcher.notify import send_test, unready
from watcher.publish.api import iso

Rows = list[tuple[Target, Traffic, str]]
"""Each target with what stands in the outbox for it, and why nothing is delivered; empty: nothing prevents it."""


@click.group(
    "notify",
    invoke_without_command=True,
    epilog=examples("watcher notify", "watcher notify test room", "watcher notify retry"),
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@place_options
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the targets that watcher.toml declares: what waits for each, and what was given up and why.

    No address and no secret of a target is ever shown.
    """
    if ctx.invoked_subcommand is not None:
        return
    traffic, dead = _stored(places())
    rows = _rows(traffic)
    gone = [traffic[name] for name in sorted(traffic.keys() - {target.name for target, _, _ in rows})]
    if as_json:
        output.print_json({"targets": [_target_json(*row) for row in rows], "dead": [_dead_json(one) for one in dead]})
        return
    for text in _shown(rows, gone, dead, Paint.of_stream()):
        terminal.say(text)


@command.command("test", epilog=examples("watcher notify test room"))
@click.argument("name")
@place_options
def test(name: str) -> None:
    """Send a test to one target, now; exits 1 with the reason where it is not accepted."""
    declared = declarations()
    target = _named(declared.targets, name)
    with means(declared.settings) as opened:
        try:
            send_test(target, declared.settings, opened)
        except DeliveryError as error:
            raise DeliveryError(f"{target.name}: {error}") from error
    terminal.say(f"{target.name}: accepted")


@command.command("retry", epilog=examples("watcher notify retry", "watcher notify retry room"))
@click.argument("name", required=False)
@place_options
def retry(name: str | None) -> None:
    """Send now what was given up and what waits for its next try: for one target, or for all."""
    where, declared = places(), declarations()
    if name is not None:
        _named(declared.targets, name)
    catalogue = Catalogue(where.catalogue)
    try:
        revived = catalogue.outbox.revive(name)
        terminal.say(f"{counted(revived, 'entry')} to be sent now")
        deliver_now(catalogue, declared, where)
    finally:
        catalogue.close()


def _stored(where: Places) -> tuple[dict[str, Traffic], tuple[Letter, ...]]:
    """Return what stands in the outbox; nothing before the first check."""
    if not where.has_catalogue:
        return {}, ()
    catalogue = Catalogue(where.catalogue)
    try:
        return catalogue.outbox.traffic(), catalogue.outbox.dead()
    finally:
        catalogue.close()


def _rows(traffic: dict[str, Traffic]) -> Rows:
    declared = declarations()
    check_topics(declared, places())
    rows = []
    with means(declared.settings) as opened:
        for target in declared.targets:
            its = traffic.get(target.name, Traffic(target.name))
            rows.append((target, its, unready(target, opened) or (its.head.sentence if its.head else "")))
    return rows


def _named(targets: Iterable[Target], name: str) -> Target:
    known = {target.name: target for target in targets}
    if name in known:
        return known[name]
    hint = suggestion(name, list(known)) or "; `watcher notify` lists them"
    raise InputError(f"watcher.toml declares no target {name!r}{hint}")


def _target_json(target: Target, traffic: Traffic, trouble: str) -> dict[str, object]:
    return {
        "name": target.name,
        "kind": target.kind.value,
        "enabled": target.enabled,
        "waiting": traffic.waiting,
        "dead": traffic.dead,
        "accepted": iso(traffic.accepted),
        "next": iso(traffic.head.next_try) if traffic.head else None,
        "trouble": trouble or None,
    }


def _dead_json(letter: Letter) -> dict[str, object]:
    return {
        "target": letter.target,
        "event": letter.entry.event_id,
        "title": letter.entry.title,
        "told": iso(letter.entry.told),
        "attempts": letter.attempts,
        "reason": letter.sentence,
    }


def _shown(rows: Rows, gone: Iterable[Traffic], dead: Sequence[Letter], paint: Paint) -> Iterator[str]:
    if not rows:
        yield "No target is declared: docs/notifications.md says how."
    width = max((width_of(target.name) for target, _, _ in rows), default=0)
    for target, traffic, trouble in rows:
        said = f"{counted(traffic.waiting, 'entry')} waiting, last accepted {moment(traffic.accepted)}"
        paused = "" if target.enabled else paint.dim("  paused: enabled = false")
        yield f"{paint(padded(target.name, width), bold=True)}  {padded(target.kind, 8)}  {said}{paused}"
        if trouble:
            yield paint(terminal.line(f"  {trouble}{_next(traffic)}"), "red")
    for traffic in gone:
        if traffic.waiting:
            yield f"{traffic.target}: not declared any more; {counted(traffic.waiting, 'entry')} waiting"
    for letter in dead:
        title = terminal.line(letter.entry.title)
        yield paint(terminal.line(f"given up: {letter.target}: {title}: {letter.sentence}"), "red")
    if dead:
        yield "`watcher notify retry` sends what was given up, and what waits, now."


def _next(traffic: Traffic) -> str:
    head = traffic.head
    return f"; tried again {moment(head.next_try)}" if head and head.next_try else ""
