"""A reader that does what the document tells it to: the worst of every parser, in one."""

import os
import signal
import sys
import time
from collections.abc import Callable

from watcher import codec
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import worker
from watcher.extract.child import Limits
from watcher.model import Block, BlockKind, Document, Rules, Section


def rogue(body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules) -> Document:
    word, _, rest = body.partition(b" ")
    said = BEHAVIOURS[word.decode()](rest.decode())
    about = f"{media_type} {charset} {url} {rules.select}"
    section = Section(title="Said", level=1, blocks=(Block(BlockKind.PARAGRAPH, said),))
    return Document(title=about, sections=(section,), media="text")


def spin(_: str) -> str:
    while True:
        pass


def sleep(seconds: str) -> str:
    time.sleep(float(seconds))
    return "woke"


def eat(_: str) -> str:
    return str(len(bytearray(4 << 30)))


def die(name: str) -> str:
    if name != "SIGKILL":
        signal.signal(signal.Signals[name], signal.SIG_DFL)
    os.kill(os.getpid(), signal.Signals[name])
    return "survived"


def forge(_: str) -> str:
    for fd in range(3, 32):
        try:
            os.write(fd, (5).to_bytes(8, "big") + b"[1,2]")
        except OSError:
            continue
    return "forged"


def chatter(count: str) -> str:
    sys.stdout.write("noise " * int(count))
    sys.stderr.write("noise " * int(count) + "\n")
    return "said enough"


def bug(what: str) -> str:
    raise LookupError(what)


def damaged(what: str) -> str:
    raise ExtractError(f"The file is damaged: {what}.", ExtractFailure.DAMAGED)


def abort_without_memory(_: str) -> str:
    sys.stderr.write("terminate called after throwing an instance of 'std::bad_alloc'\n")
    sys.stderr.flush()
    os.abort()


def write(path: str) -> str:
    try:
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(b"x")
    except OSError as error:
        return type(error).__name__
    return "written"


BEHAVIOURS: dict[str, Callable[[str], str]] = {
    "echo": str,
    "env": lambda _: " ".join(sorted(os.environ)),
    "pid": lambda _: str(os.getpid()),
    "fds": lambda _: " ".join(sorted(os.listdir("/proc/self/fd"), key=int)),  # noqa: PTH208
    "stdin": lambda _: repr(sys.stdin.read()),
    "long": lambda count: "x" * int(count),
    "spin": spin,
    "sleep": sleep,
    "eat": eat,
    "die": die,
    "exit": lambda status: os._exit(int(status)),
    "forge": forge,
    "chatter": chatter,
    "bug": bug,
    "damaged": damaged,
    "bad_alloc": abort_without_memory,
    "write": write,
}

if __name__ == "__main__":
    worker.main(codec.decode(Limits, sys.argv[1]), rogue)
