"""Trains the small embedding model that comes with the program: `python -m ingest.train_embedding`.

The model is a StaticEmbedding: one vector a wordpiece, a text is their mean. It is trained on the reports in
`corpus/` and on the words of the field, with a fixed seed, in some minutes on two cores; the repository alone
gives the stored model back. `--text FOLDER` adds the texts of other reports; only vectors and wordpieces are
stored, never sentences.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.store.embeddings import OWN_MODEL
from ingest.training_pairs import Pair, pairs_from, texts_of, words_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SEED = 20240817
PIECES, DIMENSIONS = 6500, 160
_UNKNOWN, _SCORE_DIGITS = "<unk>", 4
FIRST_LENGTH = 3.0
ROUNDS, BATCH, LEARNING_RATE, SHARPNESS = 15, 512, 0.01, 7.0


def train(folders: Sequence[Path], *, rounds: int = ROUNDS, seed: int = SEED) -> SentenceTransformer:
    """Train a model on the reports of some folders.

    In a batch, each text has one partner and all others are strangers; cross entropy over the cosines draws
    partners together (MultipleNegativesRankingLoss, both ways).
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    texts = texts_of(folders)
    tokenizer = _tokenizer(list(words_of(texts)))
    static = StaticEmbedding(tokenizer, embedding_dim=DIMENSIONS)
    torch.nn.init.normal_(static.embedding.weight, std=FIRST_LENGTH * DIMENSIONS**-0.5)
    optimizer = torch.optim.Adam(static.parameters(), lr=LEARNING_RATE)
    pace = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, total_iters=rounds)
    for number in range(rounds):
        pairs = pairs_from(texts, chance)
        loss = sum(_step(static, optimizer, pairs[i : i + BATCH]) for i in range(0, len(pairs), BATCH))
        pace.step()
        print(
            f"putaran {number + 1}/{rounds}: {len(pairs)} pasangan, galat {loss / (len(pairs) / BATCH):.3f}"
        )
    return SentenceTransformer(modules=[static], device="cpu")


def _tokenizer(words: list[str]) -> Tokenizer:
    """Wordpieces of lower-case words; every number is the same piece, for words are to tell texts apart."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"\d+([.,]\d+)*"), "0")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Whitespace(), pre_tokenizers.Punctuation("removed")]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=PIECES, unk_token=_UNKNOWN, special_tokens=[_UNKNOWN], show_progress=False
    )
    tokenizer.train_from_iterator(words, trainer)
    # the trainer sums in no fixed order: its last digits differ from run to run
    learnt = json.loads(tokenizer.to_str())["model"]["vocab"]
    pieces = [(piece, round(score, _SCORE_DIGITS)) for piece, score in learnt]
    tokenizer.model = models.Unigram(sorted(pieces, key=lambda p: (p[0] != _UNKNOWN, -p[1], p[0])), unk_id=0)
    return tokenizer


def _step(static: Any, optimizer: Any, pairs: Sequence[Pair]) -> float:
    import torch
    from torch.nn.functional import cross_entropy, normalize

    left, right = (
        normalize(static(static.preprocess([pair[side] for pair in pairs]))["sentence_embedding"])
        for side in (0, 1)
    )
    cosines = SHARPNESS * left @ right.T
    partners = torch.arange(len(pairs))
    loss = (cross_entropy(cosines, partners) + cross_entropy(cosines.T, partners)) / 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def main() -> None:
    """Train and store the model."""
    parser = argparse.ArgumentParser(description="Melatih model embedding bawaan.")
    parser.add_argument("--text", type=Path, action="append", default=[], help="folder laporan tambahan")
    parser.add_argument("--out", type=Path, default=OWN_MODEL, help="folder model")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="jumlah putaran")
    given = parser.parse_args()
    model = train([CORPUS, *given.text], rounds=given.rounds)
    model.save(str(given.out), create_model_card=False)
    print(f"Model tersimpan di {given.out}")


if __name__ == "__main__":
    main()
