"""The written tokenizer cuts text as the original does."""

import json
import unicodedata

import pytest
from tokenizers import Tokenizer

from app.models.e5_file import E5Pieces
from app.models.e5_tokenizer import tokenizer_config, tokenizer_json
from tests.app.models.small_e5 import NORMALISED, PIECES


@pytest.fixture
def pieces() -> E5Pieces:
    scores = [0.0] * 4 + [-1.0 - number for number in range(len(PIECES) - 4)]
    return E5Pieces(list(PIECES), scores, bos=0, eos=2, pad=1, unknown=3, normalised=dict(NORMALISED))


@pytest.fixture
def tokenizer(pieces: E5Pieces) -> Tokenizer:
    return Tokenizer.from_str(json.dumps(tokenizer_json(pieces)))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("query: 전입신고", ["<s>", "▁query", ":", "▁전입", "신고", "</s>"]),
        ("  query :  ", ["<s>", "▁query", "▁", ":", "</s>"]),
        ("", ["<s>", "</s>"]),
    ],
)
def test_text_is_cut_at_spaces_and_framed(tokenizer: Tokenizer, text: str, cut: list[str]) -> None:
    assert tokenizer.encode(text).tokens == cut


def test_control_characters_vanish_and_invisible_spaces_part_words(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("전\x01입신고\u200bquery").tokens == ["<s>", "▁전입", "신고", "▁query", "</s>"]


def test_letters_are_normalised_but_the_korean_range_sign_stays(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("ｑuery １０～２０").tokens == ["<s>", "▁query", "▁10", "～", "20", "</s>"]


def test_decomposed_hangul_is_composed(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode(unicodedata.normalize("NFD", "전입신고")).tokens == ["<s>", "▁전입", "신고", "</s>"]


def test_a_pair_is_joined_by_two_ends(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.encode("query", "신고").tokens

    assert tokens == ["<s>", "▁query", "</s>", "</s>", "▁", "신고", "</s>"]


def test_the_config_names_the_special_pieces(pieces: E5Pieces) -> None:
    config = tokenizer_config(pieces, 512)

    assert (config["bos_token"], config["pad_token"], config["model_max_length"]) == ("<s>", "<pad>", 512)
