import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import corpus
from tests.corpus import needs_corpus
from watcher import extract
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.child import Limits
from watcher.extract.sandbox import Sandbox
from watcher.extract.worker import ORPHAN_SECONDS
from watcher.model import Document, Rules

ROGUE = "tests.extract.rogue"
QUICK = Limits(cpu_seconds=1, wall_seconds=20.0, memory_bytes=400 << 20)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=2, limits=QUICK, module=ROGUE) as box:
        yield box


def said(document: Document) -> str:
    return document.sections[0].blocks[0].text


def failure(box: Sandbox, body: bytes) -> ExtractError:
    with pytest.raises(ExtractError) as caught:
        box.read(body, url="https://lab.example/card")
    return caught.value


def test_a_reader_is_told_everything_and_its_document_comes_back(sandbox: Sandbox) -> None:
    rules = Rules(select=("main article",))
    document = sandbox.read("echo Zwölf ☂".encode(), media_type="text/x", charset="utf-8", url="https://a", rules=rules)
    assert document.title == "text/x utf-8 https://a ('main article',)"
    assert said(document) == "Zwölf ☂"


def test_a_body_larger_than_a_pipe_arrives_whole(sandbox: Sandbox) -> None:
    assert len(said(sandbox.read(b"echo " + b"y" * 3_000_000))) == 3_000_000


def test_a_reader_is_used_again() -> None:
    with Sandbox(workers=1, limits=QUICK, module=ROGUE) as box:
        assert said(box.read(b"pid")) == said(box.read(b"pid"))


def test_a_reader_is_replaced_after_its_share_of_documents() -> None:
    limits = Limits(documents=2)
    with Sandbox(workers=1, limits=limits, module=ROGUE) as box:
        pids = [said(box.read(b"pid")) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_what_extraction_refuses_is_told_in_its_own_words(sandbox: Sandbox) -> None:
    error = failure(sandbox, b"damaged page 3")
    assert (error.failure, str(error)) == (ExtractFailure.DAMAGED, "The file is damaged: page 3.")


@pytest.mark.parametrize(
    ("body", "expected", "words"),
    [
        (b"die SIGSEGV", ExtractFailure.CRASHED, "SIGSEGV"),
        (b"die SIGABRT", ExtractFailure.CRASHED, "SIGABRT"),
        (b"die SIGILL", ExtractFailure.CRASHED, "SIGILL"),
        (b"exit 0", ExtractFailure.CRASHED, "exit status 0"),
        (b"exit 7", ExtractFailure.CRASHED, "exit status 7"),
        (b"bug odd table", ExtractFailure.CRASHED, "LookupError: odd table"),
        (b"forge", ExtractFailure.CRASHED, "lab.example"),
        (b"die SIGKILL", ExtractFailure.OUT_OF_MEMORY, "400 MB"),
        (b"eat", ExtractFailure.OUT_OF_MEMORY, "400 MB"),
        (b"bad_alloc", ExtractFailure.OUT_OF_MEMORY, "400 MB"),
        (b"spin", ExtractFailure.OUT_OF_TIME, "1 s of processor time"),
        (b"die SIGALRM", ExtractFailure.OUT_OF_TIME, "lab.example"),
    ],
)
def test_what_kills_a_reader_is_an_error_of_its_document_alone(
    sandbox: Sandbox, body: bytes, expected: ExtractFailure, words: str
) -> None:
    error = failure(sandbox, body)
    assert error.failure is expected
    assert words in str(error)
    assert said(sandbox.read(b"echo the next one")) == "the next one"


def test_a_reader_that_sleeps_is_ended() -> None:
    with Sandbox(workers=1, limits=Limits(wall_seconds=0.7), module=ROGUE) as box:
        error = failure(box, b"sleep 60")
        assert error.failure is ExtractFailure.OUT_OF_TIME
        assert "within 0.7 s" in str(error)
        assert said(box.read(b"echo the next one")) == "the next one"


def test_an_answer_beyond_bounds_is_refused() -> None:
    with Sandbox(workers=1, limits=Limits(answer_bytes=10_000), module=ROGUE) as box:
        assert failure(box, b"long 20000").failure is ExtractFailure.CRASHED
        assert said(box.read(b"long 100")) == "x" * 100


def test_what_a_parser_prints_is_no_answer_and_does_not_block_it(sandbox: Sandbox) -> None:
    assert said(sandbox.read(b"chatter 100000")) == "said enough"


def test_a_reader_has_no_secrets_and_no_files_of_ours(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "1234")
    secret = os.open(__file__, os.O_RDONLY)
    os.set_inheritable(secret, True)
    try:
        with Sandbox(workers=1, limits=QUICK, module=ROGUE) as box:
            assert "SECRET_TOKEN" not in said(box.read(b"env"))
            assert said(box.read(b"stdin")) == "''"
            # stdin, stdout, stderr, the two pipes, and the folder that is being listed
            assert len(said(box.read(b"fds")).split()) == 6
    finally:
        os.close(secret)


def test_a_reader_cannot_write(sandbox: Sandbox, tmp_path: Path) -> None:
    assert said(sandbox.read(f"write {tmp_path}/x".encode())) == "OSError"


def test_an_idle_reader_that_the_system_ended_costs_no_document() -> None:
    with Sandbox(workers=1, limits=QUICK, module=ROGUE) as box:
        os.kill(int(said(box.read(b"pid"))), signal.SIGKILL)
        time.sleep(0.05)
        assert said(box.read(b"echo still here")) == "still here"


def test_two_pages_are_read_at_once_and_two_pdfs_are_not() -> None:
    with Sandbox(workers=2, limits=QUICK, module=ROGUE) as box, ThreadPoolExecutor(2) as pool:
        list(pool.map(box.read, [b"echo warm", b"sleep 0.2"]))
        pages = _seconds(lambda: list(pool.map(box.read, [b"sleep 0.6"] * 2)))
        pdfs = _seconds(lambda: list(pool.map(lambda b: box.read(b, media_type="application/pdf"), [b"sleep 0.6"] * 2)))
    assert pages < pdfs
    assert pdfs >= 1.2


def test_many_threads_each_get_their_own_document(sandbox: Sandbox) -> None:
    """Some readers die in between, and nobody else's document suffers."""

    def read(number: int) -> str:
        if number % 25 == 0:
            return str(failure(sandbox, b"die SIGSEGV").failure)
        return said(sandbox.read(f"echo {'x' * (number * 997)} {number}".encode())).rpartition(" ")[2]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(read, range(200)))
    assert answers == ["crashed" if number % 25 == 0 else str(number) for number in range(200)]


def test_closing_ends_a_read_at_once_and_refuses_the_next() -> None:
    box = Sandbox(workers=1, limits=Limits(), module=ROGUE)
    caught: list[ExtractError] = []

    def read() -> None:
        try:
            box.read(b"sleep 60")
        except ExtractError as error:
            caught.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(0.6)
    box.close()
    for thread in threads:
        thread.join(timeout=5)
    assert [error.failure for error in caught] == [ExtractFailure.STOPPED] * 3
    assert failure(box, b"echo").failure is ExtractFailure.STOPPED


PAGE = (
    b"<html lang=en><head><title>Care</title></head><body><main><h1>Care</h1><p>We keep the weights of every model.</p>"
    b"<h2>Retirement</h2><p>We ask each model before it is retired.</p></main></body></html>"
)


def test_a_real_reader_gives_what_extraction_gives() -> None:
    url = "https://lab.example/care"
    with Sandbox(workers=1) as box:
        document = box.read(PAGE, media_type="text/html", charset="utf-8", url=url, rules=Rules())
    assert document == extract.read(PAGE, media_type="text/html", charset="utf-8", url=url, rules=Rules())
    assert [section.title for section in document.sections] == ["Care", "Retirement"]


def test_a_real_reader_needs_no_writable_folder_and_no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", "/nowhere")
    monkeypatch.setenv("TMPDIR", "/nowhere")
    tmp_path.chmod(0o500)
    monkeypatch.chdir(tmp_path)
    with Sandbox(workers=1) as box:
        assert box.read(PAGE, media_type="text/html").title == "Care"


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize(
    "name", sorted(path.name for path in (corpus.ROOT / "hostile-pdf").glob("*.pdf")) if corpus.ROOT.is_dir() else []
)
def test_a_hostile_pdf_ends_its_reader_at_most(name: str) -> None:
    with Sandbox(workers=1) as box:
        start = time.monotonic()
        try:
            box.read(
                corpus.read(f"hostile-pdf/{name}"), media_type="application/pdf", url=f"https://lab.example/{name}"
            )
        except ExtractError as error:
            assert str(error).endswith(".")  # noqa: PT017
        assert time.monotonic() - start < 60
        assert box.read(PAGE, media_type="text/html").title == "Care"


def test_what_was_said_about_one_document_is_not_told_of_the_next(sandbox: Sandbox) -> None:
    with Sandbox(workers=1, limits=QUICK, module=ROGUE) as box:
        box.read(b"chatter 3")
        assert "noise" not in str(failure(box, b"die SIGSEGV"))


def test_readers_end_when_their_parent_is_killed() -> None:
    program = (
        "from watcher.extract.sandbox import Limits, Sandbox\n"
        f"box = Sandbox(workers=1, limits=Limits(wall_seconds=1), module={ROGUE!r})\n"
        "print(box.read(b'pid').sections[0].blocks[0].text, flush=True)\n"
        "box.read(b'sleep 600')\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        reader = int(parent.stdout.readline())
        time.sleep(0.2)
        parent.kill()
    assert _gone(reader, within=1 + ORPHAN_SECONDS + 5)


def _gone(pid: int, within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def _seconds(run: object) -> float:
    assert callable(run)
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
