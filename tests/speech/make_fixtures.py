"""Makes `tests/fixtures/speech/*.flac` with the service's own voices: `python -m tests.speech.make_fixtures`."""

from __future__ import annotations

from typing import Any, cast

import numpy as np

from core.audio import HEARING_RATE_HZ, VOICE_RATE_HZ, Samples
from core.speech import Language
from tests.speech.engines import ENGLISH_FEMALE, FIXTURES, KOREAN_FEMALE, kokoro, words

SPOKEN: dict[str, tuple[str, Language, str]] = {
    "question_ko": ("이사를 하면 전입신고는 언제까지 해야 하나요?", "ko", KOREAN_FEMALE),
    "late_ko": ("그럼 늦으면 어떻게 되나요?", "ko", KOREAN_FEMALE),
    "unknown_ko": ("화성에 가는 우주선 표는 어디서 사나요?", "ko", KOREAN_FEMALE),
    "staff_ko": ("안녕하세요. 담당자입니다. 제가 이어서 도와드리겠습니다.", "ko", KOREAN_FEMALE),
    "unfinished_ko": ("제가 지난주에 이사를 했는데", "ko", KOREAN_FEMALE),
    "question_en": ("When do I have to report that I moved?", "en", ENGLISH_FEMALE),
}


def _write(name: str, samples: Samples) -> None:
    import av

    with cast("Any", av.open(str(FIXTURES / f"{name}.flac"), "w")) as file:
        stream = file.add_stream("flac", rate=HEARING_RATE_HZ, layout="mono")
        frame = cast("Any", av.AudioFrame).from_ndarray(samples[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = HEARING_RATE_HZ
        for packet in (*stream.encode(frame), *stream.encode(None)):
            file.mux(packet)


def make() -> None:
    import soxr

    FIXTURES.mkdir(parents=True, exist_ok=True)
    for name, (text, language, voice) in SPOKEN.items():
        chunk = kokoro().synthesise(words(text), voice=voice, language=language)
        _write(name, cast("Samples", soxr.resample(chunk.audio.samples, VOICE_RATE_HZ, HEARING_RATE_HZ)))


if __name__ == "__main__":
    make()
