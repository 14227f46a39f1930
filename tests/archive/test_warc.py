"""A WARC file gives back what was put into it, to us and to warcio alone, and says so when it cannot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tests.archive import captures
from watcher.archive import warc
from watcher.archive.snapshots import DamagedWarc
from watcher.model import Capture

ID = "care-notes/20260504120000"

KINDS = {
    "plain": captures.capture(),
    "a redirect to a PDF": captures.redirected(),
    "gzip in chunks": captures.gzipped(),
    "brotli over HTTP/2": captures.brotlied(),
    "two encodings": captures.twice_encoded(),
    "gzip members": captures.members(),
    "empty": captures.capture(b""),
    "a header in Latin-1": Capture((captures.exchange(headers=(("X-Place", "Zürich"),)),), captures.PAGE),
    "no peer known": Capture((captures.exchange(peer=None),), captures.PAGE),
    "a query and a fragment": captures.capture(url="https://quill.example/care?edition=2"),
}


def written(tmp_path: Path, capture: Capture) -> Path:
    path = tmp_path / "one.warc.gz"
    with path.open("wb") as file:
        warc.write(capture, ID, file)
    return path


@pytest.mark.parametrize("capture", KINDS.values(), ids=KINDS.keys())
def test_a_capture_comes_back_as_it_was(tmp_path: Path, capture: Capture) -> None:
    metadata, found = warc.read(written(tmp_path, capture), check_digests=True)
    assert found == capture
    assert (metadata.snapshot, metadata.sha256, metadata.captured) == (ID, capture.sha256, capture.at)


@given(body=st.binary(max_size=400))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    capture = captures.capture(body)
    assert warc.read(written(tmp_path_factory.mktemp("any"), capture), check_digests=True)[1] == capture


def test_warcio_alone_reads_the_chain_and_the_decoded_body(tmp_path: Path) -> None:
    with written(tmp_path, captures.redirected()).open("rb") as file:
        found = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert [(kind, target) for kind, target, _ in found] == [
        ("warcinfo", None),
        ("response", "https://quill.example/card"),
        ("request", "https://quill.example/card"),
        ("response", "https://cdn.quill.example/card-one.pdf"),
        ("request", "https://cdn.quill.example/card-one.pdf"),
        ("metadata", f"urn:watcher:{ID}"),
    ]
    assert found[3][2] == captures.redirected().body
    with written(tmp_path, captures.gzipped()).open("rb") as file:
        bodies = [r.content_stream().read() for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert bodies == [captures.PAGE]


def test_a_transfer_encoding_that_is_undone_is_not_undone_again(tmp_path: Path) -> None:
    body = b"5\r\nhello\r\n0\r\n\r\n"
    chunked = (("Content-Type", "text/plain"), ("Transfer-Encoding", "chunked"))
    capture = Capture((captures.exchange(body=body, headers=chunked),), body)
    path = written(tmp_path, capture)
    with path.open("rb") as file:
        assert [r.content_stream().read() for r in ArchiveIterator(file) if r.rec_type == "response"] == [body]
    assert warc.read(path)[1] == capture


def test_http_2_is_written_so_that_replay_tools_read_it(tmp_path: Path) -> None:
    with written(tmp_path, captures.brotlied()).open("rb") as file:
        response = next(r for r in ArchiveIterator(file, verify_http=True) if r.rec_type == "response")
        assert response.http_headers.protocol == "HTTP/1.1"
        assert response.rec_headers.get_header("WARC-Protocol") == "h2"


def test_the_verdict_is_not_in_the_file(tmp_path: Path) -> None:
    with written(tmp_path, captures.capture()).open("rb") as file:
        said = b"".join(r.raw_stream.read() for r in ArchiveIterator(file) if r.rec_type == "metadata")
    assert b"verdict" not in said
    assert b"suspicion" not in said


def test_a_file_cut_anywhere_is_damaged_or_reads_the_same(tmp_path: Path) -> None:
    capture = captures.redirected()
    path = written(tmp_path, capture)
    whole = path.read_bytes()
    for length in range(0, len(whole) - 40, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedWarc, match="restore it from a backup"):
            warc.read(path)
    for length in range(len(whole) - 40, len(whole)):
        path.write_bytes(whole[:length])
        try:
            assert warc.read(path)[1] == capture
        except DamagedWarc:
            continue


def test_what_is_damaged_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, captures.redirected())
    whole = path.read_bytes()
    middle = len(whole) // 2
    for content, said in (
        (whole[:middle], "its end is missing"),
        (whole[:middle] + b"\0" * 40 + whole[middle + 40 :], "bytes in its middle are not those that were written"),
        (b"", "its end is missing"),
        (b"no gzip file at all", "bytes in its middle"),
    ):
        path.write_bytes(content)
        for check_digests in (False, True):
            with pytest.raises(DamagedWarc, match=said) as caught:
                warc.read(path, check_digests=check_digests)
            assert "Error -" not in str(caught.value)


def test_a_file_with_one_wrong_byte_is_damaged_or_reads_the_same(tmp_path: Path) -> None:
    capture = captures.redirected()
    path = written(tmp_path, capture)
    whole = path.read_bytes()
    for place in range(0, len(whole), 11):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            found = warc.read(path, check_digests=True)[1]
        except DamagedWarc:
            continue
        assert found.body == capture.body
