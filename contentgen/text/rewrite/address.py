"""Speak to the reader, where the post gives advice and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import capital, comma_after, plain_sentence, plural
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import Token, joins, tokens

_YOUR = {"their": "your"}


def order(sentence: str, words: Wording) -> str | None:
    """Say "Patients should seek X." as "Seek X.", its object whole.

    Only of should, must and need to; only acts that a reader does alone and safely; never of a
    clinician's act or a medicine; never of a group that a condition sets apart.
    """
    toks = tokens(sentence)
    if not plain_sentence(sentence) or sentence.endswith("?") or len(toks) < 4:
        return None
    guarded = ("address.clinical", "plain.drugs", "address.third")
    if any(not toks.folds.isdisjoint(words.sets.get(name, ())) for name in guarded):
        return None
    start = _after_clause(toks, words)
    skipped = 0
    if not start:
        skipped = words.index("openings.leaning").at(toks, 0)
        skipped = skipped if skipped and comma_after(toks[skipped - 1]) else 0
    subject = start or skipped
    end = words.index("address.orders").at(toks, subject + 1) if subject + 1 < len(toks) else 0
    if not end or not words.has("address.readers", toks[subject].fold):
        return None
    if any(words.has("address.orders", t.fold) for t in toks[end:]) or end >= len(toks) - 1:
        return None
    act = end + (1 if words.has("address.between", toks[end].fold) else 0)
    if act >= len(toks) or not words.has("address.acts", toks[act].fold):
        return None
    if skipped and not words.has("openings.care", toks[act].fold):
        return None
    rest = _to_reader(sentence, toks, act, words) if toks[subject].fold != "you" else None
    tail = rest if rest is not None else sentence[toks[act].start :]
    if not tail:
        return None
    between = toks[end].fold if act > end else ""
    told = {"not": "do not ", "": ""}.get(between, f"{between} ")
    opening = sentence[: toks[start].start] if start else ""
    return capital(f"{opening}{told}{tail}")


def _after_clause(toks: Sequence[Token], words: Wording) -> int:
    """Return where the main clause starts after one opening "If …,", or 0."""
    if not words.has("words.conditions", toks[0].fold):
        return 0
    commas = [i + 1 for i, token in enumerate(toks[:-1]) if comma_after(token)]
    return commas[-1] if len(commas) == 1 else 0


def _to_reader(sentence: str, toks: Sequence[Token], act: int, words: Wording) -> str:
    """Return the words from the act on with "their" as "your"; "" if another's may be meant."""
    out, shift, start = sentence[toks[act].start :], 0, toks[act].start
    for i in range(act, len(toks)):
        token = toks[i]
        if token.fold not in _YOUR:
            continue
        earlier = [t.fold for t in toks[act:i]]
        people = any(words.has("address.performers", w) and plural(w, words) for w in earlier)
        things = any(
            plural(w, words) and w not in words.language.stop_words and w not in words.verbs
            for w in earlier
        )
        if people or things:
            return ""
        place = token.start - start + shift
        out = out[:place] + _YOUR[token.fold] + out[place + len(token.fold) :]
        shift += len(_YOUR[token.fold]) - len(token.fold)
    return out


def is_it_suitable(sentence: str, words: Wording) -> str | None:
    """Say "… Z to determine if X is suitable for your C" as a question and whom to ask.

    Never answers yes: "Is X suitable for you? That depends on your C. Ask Z."
    """
    toks = tokens(sentence)
    frames = words.index("address.suitable_frames").starts(toks)
    at = next(iter(frames), 0)
    if at < 3 or toks[at - 1].fold != "to" or not plain_sentence(sentence):
        return None
    verb = next((i for i in range(frames[at], len(toks) - 3) if toks[i].fold in ("is", "are")), 0)
    if not frames[at] < verb < frames[at] + 6 or not words.has(
        "address.suitable", toks[verb + 1].fold
    ):
        return None
    if toks[verb + 2].fold != "for" or locks_of(sentence, words.language).marks:
        return None
    asked = _whom(sentence, toks, at - 1, words)
    condition = _condition(sentence, toks, verb + 3)
    if not asked or not condition:
        return None
    subject = sentence[toks[frames[at]].start : toks[verb - 1].end]
    be = capital(toks[verb].fold)
    adjective = toks[verb + 1].fold
    return words.say("suitable", be=be, x=subject, fit=adjective, c=condition, z=asked)


def _whom(sentence: str, toks: Sequence[Token], end: int, words: Wording) -> str:
    """Return "a qualified physical therapist" from the words before "to determine"."""
    if not words.has("address.performers", toks[end - 1].fold):
        return ""
    start = next((i for i in range(end - 1, 0, -1) if toks[i].fold in ("a", "an", "your")), 0)
    if not start or end - start > 7:
        return ""
    return sentence[toks[start].start : toks[end - 1].end]


def _condition(sentence: str, toks: Sequence[Token], start: int) -> str:
    """Return "your specific condition" from "their specific condition and to …"."""
    if start >= len(toks) or toks[start].fold not in ("their", "your"):
        return ""
    end = start + 1
    while (
        end < len(toks) and joins(toks[end - 1].gap) and toks[end].fold not in ("and", "or", "to")
    ):
        end += 1
    if not 1 < end - start <= 5:
        return ""
    return "your" + sentence[toks[start].end : toks[end - 1].end]


def credentials(sentence: str, words: Wording) -> tuple[str, ...]:
    """Return the questions to ask first that "a licensed P with training in T" gives rise to.

    Never more than the sentence asks for, and no claim that good answers are enough.
    """
    toks = tokens(sentence)
    at = next((i for i, t in enumerate(toks) if words.has("address.credentials", t.fold)), 0)
    if (
        not at
        or toks[at - 1].fold not in ("a", "an")
        or locks_of(sentence, words.language).of("negation")
    ):
        return ()
    noun = next(
        (
            i
            for i in range(at, min(at + 5, len(toks)))
            if words.has("address.performers", toks[i].fold)
        ),
        0,
    )
    if not noun:
        return ()
    article_noun = sentence[toks[at - 1].start : toks[noun].end]
    asked = [words.say("credential", who=article_noun[:1].lower() + article_noun[1:])]
    training = _training(sentence, toks, noun + 1, words)
    return (*asked, training) if training else tuple(asked)


def _training(sentence: str, toks: Sequence[Token], start: int, words: Wording) -> str:
    if start >= len(toks) or toks[start].fold != "with" or not joins(toks[start - 1].gap):
        return ""
    noun = next(
        (
            i
            for i in range(start, min(start + 4, len(toks)))
            if words.has("address.training", toks[i].fold)
        ),
        0,
    )
    if not noun or noun + 2 >= len(toks) or toks[noun + 1].fold != "in":
        return ""
    end = noun + 2
    while (
        end < len(toks)
        and joins(toks[end - 1].gap)
        and not words.has("address.field_stops", toks[end].fold)
    ):
        end += 1
    if end == noun + 2:
        return ""
    first = start + 1 + (toks[start + 1].fold in ("a", "an", "the"))
    held = sentence[toks[first].start : toks[noun].end]
    field = sentence[toks[noun + 2].start : toks[end - 1].end]
    return words.say("training", held=held, field=field)
