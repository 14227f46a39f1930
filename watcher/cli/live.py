"""`validate --live`: each source read twice, by two requests; equal text is what makes a source fit to be watched."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watcher.cli import terminal
from watcher.cli.client import open_client
from watcher.cli.opening import named_source
from watcher.cli.remote import read_capture
from watcher.cli.terminal import Paint
from watcher.cli.wording import counted
from watcher.compare.unified import text_of
from watcher.config import Declarations
from watcher.extract.sandbox import Sandbox
from watcher.fetch import Client
from watcher.model import Capture, CheckRecord, Document, Outcome, Source
from watcher.schedule import Checked, HostQueue, Workers

SHOWN_LINES_MAX = 6
"""Lines shown of what differs between two reads."""


def read_twice(declared: Declarations, source_ids: Sequence[str]) -> int:
    """Read the sources twice each and show how each came out; return 1 if one differs or cannot be read."""
    sources = [named_source(declared.sources, source_id) for source_id in source_ids]
    sources = sources or [source for source in declared.sources if source.enabled]
    with open_client(declared.settings) as client, Sandbox() as sandbox:
        live = _Live(client, sandbox)
        queue = HostQueue(lambda _url: 0.0, declared.settings.host_gap)
        workers = Workers(queue, live.check, live.show)
        queue.put(sources)
        workers.start()
        queue.wait_idle()
        workers.stop(seconds=10)
    terminal.say(f"{counted(live.good, 'source')} gave the same text twice, {len(sources) - live.good} did not")
    return 0 if live.good == len(sources) else 1


@dataclass(slots=True)
class _Live:
    """Two reads of a source as one check, and how its result is shown."""

    client: Client
    sandbox: Sandbox
    good: int = 0

    def check(self, source: Source) -> CheckRecord:
        """Read twice; the record says UNCHANGED where both reads say the same, CHANGED with the difference else."""
        (at, first), (_, second) = self._read(source), self._read(source)
        if first.same_text(second):
            said = f"{counted(len(second.sections), 'section')}, {counted(second.words, 'word')}: {second.title}"
            return CheckRecord(source.id, at.at, Outcome.UNCHANGED, sentence=said)
        return CheckRecord(source.id, at.at, Outcome.CHANGED, sentence="\n".join(_difference(first, second)))

    def show(self, checked: Checked) -> None:
        """Show one source: alike, different (with the first lines that differ), or unreadable."""
        paint, record = Paint.of_stream(), checked.record
        if record is None:
            terminal.say(f"{paint('unreadable', 'red')}  {checked.source.id}  {terminal.line(str(checked.error))}")
        elif record.outcome is Outcome.UNCHANGED:
            self.good += 1
            terminal.say(f"{paint('alike', 'green')}  {checked.source.id}  {terminal.line(record.sentence)}")
        else:
            terminal.say(f"{paint('differs', 'red')}  {checked.source.id}\n{terminal.lines(record.sentence)}")

    def _read(self, source: Source) -> tuple[Capture, Document]:
        found = self.client.fetch(source.url, allow_private=source.allow_private, host_gap=source.host_gap)
        assert isinstance(found, Capture)
        return found, read_capture(found, self.sandbox, rules=source.rules, scope=source.scope, model=source.model)


def _difference(first: Document, second: Document) -> Iterator[str]:
    lines = difflib.unified_diff(text_of(first).splitlines(), text_of(second).splitlines(), lineterm="", n=0)
    differing = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    yield from (f"    {line[:200]}" for line in differing[:SHOWN_LINES_MAX])
    if len(differing) > SHOWN_LINES_MAX:
        yield f"    and {counted(len(differing) - SHOWN_LINES_MAX, 'further line')}"
    yield "    Name what changes by itself in `remove`, or the document alone in `select`."
