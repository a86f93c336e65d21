"""Three hundred posts of every dialect and nastiness in one folder: nothing crashes, nothing hangs.

What is built passes `contentgen verify`; what is not is told with its file and what to do.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from contentgen.write.verify import verify_package

LIMIT = 20.0  # seconds that one post may take here

# How a post says what it is.
HEADS = {
    "yaml": "---\ntitle: {title}\nslug: {slug}\ntags: [walking, shoes]\n---\n\n",
    "toml": '+++\ntitle = "{title}"\nslug = "{slug}"\n+++\n\n',
    "heading": "# {title}\n\n",
    "nothing": "",
    "jekyll": '---\nlayout: post\ntitle:  "{title}"\nslug: {slug}\ncategories: a b\n---\n\n',
    "hugo": "---\ntitle: {title}\nslug: {slug}\ndate: 2026-03-01T10:00:00-05:00\ndraft: false\n"
    "cover:\n  image: /images/walk.jpg\n---\n\n",
    "strange keys": "---\ntitle: {title}\nslug: {slug}\ncontent: x\n12: 30\nno: yes\n---\n\n",
    "quotes": "---\ntitle: '{title}: \"why\" & <b>how</b>'\nslug: {slug}\n---\n\n",
    "long": "---\ntitle: " + "{title} and " * 20 + "\nslug: {slug}\n---\n\n",
    "no fence": "---\ntitle: {title}\n\n",
    "twice": "---\ntitle: {title}\ntitle: {title}\n---\n\n",
    "wishes": "---\ntitle: {title}\nslug: {slug}\nhook: Walk first.\ncta: Call us\n"
    "carousel: {{max_slides: 4, skip: [close]}}\nvideo: {{minutes: 1}}\n---\n\n",
}
SENTENCES = (
    "Walking may ease a stiff back for some people.", "It is not a cure.",
    "Start with ten minutes on flat ground, three days a week.",
    "Do not walk on a swollen calf; call a doctor the same day.",
    "In adults over 65, a review of 12 trials reported fewer falls.",
    "Your therapist checks your stride and changes the plan with you.",
    "Ask a licensed physical therapist if pain lasts more than six weeks.",
    "Up to 30 % of people feel sore at first, which usually passes in two days.",
)  # fmt: skip


def _some(pick: random.Random, count: int) -> str:
    return " ".join(pick.choice(SENTENCES) for _ in range(count))


# What stands below it.
BODIES = {
    "plain": lambda p: "\n\n".join(_some(p, 3) for _ in range(5)),
    "headings": lambda p: "\n\n".join(
        f"{'#' * p.randint(1, 6)} {p.choice(SENTENCES)[:-1]}\n\n{_some(p, 4)}" for _ in range(5)
    ),
    "bold leads": lambda p: "\n\n".join(f"**Is it safe?** {_some(p, 3)}" for _ in range(5)),
    "lists": lambda p: "\n".join(f"{'  ' * p.randint(0, 4)}- {_some(p, 1)}" for _ in range(30)),
    "steps": lambda p: "\n".join(f"{n}) {_some(p, 2)}" for n in range(9, 30)),
    "table": lambda p: (
        "| a | b | c |\n|--|:-:|--|\n" + "\n".join(f"| {_some(p, 1)} | x | |" for _ in range(9))
    ),
    "broken table": lambda p: "| a | b\n|--\n| " + _some(p, 3) + " | | | | |\n||||\n" + _some(p, 5),
    "html": lambda p: "".join(
        f"<div><p style='x'>{_some(p, 2)}<br>{_some(p, 1)}</p><ul><li>{_some(p, 1)}</ul></div>\n"
        for _ in range(4)
    ),
    "script": lambda p: (
        f"{_some(p, 4)}\n\n<script>alert(1)</script>\n\n"
        f"<img src=x onerror=alert(1)>\n\n[click](javascript:alert(1)) {_some(p, 4)}"
    ),
    "jinja": lambda p: (
        f"{{{{ 7 * 7 }}}} {{% for x in y %}} {_some(p, 3)}\n\n{_some(p, 4)} {{# x #}}"
    ),
    "fences": lambda p: f"{_some(p, 4)}\n\n```python\nimport os\n\n{_some(p, 3)}",
    "quotes": lambda p: "\n".join(">" * p.randint(0, 12) + " " + _some(p, 1) for _ in range(12)),
    "links": lambda p: "\n\n".join(
        f"![{_some(p, 1)}](../../../etc/passwd) [{_some(p, 1)}][x] <http://a.b/{_some(p, 1)}>"
        for _ in range(5)
    ),
    "emphasis": lambda p: "\n\n".join(
        f"***{_some(p, 1)}** {_some(p, 1)}_ ~~{_some(p, 1)} `{_some(p, 1)}``" for _ in range(5)
    ),
    "emoji": lambda p: "\n\n".join(f"👩‍⚕️ {_some(p, 2)} 🇺🇸👍🏽 ❤️" for _ in range(5)),
    "alphabets": lambda p: (
        f"Ходьба полезна. Βάδισμα. 步行有益健康。歩く。 المشي مفيد. הליכה.\n\n{_some(p, 9)}"
    ),
    "marks": lambda p: "".join(f"{c}\u0301\u0302\u200b\u202e\ufeff" for c in _some(p, 6)),
    "controls": lambda p: _some(p, 4) + "\x0b\x0c\x1b[31m\x7f\x85\u2028" + _some(p, 4),
    "one line": lambda p: _some(p, 400),
    "one word": lambda p: "a" * 20_000 + ". " + _some(p, 6),
    "capitals": lambda p: (_some(p, 5) + "\n\n" + _some(p, 5)).upper(),
    "no ends": lambda p: (_some(p, 5) + "\n\n" + _some(p, 5)).replace(".", "").replace(";", ""),
    "footnotes": lambda p: f"{_some(p, 5)}[^1] {_some(p, 3)}\n\n[^1]: {_some(p, 1)}\n[^2]: x",
    "deep": lambda p: "".join("  " * n + f"- {_some(p, 1)}\n" for n in range(15)),
    "tags": lambda p: f"{_some(p, 3)}\n\n&amp;&lt;&#x41;&nbsp;&bogus; {_some(p, 5)} <3 < > &",
    "crlf": lambda p: "\r\n\r\n".join(_some(p, 3) for _ in range(5)),
}


def write_trouble(folder: Path) -> int:
    """Write every head over every body, and files that are no text at all; return how many."""
    folder.mkdir(parents=True)
    for number, (head, body) in enumerate(product(HEADS, BODIES)):
        pick = random.Random(number)
        title = pick.choice(("Walk well", "WHY WALK?", "¿Caminar?", "10 myths", "Walking, step 1"))
        slug = pick.choice((f"walk-{number}", f"../up-{number}", f"a/b{number}", f"Ünï-{number}"))
        slug = "CON" if number % 40 == 0 else slug
        text = HEADS[head].format(title=title, slug=slug) + BODIES[body](pick)
        path = folder / f"{number:03d}-{head}-{body}.md".replace(" ", "-")
        path.write_text(text, encoding="utf-8", newline="")
    chance = random.Random(1)
    odd = {
        "bytes.md": chance.randbytes(5000), "nul.md": b"Walk\0ing.", "empty.md": b"",
        "utf16.md": ("# Walk\n\n" + " ".join(SENTENCES)).encode("utf-16"),
        "latin.md": ("# Caf\xe9\n\n" + " ".join(SENTENCES)).encode("latin-1"),
        "bom.md": b"\xef\xbb\xbf---\ntitle: Bom\n---\n" + " ".join(SENTENCES).encode(),
        "bomb.md": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: [*c,*c]\n---\nText.\n",
        "tag.md": b"---\ntitle: !!python/object/apply:os.system [id]\n---\nText.\n",
        "nested.md": b"---\ntitle: " + b"[" * 3000 + b"]" * 3000 + b"\n---\nText.\n",
        "anchors.md": b"---\ntitle: &t Walk\nslug: *t\n---\n" + " ".join(SENTENCES).encode(),
        "line.md": b"# Walk\n\n" + b"word " * 400_000,
        "brackets.md": b"# Walk\n\n" + b"[" * 50_000 + b"\n\n" + b"*_" * 20_000,
    }  # fmt: skip
    for name, data in odd.items():
        (folder / name).write_bytes(data)
    return len(HEADS) * len(BODIES) + len(odd)


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """What became of each post, as the program tells other programs; its folder is the first's."""
    root = tmp_path_factory.mktemp("trouble")
    total = write_trouble(root / "articles")
    assert total >= 300
    program = [sys.executable, "-c", "from contentgen.cli import main; main()"]
    command = [*program, "build", "--json", "--jobs", "2", "--limit", str(LIMIT)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[-1]["event"] == "done"
    assert len(found) == total + 2
    return [{"root": str(root)}, *found[1:-1]]


def test_nothing_crashes_and_nothing_hangs(events):
    problems = [p for e in events[1:] for p in e["problems"]]
    assert [p for p in problems if "internal error" in p["message"]] == []
    assert [e["path"] for e in events[1:] if e["seconds"] > LIMIT] == []


def test_what_is_built_is_whole(events):
    root = Path(str(events[0]["root"]))
    built = [e for e in events[1:] if e["status"] == "built"]
    assert len(built) > 150
    for event in built:
        found = verify_package(root / str(event["folder"]), str(event["folder"]))
        assert found == (), event["path"]


def test_what_is_not_built_is_told_with_its_file(events):
    failed = [e for e in events[1:] if e["status"] == "failed"]
    assert len(failed) > 20
    for event in failed:
        assert event["problems"], event["path"]
        for problem in event["problems"]:
            assert problem["where"].startswith(event["path"]), problem
            assert problem["message"].endswith((".", "?", "!", ")")), problem


def test_nothing_is_written_outside_of_the_output(events):
    root = Path(str(events[0]["root"]))
    assert sorted(path.name for path in root.iterdir()) == ["articles", "output"]
    names = {path.name for path in (root / "output").iterdir()}
    assert not {name for name in names if name.casefold() in ("con", "..", "up")} - {"up"}
