"""When a citizen has begun to speak and when she has finished: pure rules over numbers and words.

Korean says at the end of the verb whether a sentence is over, so the words recognised so far decide along with the
sound: after `언제까지 해야 하나요` the answer may come at once, after `제가 이사를 했는데` it waits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.speech import Language


@dataclass(frozen=True, slots=True)
class HearingSettings:
    """How hearing is tuned; figures in docs/measurements.md."""

    speech_above: float = 0.5
    """Voice activity from which a window counts as speech."""
    silence_below: float = 0.35
    """Voice activity below which it counts as silence; in between it counts as what was before."""
    onset_windows: int = 2
    """So many windows of speech in a row (32 ms each) are a beginning; fewer are a click."""
    pre_roll_seconds: float = 0.3
    """Kept from before the beginning: soft first consonants come before the voice."""
    speculate_seconds: float = 0.2
    """Silence after which the words and the end of turn are looked at."""
    endpoint_seconds: float = 0.3
    """Silence that ends a turn which sounds finished and reads finished."""
    reads_finished_seconds: float = 0.4
    """Silence that ends one which reads finished but does not sound so."""
    sounds_finished_seconds: float = 0.6
    """Silence that ends one which sounds finished, and whose words do not say."""
    reads_unfinished_seconds: float = 0.9
    """Silence that ends one which sounds finished but reads unfinished."""
    wordless_seconds: float = 0.7
    """Silence that ends one without words (a cough, a door), so that what was being said can go on."""
    silence_limit_seconds: float = 1.2
    """Silence that ends any turn."""
    complete_above: float = 0.5
    """End-of-turn probability that counts as finished."""
    piece_seconds: float = 15.0
    """Speech longer than this is transcribed at its next pause and not kept."""
    longest_piece_seconds: float = 28.0
    """Speech without a pause is cut here; the model reads 30 s."""
    longest_turn_seconds: float = 600.0
    """A turn ends here whether or not anybody still speaks."""
    wordless_pieces: int = 2
    """So many pieces in a row without a word are noise and end the turn."""


class SpeechGate:
    """Voice activity with hysteresis: where speech began and how long it has been quiet."""

    def __init__(self, settings: HearingSettings) -> None:
        self._settings = settings
        self._run = 0
        self._is_speech = False
        self.begins_seconds = 0.0
        """Where the current run of speech began."""
        self.ends_seconds = 0.0
        """Where speech was last heard to end."""

    def reset(self) -> None:
        """Forgets the run of speech; what follows has to prove itself anew."""
        self._run = 0
        self._is_speech = False

    @property
    def has_begun(self) -> bool:
        """Speech long enough to be speech; true from the window on that proves it, until a silence."""
        return self._run >= self._settings.onset_windows

    def hear(self, probability: float, *, starts_seconds: float, ends_seconds: float) -> None:
        """One window's voice activity and its place on the line."""
        bound = self._settings.silence_below if self._is_speech else self._settings.speech_above
        self._is_speech = probability >= bound
        if not self._is_speech:
            self._run = 0
            return
        if self._run == 0:
            self.begins_seconds = starts_seconds
        self._run += 1
        if self.has_begun:
            self.ends_seconds = ends_seconds


def patience_seconds(completion: float, text: str, language: Language, settings: HearingSettings) -> float:
    """How much silence ends a turn, from how finished it sounds (0 to 1) and from its words so far."""
    if not text:
        return settings.wordless_seconds
    sounds_finished = completion >= settings.complete_above
    reads = reads_finished(text, language)
    if reads:
        return settings.endpoint_seconds if sounds_finished else settings.reads_finished_seconds
    if not sounds_finished:
        return settings.silence_limit_seconds
    return settings.sounds_finished_seconds if reads is None else settings.reads_unfinished_seconds


_PUNCTUATION: Final = re.compile(r"[\s.,!?…\"']+$")
_KOREAN_END: Final = re.compile(r"(?:요|다|까|죠|(?<![는은한인])지|니|냐|래|자|네|라고|습니까|세요|주세요|줘)$")
_KOREAN_GOES_ON: Final = re.compile(
    r"(?:[는은한인]지|는데|은데|인데|한데|(?<![신보광창사])고|며|면|면서|서|니까|지만|거나|려고|으로|에서|에게|[은는이가을를의와과]|하고|근데|그래서"
    r"|그리고|그런데|그러면|음|어|저기|그게|그|저|제가|혹시)$"
)
_ENGLISH_GOES_ON: Final = re.compile(
    r"(?:^|\s)(?:and|or|but|so|because|if|when|the|a|an|to|of|for|in|at|on|with|my|your|i|is|are|um|uh|er|well|that)$",
    re.IGNORECASE,
)


def reads_finished(text: str, language: Language) -> bool | None:
    """Whether the words end a sentence; None when they do not say."""
    words = _PUNCTUATION.sub("", text)
    if not words:
        return None
    if language == "en":
        return True if text.rstrip().endswith("?") else False if _ENGLISH_GOES_ON.search(words) else None
    if _KOREAN_END.search(words):
        return True
    return False if _KOREAN_GOES_ON.search(words) else None
