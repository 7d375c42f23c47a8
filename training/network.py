"""The reader's network: one encoder, taggers for triggers and cues, and heads for what belongs to an anchor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from dateline.reader import hints, labels, proposed
from dateline.reader.model import ORDER_EDGES
from dateline.reader.words import SHAPES

HIDDEN = 384
SMALL = 256
"""Width of the argument heads' inner layers."""
HEADS = 6
"""Attention heads of the layer above the encoder."""
STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
"""Edges of the distances (in words) between an anchor and a word; each side has its own."""
REACH = 4
"""Sentences on either side that are told apart."""
ORDERS = len(ORDER_EDGES) + 1
"""Buckets of sentences from the beginning of an article (reader/model.py)."""


def encoder(base: Path, attention: str = "sdpa") -> Any:
    """The pretrained encoder of a folder (config.json, model.safetensors), without its pooler."""
    from transformers import BertModel

    # Dropout of attention weights is drawn by one thread and takes half the time of a step on a processor.
    return BertModel.from_pretrained(
        base, add_pooling_layer=False, attn_implementation=attention, attention_probs_dropout_prob=0.0
    )


def distance(words: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Bucket of the distance of each word from each anchor: 0 inside, then before and behind. Anchors by words."""
    edges = torch.tensor(STEPS, device=words.device)
    before = (first[:, None] - words[None, :]).clamp(min=0)
    behind = (words[None, :] - last[:, None] + 1).clamp(min=0)
    one = torch.bucketize(before, edges, right=True)
    two = torch.bucketize(behind, edges, right=True)
    return torch.where(before > 0, one, torch.where(behind > 0, two + len(STEPS), torch.zeros_like(one)))


class Drop(nn.Module):
    """Dropout by random bytes, the share to 1/256: torch draws its masks with one thread, a tenth of a step."""

    def __init__(self, share: float, draw: np.random.Generator) -> None:
        super().__init__()
        self.least = round(share * 256)
        self.draw = draw

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.least or not x.numel():
            return x
        drawn = np.frombuffer(bytearray(self.draw.bytes(x.numel())), dtype=np.uint8)
        stays = torch.from_numpy(drawn >= self.least).view(x.shape)
        return x * (stays * (256 / (256 - self.least)))


def with_fast_drops(model: nn.Module, seed: int) -> None:
    """Puts ``Drop`` in the place of every dropout of a model that drops anything."""
    draw = np.random.Generator(np.random.SFC64(seed))
    for module in list(model.modules()):
        for name, child in module.named_children():
            if isinstance(child, nn.Dropout) and child.p:
                setattr(module, name, Drop(child.p, draw))


class Words(nn.Module):
    """Pieces into word vectors, and the two taggers. What the first graph of the shipped model computes."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.encoder = base
        self.shape = nn.Embedding(len(SHAPES), HIDDEN)
        self.order = nn.Embedding(ORDERS, HIDDEN)
        self.hints = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in hints.SIZES)
        self.norm = nn.LayerNorm(HIDDEN)
        self.drop = nn.Dropout(0.2)
        self.events = nn.Sequential(
            nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.3), nn.Linear(HIDDEN, len(labels.EVENT_TAGS))
        )
        self.cues = nn.Linear(HIDDEN, len(labels.CUE_TAGS))
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.order.weight, std=0.02)
        for table in self.hints:
            nn.init.normal_(table.get_parameter("weight"), std=0.02)

    def forward(
        self, pieces: Tensor, mask: Tensor, ends: Tensor, shapes: Tensor, orders: Tensor, seen: Tensor
    ) -> tuple[Tensor, ...]:
        """(windows, pieces) twice, (windows, words, 2), (windows, words) twice, hints -> vectors, two tag logits."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        wide = hidden.shape[-1]
        first = torch.gather(hidden, 1, ends[..., :1].expand(-1, -1, wide))
        last = torch.gather(hidden, 1, ends[..., 1:].expand(-1, -1, wide))
        extra = self.shape(shapes) + self.order(orders)
        for column, table in enumerate(self.hints):
            extra = extra + table(seen[..., column])
        vectors = self.norm((first + last) / 2 + extra)
        dropped = self.drop(vectors)
        return vectors, self.events(dropped), self.cues(dropped)


class Marked(nn.Module):
    """An attention layer over the words once the anchors are known, so that a word can tell which of them is its own.

    It begins as the identity: what it adds is learnt.
    """

    def __init__(self) -> None:
        super().__init__()
        self.mark = nn.Embedding(3, HIDDEN)
        self.before = nn.LayerNorm(HIDDEN)
        self.mixed = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.after = nn.LayerNorm(HIDDEN)
        self.wide = nn.Sequential(nn.Linear(HIDDEN, 2 * HIDDEN), nn.GELU(), nn.Dropout(0.1))
        self.narrow = nn.Linear(2 * HIDDEN, HIDDEN)
        nn.init.normal_(self.mark.weight, std=0.02)
        for layer in (self.out, self.narrow):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, vectors: Tensor, there: Tensor, inside: Tensor, sort: Tensor) -> Tensor:
        """(windows, words, width), which words are there, (windows, anchors, words) of 0 and 1, (anchors,) -> words.

        ``sort`` is 0 for an event, whatever its type, 1 for a cue, 2 for a number.
        """
        windows, words, _ = vectors.shape
        told = vectors + inside.transpose(1, 2) @ self.mark(sort)
        mixed = self.mixed(self.before(told)).view(windows, words, 3, HEADS, HIDDEN // HEADS)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        weights = query @ key.transpose(2, 3) / (HIDDEN // HEADS) ** 0.5
        weights = weights.masked_fill(~there[:, None, None], -1e9).softmax(-1)
        told = told + self.out((weights @ value).transpose(1, 2).reshape(windows, words, HIDDEN))
        return told + self.narrow(self.wide(self.after(told)))


class Anchors(nn.Module):
    """Word vectors and anchors into codes and argument tags, in three steps: a graph of the shipped model for each."""

    def __init__(self) -> None:
        super().__init__()
        self.marked = Marked()
        self.further = Marked()
        nn.init.zeros_(self.further.mark.weight)  # so that older weights, which lack the layer, read as they did
        self.kind = nn.Embedding(len(labels.ANCHORS), HIDDEN)
        self.typed = nn.Sequential(
            nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.3), nn.Linear(HIDDEN, len(labels.TYPES))
        )
        self.mix = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.2))
        sizes = (labels.MODE_LIST, labels.STATUS, labels.ROLES, labels.DATED, labels.KINDS, labels.SCOPES)
        self.codes = nn.ModuleList(nn.Linear(HIDDEN, len(size)) for size in sizes)
        outputs = 3 * len(labels.ARGUMENTS)
        self.word = nn.Sequential(nn.Linear(HIDDEN, SMALL), nn.GELU(), nn.Dropout(0.2))
        self.weigh = nn.Linear(HIDDEN, outputs * SMALL)
        self.bias = nn.Linear(HIDDEN, outputs)
        self.near = nn.Embedding(2 * len(STEPS) + 1, outputs)
        self.across = nn.Embedding(2 * REACH + 1, outputs)
        self.known = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in proposed.KNOWN)
        self.prior = nn.Parameter(torch.zeros(3, len(labels.ARGUMENTS), 3))
        for table in self.known:
            nn.init.normal_(table.get_parameter("weight"), std=0.02)
        with torch.no_grad():
            self.prior[1, :, 1] = self.prior[2, :, 2] = 2.0
        nn.init.normal_(self.weigh.weight, std=0.02)
        nn.init.zeros_(self.near.weight)
        nn.init.zeros_(self.across.weight)

    def marks(self, vectors: Tensor, there: Tensor, anchors: Tensor, window: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Word vectors that know the anchors, and what follows from them alone.

        ``vectors`` (windows, words, width), ``there`` (windows, words), ``anchors`` (anchors, 3) of first and last word
        (half open) and kind, ``window`` (anchors,) -> words as the argument heads take them (windows, words, small),
        the vector of each anchor (anchors, width), the logits of its type.
        """
        first, last, kind = anchors[:, 0], anchors[:, 1], anchors[:, 2]
        at = torch.arange(vectors.shape[1], device=vectors.device)
        inside = ((at[None, :] >= first[:, None]) & (at[None, :] < last[:, None])).float()
        here = (window[None, :] == torch.arange(vectors.shape[0], device=vectors.device)[:, None]).float()
        inside = inside[None] * here[:, :, None]
        sort = (kind - len(labels.TYPES) + 1).clamp(min=0)
        for layer in (self.marked, self.further):
            vectors = layer(vectors, there, inside, sort)
        mean = (inside @ vectors).sum(0) / inside.sum((0, 2))[:, None].clamp(min=1.0)
        # The type is told again from the words alone: the first graph tells it word by word, this one knows them all.
        return self.word(vectors), mean, self.typed(mean)

    def told(self, mean: Tensor, kind: Tensor, known: Tensor) -> tuple[Tensor, ...]:
        """The vector of each anchor with its kind and ``known`` (anchors, 4), and the logits of six codes."""
        told = self.kind(kind)
        for column, table in enumerate(self.known):
            told = told + table(known[:, column])
        anchor = self.mix(mean + told)
        return anchor, *(head(anchor) for head in self.codes)

    def tags(
        self, word: Tensor, anchor: Tensor, sentences: Tensor, anchors: Tensor, prior: Tensor, counts: list[int]
    ) -> Tensor:
        """Argument tags (anchors, words, arguments, 3); ``sentences`` (anchors, words) and ``prior`` (anchors, words,
        arguments) of 0, 1, 2; ``counts`` says how many anchors each window has."""
        first, last = anchors[:, 0], anchors[:, 1]
        at = torch.arange(word.shape[1], device=word.device)
        own = sentences.gather(1, first[:, None])
        steps = (sentences - own).clamp(-REACH, REACH) + REACH
        weights = self.weigh(anchor).view(-1, 3 * len(labels.ARGUMENTS), SMALL)
        parts = zip(weights.split(counts) if len(counts) > 1 else (weights,), word, strict=True)
        tags = torch.cat([torch.einsum("aos,ws->awo", part, words) for part, words in parts]) / SMALL**0.5
        tags = tags + self.bias(anchor)[:, None] + self.near(distance(at, first, last)) + self.across(steps)
        held = self.prior[prior, torch.arange(len(labels.ARGUMENTS), device=prior.device)]
        return tags.view(-1, word.shape[1], len(labels.ARGUMENTS), 3) + held

    def forward(
        self,
        vectors: Tensor,
        there: Tensor,
        sentences: Tensor,
        anchors: Tensor,
        known: Tensor,
        prior: Tensor,
        window: Tensor,
        counts: list[int],
    ) -> tuple[Tensor, ...]:
        """Type, codes and argument tags of anchors, all at once: seven logits, and (anchors, words, arguments, 3).

        ``sentences`` is (windows, words); ``window`` rises.
        """
        word, mean, types = self.marks(vectors, there, anchors, window)
        anchor, *codes = self.told(mean, anchors[:, 2], known)
        return types, *codes, self.tags(word, anchor, sentences[window], anchors, prior, counts)


class Reader(nn.Module):
    """Both parts together, as they are trained."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.words = Words(base)
        self.anchors = Anchors()
