"""English words in their forms: ``heal+`` as a verb, ``knee~`` as a noun."""

from __future__ import annotations

_VOWELS = "aeiou"
_IRREGULAR = {
    "be": ("be", "is", "are", "was", "were", "am", "been", "being"),
    "have": ("have", "has", "had", "having"),
    "get": ("get", "gets", "got", "gotten", "getting"),
    "take": ("take", "takes", "took", "taken", "taking"),
    "make": ("make", "makes", "made", "making"),
    "come": ("come", "comes", "came", "coming"),
    "go": ("go", "goes", "went", "gone", "going"),
    "give": ("give", "gives", "gave", "given", "giving"),
    "leave": ("leave", "leaves", "left", "leaving"),
    "run": ("run", "runs", "ran", "running"),
    "say": ("say", "says", "said", "saying"),
    "tell": ("tell", "tells", "told", "telling"),
    "find": ("find", "finds", "found", "finding"),
    "feel": ("feel", "feels", "felt", "feeling"),
    "show": ("show", "shows", "showed", "shown", "showing"),
    "pay": ("pay", "pays", "paid", "paying"),
    "do": ("do", "does", "did", "done", "doing"),
    "see": ("see", "sees", "saw", "seen", "seeing"),
    "stop": ("stop", "stops", "stopped", "stopping"),
    "beat": ("beat", "beats", "beaten", "beating"),
    "rid": ("rid", "rids", "ridding"),
    "hurt": ("hurt", "hurts", "hurting"),
    "put": ("put", "puts", "putting"),
    "cut": ("cut", "cuts", "cutting"),
    "keep": ("keep", "keeps", "kept", "keeping"),
    "teach": ("teach", "teaches", "taught", "teaching"),
    "sell": ("sell", "sells", "sold", "selling"),
    "know": ("know", "knows", "knew", "known", "knowing"),
    "think": ("think", "thinks", "thought", "thinking"),
    "hear": ("hear", "hears", "heard", "hearing"),
    "read": ("read", "reads", "reading"),
    "write": ("write", "writes", "wrote", "written", "writing"),
    "stick": ("stick", "sticks", "stuck", "sticking"),
    "mean": ("mean", "means", "meant", "meaning"),
    "win": ("win", "wins", "won", "winning"),
    "skip": ("skip", "skips", "skipped", "skipping"),
    "outdo": ("outdo", "outdoes", "outdid", "outdone"),
    "ban": ("ban", "bans", "banned", "banning"),
    "drop": ("drop", "drops", "dropped", "dropping"),
    "foot": ("foot", "feet"),
    "man": ("man", "men"),
    "woman": ("woman", "women"),
    "child": ("child", "children"),
    "calf": ("calf", "calves"),
    "person": ("person", "people", "persons"),
}


def forms(phrase: str) -> tuple[str, ...]:
    """Return a phrase with its first marked word in every form, or as it is if none is marked."""
    words = phrase.split(" ")
    for n, word in enumerate(words):
        if len(word) > 1 and word[-1] in "+~":
            known = _verb(word[:-1]) if word[-1] == "+" else _noun(word[:-1])
            return tuple(" ".join((*words[:n], form, *words[n + 1 :])) for form in known)
    return (phrase,)


def _verb(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ie"):
        return word, f"{word}s", f"{word}d", f"{word[:-2]}ying"
    if word.endswith("e"):
        return word, f"{word}s", f"{word}d", f"{word[:-1]}ing"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    return word, f"{word}{_s(word)}", f"{word}ed", f"{word}ing"


def _noun(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word, f"{word[:-1]}ies"
    return word, f"{word}{_s(word)}"


def _s(word: str) -> str:
    return "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
