"""Made-up posts for measuring: the same number gives the same post, no two of them alike.

Sentences are put together from parts, so that they have the hedges, numbers and warnings of real
posts. They are made to be measured, not to be read.
"""

from __future__ import annotations

import random
from pathlib import Path

PLACES = (
    "knee", "hip", "shoulder", "ankle", "low back", "neck", "wrist", "elbow", "calf", "heel",
    "hamstring", "shin", "thigh", "jaw", "upper back",
)  # fmt: skip
ACTS = ("walking", "running", "gardening", "cycling", "desk work", "climbing stairs", "swimming")
CARE = (
    "strength work", "a short walking plan", "manual therapy", "a change of shoes", "rest days",
    "balance drills", "slow heel raises", "a stretching routine",
)  # fmt: skip
WHO = ("adults over 60", "runners", "office workers", "people with a new job", "new parents")
OPENERS = (
    "{Place} pain after {act} is one of the things that we see every week in the clinic.",
    "Many {who} notice a dull ache in the {place} on the day after {act}.",
    "A sore {place} can make {act} harder than it needs to be, and the reason is often simple.",
)
WHAT = (
    "{Care} is a plan that a physical therapist makes with you, step by step.",
    "It may ease stiffness, and it can help some {who} to move with less pain.",
    "It is not a cure, and it does not replace a medical examination.",
    "Most plans take {low} to {high} weeks, depending on how sore the {place} is at the start.",
    "The aim is to load the {place} a little more each week, as long as it settles overnight.",
)
HOW = (
    "We start with {n} minutes of {act} on flat ground, three days a week.",
    "If the {place} feels better the next morning, you can add two minutes.",
    "If it feels worse for more than {n} hours, go back one step.",
    "Your therapist checks the {place} at every visit and changes the plan with you.",
)
EVIDENCE = (
    "A {year} review of {m} trials in {who} reported less pain after {high} weeks of {care}.",
    "The studies were small, and not all of them found a difference after one year.",
    "There is less research on {act}, so we cannot say how well it carries over.",
)
SAFETY = (
    "Some soreness in the first {n} days is common and usually mild.",
    "Call your doctor if the {place} is hot, red or swollen.",
    "Do not start {care} after surgery unless your surgeon has cleared you.",
    "Chest pain or sudden shortness of breath is an emergency: call 911.",
    "Serious problems are rare when the plan is followed with a licensed physical therapist.",
)
LABELS = ("Less stiffness", "More confidence", "Better sleep", "Longer walks", "Fewer flare-ups")
GAINS = (
    "{Care} may reduce stiffness in the morning for some {who}.",
    "Knowing what is safe can help you to start {act} again.",
    "A calmer {place} may let you sleep through, although not everyone notices that.",
    "With {n} weeks of practice, many people can walk a little farther.",
)
CLOSE = (
    "If your {place} has bothered you for more than {n} weeks, ask a licensed physical therapist.",
    "They can tell you whether {care} is suitable for you.",
)


def post(number: int, words: int = 700) -> str:
    """Return post `number` as Markdown with frontmatter, of about so many words."""
    pick = random.Random(number)
    place, act, care = pick.choice(PLACES), pick.choice(ACTS), pick.choice(CARE)

    def say(frames: tuple[str, ...], count: int = 0) -> str:
        chosen = pick.sample(frames, min(count or len(frames), len(frames)))
        chosen.sort(key=frames.index)
        return " ".join(_filled(frame, pick, place, act, care) for frame in chosen)

    title = f"{place.capitalize()} pain and {act}: what {care} can do, part {number}"
    parts = [f'---\ntitle: "{title}"\nslug: post-{number}\n---', say(OPENERS, 2)]
    rounds = 0
    while rounds == 0 or sum(len(part.split()) for part in parts) < words - 60:
        again = f" ({rounds + 1})" if rounds else ""
        parts += [
            f"## What is {care}?{again}", say(WHAT), f"## How it works{again}", say(HOW),
            f"## What the research says{again}", say(EVIDENCE), f"## Possible benefits{again}",
            "\n".join(f"- **{label}:** {say(GAINS, 1)}" for label in pick.sample(LABELS, 4)),
            f"## Is it safe?{again}", say(SAFETY), f"## Steps for week {rounds + 1}",
            "\n".join(f"{n}. {say(HOW, 1)}" for n in range(1, 4)),
        ]  # fmt: skip
        rounds += 1
    parts += ["## When to ask for help", say(CLOSE)]
    return "\n\n".join(parts) + "\n"


def _filled(frame: str, pick: random.Random, place: str, act: str, care: str) -> str:
    low = pick.randint(2, 6)
    return frame.format(
        place=place, Place=place.capitalize(), act=act, care=care, Care=care.capitalize(),
        who=pick.choice(WHO), n=pick.randint(2, 12), m=pick.randint(3, 30), low=low,
        high=low + pick.randint(2, 8), year=pick.randint(2009, 2024),
    )  # fmt: skip


def write_posts(folder: Path, count: int, words: int = 700) -> None:
    """Write so many posts into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"post-{number}.md").write_text(post(number, words), encoding="utf-8")
