import gzip
import tracemalloc
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.errors import FetchError, FetchFailure
from watcher.fetch.decode import GZIP_MEMBERS_MAX, decoded

MB = 1 << 20
URL = "https://lab.example/card"
BODIES = st.binary(max_size=3000) | st.binary(min_size=1, max_size=20).map(lambda piece: piece * 500)


def undo(body: bytes, encoding: str | None, most: int = MB) -> bytes:
    return decoded(body, encoding, url=URL, most=most)


def failure(body: bytes, encoding: str, most: int = MB) -> FetchFailure:
    with pytest.raises(FetchError) as caught:
        undo(body, encoding, most)
    assert URL in str(caught.value)
    return caught.value.failure


@given(BODIES)
def test_what_was_encoded_comes_back(body: bytes) -> None:
    assert undo(body, None) == undo(body, "") == undo(body, "identity") == body
    assert undo(gzip.compress(body), "gzip") == body
    assert undo(gzip.compress(body), " GZIP , ") == body
    assert undo(zlib.compress(body), "deflate") == body
    assert undo(brotli.compress(body), "br") == body
    assert undo(brotli.compress(gzip.compress(body)), "gzip, br") == body


@given(st.lists(BODIES, min_size=1, max_size=5))
def test_members_are_read_one_after_the_other(bodies: list[bytes]) -> None:
    assert undo(b"".join(map(gzip.compress, bodies)), "gzip") == b"".join(bodies)


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "br", "deflate"]))
def test_any_bytes_decode_or_are_refused_with_a_name(body: bytes, encoding: str) -> None:
    try:
        undo(body, encoding)
    except FetchError as error:
        assert error.failure in (FetchFailure.BAD_ENCODING, FetchFailure.TRUNCATED, FetchFailure.TOO_LARGE)  # noqa: PT017


@given(BODIES.filter(bool), st.data())
def test_a_stream_that_is_cut_is_never_taken_for_whole(body: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(body)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]
    assert failure(cut, "gzip") is FetchFailure.TRUNCATED


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_the_bound_holds_to_the_byte(encoding: str, pack: object) -> None:
    assert callable(pack)
    body = bytes(range(256)) * 40
    assert undo(pack(body), encoding, most=len(body)) == body
    assert failure(pack(body), encoding, most=len(body) - 1) is FetchFailure.TOO_LARGE


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_a_bomb_costs_no_more_than_its_bound(encoding: str, pack: object) -> None:
    assert callable(pack)
    bomb = pack(b"\0" * (100 * MB))
    tracemalloc.start()
    assert failure(bomb, encoding, most=8 * MB) is FetchFailure.TOO_LARGE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 * MB


def test_a_ratio_of_no_page_is_refused_long_before_the_size() -> None:
    bomb = gzip.compress(b"\0" * (40 * MB))
    assert failure(bomb, "gzip", most=64 * MB) is FetchFailure.TOO_LARGE


def test_members_without_end_are_refused() -> None:
    assert failure(gzip.compress(b"") * (GZIP_MEMBERS_MAX + 1), "gzip") is FetchFailure.BAD_ENCODING
    assert undo(gzip.compress(b"") * GZIP_MEMBERS_MAX, "gzip") == b""


@pytest.mark.parametrize("encoding", ["zstd", "compress", "aes128gcm", "gzip;q=1", "x" * 500, "gzip, gzip, gzip"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    assert failure(b"body", encoding) is FetchFailure.BAD_ENCODING
