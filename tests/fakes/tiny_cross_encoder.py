"""A real cross-encoder of 100 kB: a BERT of one layer with seeded weights that knows the syllables it is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def save_tiny_cross_encoder(folder: Path, texts: str, *, labels: int = 1, seed: int = 7) -> Path:
    """As `CrossEncoder` expects a folder: configuration, weights, tokenizer. Blocking."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import BertProcessing
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    syllables = sorted(set(texts) - {" ", "\n"})
    vocabulary = {piece: at for at, piece in enumerate([*SPECIAL, *syllables, *(f"##{each}" for each in syllables)])}
    tokenizer: Any = Tokenizer(cast("Any", WordPiece)(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"]))
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    cast("Any", PreTrainedTokenizerFast)(
        tokenizer_object=tokenizer, mask_token="[MASK]", model_max_length=128, **names
    ).save_pretrained(folder)
    cast("Any", torch).manual_seed(seed)
    config = cast("Any", BertConfig)(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=0.5,  # so that scores are apart
        num_labels=labels,
    )
    cast("Any", BertForSequenceClassification(config)).save_pretrained(folder)
    return folder
