"""What is on the disk before what: a power cut may take everything that was not flushed, and must take nothing else."""

import sys
from pathlib import Path
from types import CodeType, FrameType

from tests.check.worlds import HOUR, Lab, edited
from watcher.archive import files, warc
from watcher.archive.catalogue import Catalogue
from watcher.check import reading
from watcher.model import Outcome


def order_of(quill: Lab) -> list[tuple[str, str]]:
    """Return what a check does to the disk, in order: the step and the file or folder that it is done to."""
    seen: list[tuple[str, str]] = []
    root = quill.root

    def name(path: object) -> str:
        return str(Path(str(path)).relative_to(root)) if str(path).startswith(str(root)) else ""

    watched: dict[CodeType, str] = {
        warc.write.__code__: "write",
        files.flush.__code__: "flush",
        Path.replace.__code__: "rename",
        files.sync_folder.__code__: "flush names",
        reading.read.__code__: "read",
        Catalogue.commit.__code__: "commit",
        Path.unlink.__code__: "remove",
    }

    def entered(frame: FrameType, _event: str, _argument: object) -> None:
        step = watched.get(frame.f_code)
        if step is not None:
            values = frame.f_locals
            target = values.get("target") or values.get("path") or (values.get("self") if step == "remove" else "")
            seen.append((step, name(target)))

    measuring = sys.gettrace()
    sys.settrace(entered)
    try:
        quill.check(after=HOUR)
    finally:
        sys.settrace(measuring)
    return seen


def test_a_change_is_durable_step_by_step(quill: Lab) -> None:
    quill.site.serve(edited(1, "for as long as the company exists", "for two years"))
    stamp = f"{quill.clock.now + HOUR:%Y%m%d%H%M%S}"
    steps = order_of(quill)
    told = next((quill.root / "care").glob("*.changed.entry.json")).name
    assert steps == [
        ("write", ""),
        ("flush", ""),
        ("rename", f".incoming/care.{stamp}.warc.gz"),
        ("flush names", ".incoming"),
        ("read", ""),
        ("rename", f"care/{stamp}.warc.gz"),
        ("flush names", "care"),
        ("flush names", ".incoming"),
        ("commit", ""),
        ("flush", ""),
        ("rename", f"care/{told}"),
        ("flush names", "care"),
    ]


def test_what_is_not_kept_goes_last(quill: Lab) -> None:
    quill.see(edited(0, "long", "short"))
    steps = order_of(quill)
    assert quill.world.catalogue.checks("care")[0].outcome is Outcome.UNCHANGED
    assert [step for step, _ in steps][-2:] == ["commit", "remove"]
