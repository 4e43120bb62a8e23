"""Chunks kept on disk come back as they were."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.audio import AudioFrame
from core.speech import SpokenChunk, TimedWord, Viseme
from speech.spoken_cache import ClauseKey, SpokenCache
from tests.fakes.speech import fake_chunk
from tests.speech.engines import words

seconds = st.floats(0, 60, allow_nan=False)


def key(text: str = "네.", speed: float = 1.0) -> ClauseKey:
    return ClauseKey("fake 1", "jf_nezumi", "ko", speed, words(text))


def same(left: SpokenChunk, right: SpokenChunk) -> bool:
    return (
        np.array_equal(left.audio.samples, right.audio.samples)
        and left.audio.sample_rate_hz == right.audio.sample_rate_hz
        and (left.visemes, left.words) == (right.visemes, right.words)
    )


@given(
    samples=arrays.arrays(np.int16, st.integers(0, 2000)),
    visemes=st.lists(st.builds(Viseme, st.sampled_from(["sil", "PP", "aa"]), seconds)),
    timed=st.lists(st.builds(TimedWord, st.text(max_size=20), seconds, seconds)),
)
def test_what_is_stored_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, samples: np.ndarray, visemes: list[Viseme], timed: list[TimedWord]
) -> None:
    folder = tmp_path_factory.mktemp("clauses")
    chunk = SpokenChunk(AudioFrame(samples, 24_000), tuple(visemes), tuple(timed))
    SpokenCache(folder).store(key(), chunk)
    found = SpokenCache(folder).read(key())

    assert found is not None
    assert same(found, chunk)


def test_only_the_same_clause_is_found(tmp_path: Path) -> None:
    cache = SpokenCache(tmp_path)
    cache.store(key(), fake_chunk(words("네.")))

    assert cache.read(key("아니요.")) is None
    assert cache.read(key(speed=1.1)) is None
    assert not cache.is_stored(key("아니요."))


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff\xff\xff\xff{}", b"\x02\x00\x00\x00{}", b"\x02\x00\x00\x00{}\x00"]
)
def test_a_damaged_file_counts_as_not_there_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    cache = SpokenCache(tmp_path)
    (tmp_path / f"{key().digest}.clause").write_bytes(content)

    assert cache.read(key()) is None
    cache.store(key(), fake_chunk(words("네.")))
    assert SpokenCache(tmp_path).read(key()) is not None


def test_memory_keeps_to_its_bound_and_drops_what_was_used_longest_ago() -> None:
    chunk = fake_chunk(words("네."))
    cache = SpokenCache(memory_bytes=2 * chunk.audio.samples.nbytes)
    cache.remember(key("하나"), chunk)
    cache.remember(key("둘"), chunk)
    cache.remembered(key("하나"))
    cache.remember(key("셋"), chunk)

    assert [cache.remembered(key(text)) is not None for text in ("하나", "둘", "셋")] == [True, False, True]


def test_the_folder_keeps_to_its_bound(tmp_path: Path) -> None:
    chunk = fake_chunk(words("네."))
    cache = SpokenCache(tmp_path, disk_bytes=3 * chunk.audio.samples.nbytes)
    for place in range(6):
        cache.store(key(f"{place}"), chunk)

    assert 0 < len(list(tmp_path.iterdir())) <= 3


def test_a_file_name_does_not_tell_the_words() -> None:
    assert len(key("김민수 님,").digest) == 64
    assert "김민수" not in key("김민수 님,").digest
