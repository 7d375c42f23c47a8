"""The reader's network: one encoder, taggers for triggers and cues, and heads for what belongs to an anchor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.reader import hints, labels, proposed
from training.reader.words import SHAPES

HIDDEN = 384
SMALL = 128
"""Width of the heads' inner layers."""
STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
"""Edges of the distances (in words) between an anchor and a word; each side has its own."""
REACH = 4
"""Sentences on either side that are told apart."""
ORDERS = 6
"""Sentences of an article that are told apart from its beginning: 1, 2, 3, 4 to 6, 7 to 12, later."""


def encoder(base: Path, attention: str = "sdpa") -> Any:
    """The pretrained encoder of a folder (config.json, model.safetensors), without its pooler."""
    from transformers import BertModel

    return BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation=attention)


def distance(words: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Bucket of the distance of each word from each anchor: 0 inside, then before and behind. Anchors by words."""
    edges = torch.tensor(STEPS, device=words.device)
    before = (first[:, None] - words[None, :]).clamp(min=0)
    behind = (words[None, :] - last[:, None] + 1).clamp(min=0)
    one = torch.bucketize(before, edges, right=True)
    two = torch.bucketize(behind, edges, right=True)
    return torch.where(before > 0, one, torch.where(behind > 0, two + len(STEPS), torch.zeros_like(one)))


class Words(nn.Module):
    """Pieces into word vectors, and the two taggers. What the first graph of the shipped model computes."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.encoder = base
        self.shape = nn.Embedding(len(SHAPES), HIDDEN)
        self.order = nn.Embedding(ORDERS, HIDDEN)
        self.hints = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in hints.SIZES)
        self.norm = nn.LayerNorm(HIDDEN)
        self.drop = nn.Dropout(0.1)
        self.events = nn.Sequential(
            nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, len(labels.EVENT_TAGS))
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


class Anchors(nn.Module):
    """Word vectors and anchors into codes and argument tags. What the second graph of the shipped model computes."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = nn.Embedding(len(labels.ANCHORS), HIDDEN)
        self.mix = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.1))
        sizes = (labels.MODE_LIST, labels.STATUS, labels.ROLES, labels.DATED, labels.KINDS, labels.SCOPES)
        self.codes = nn.ModuleList(nn.Linear(HIDDEN, len(size)) for size in sizes)
        outputs = 3 * len(labels.ARGUMENTS)
        self.word = nn.Sequential(nn.Linear(HIDDEN, SMALL), nn.GELU(), nn.Dropout(0.1))
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

    def forward(
        self, vectors: Tensor, sentences: Tensor, anchors: Tensor, known: Tensor, prior: Tensor
    ) -> tuple[Tensor, ...]:
        """Codes and argument tags of anchors.

        ``vectors`` (words, width), ``sentences`` (words,), ``anchors`` (anchors, 3) of first and last word (half open)
        and kind, ``known`` (anchors, 4), ``prior`` (anchors, words, arguments) of 0, 1, 2 -> six code logits, and
        (anchors, words, arguments, 3).
        """
        first, last, kind = anchors[:, 0], anchors[:, 1], anchors[:, 2]
        at = torch.arange(vectors.shape[0], device=vectors.device)
        inside = ((at[None, :] >= first[:, None]) & (at[None, :] < last[:, None])).float()
        mean = inside @ vectors / inside.sum(1, keepdim=True).clamp(min=1.0)
        told = self.kind(kind)
        for column, table in enumerate(self.known):
            told = told + table(known[:, column])
        anchor = self.mix(mean + told)
        codes = [head(anchor) for head in self.codes]
        steps = (sentences[None, :] - sentences[first][:, None]).clamp(-REACH, REACH) + REACH
        weights = self.weigh(anchor).view(-1, 3 * len(labels.ARGUMENTS), SMALL)
        tags = torch.einsum("aos,ws->awo", weights, self.word(vectors)) / SMALL**0.5
        tags = tags + self.bias(anchor)[:, None] + self.near(distance(at, first, last)) + self.across(steps)
        held = self.prior[prior, torch.arange(len(labels.ARGUMENTS), device=prior.device)]
        return (*codes, tags.view(-1, vectors.shape[0], len(labels.ARGUMENTS), 3) + held)


class Reader(nn.Module):
    """Both parts together, as they are trained."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.words = Words(base)
        self.anchors = Anchors()
