from __future__ import annotations

SEED = """3/14/2025
Walking is the sport that most people keep for life. It needs no gym and no ticket.
How Long Should a Walk Be?
Start with ten minutes on flat ground. Add two minutes every week.
What to Bring
- Water: Bring a small bottle if the day is warm.
- A friend: A friend can make the road shorter.
"""


def test_a_raw_post_becomes_an_article_and_its_guesses_are_shown(run, workspace):
    (workspace / "walk.txt").write_text(SEED, encoding="utf-8")
    result = run("import", "walk.txt")
    lines = result.output.splitlines()
    assert result.exit_code == 0
    (made,) = (workspace / "articles").iterdir()
    assert lines[0].replace("\\", "/") == f"walk.txt -> articles/{made.name}"
    assert any(line.startswith("  date: ") for line in lines)
    assert lines[-1] == "Check what was guessed, then: contentgen build"
    text = made.read_text(encoding="utf-8")
    assert text.startswith("---\n")
    assert "date: 2025-03-14" in text


def test_an_article_that_is_there_is_not_overwritten_without_force(run, workspace):
    (workspace / "walk.txt").write_text(SEED, encoding="utf-8")
    run("import", "walk.txt")
    (made,) = (workspace / "articles").iterdir()
    made.write_text("mine", encoding="utf-8")
    result = run("import", "walk.txt")
    assert result.exit_code == 1
    assert "is there already, and was left as it is. Import with --force" in result.output
    assert made.read_text(encoding="utf-8") == "mine"
    assert run("import", "walk.txt", "--force").exit_code == 0
    assert made.read_text(encoding="utf-8").startswith("---\n")


def test_two_raw_posts_never_become_one_article(run, workspace):
    for name in ("one.txt", "two.txt"):
        (workspace / name).write_text(SEED, encoding="utf-8")
    result = run("import", "one.txt", "two.txt", "--force")
    assert result.exit_code == 1
    assert "two.txt: error: " in result.output
    assert "was already made from one.txt" in result.output


def test_a_folder_of_raw_posts_is_imported_and_one_bad_one_does_not_stop_the_rest(run, workspace):
    seeds = workspace / "seeds"
    seeds.mkdir()
    (seeds / "a-empty.txt").write_text("", encoding="utf-8")
    (seeds / "walk.txt").write_text(SEED, encoding="utf-8")
    (seeds / "README.md").write_text("# Not a post", encoding="utf-8")
    (seeds / "_later.txt").write_text(SEED, encoding="utf-8")
    result = run("import", "seeds", "--to", "posts")
    assert result.exit_code == 1
    assert "a-empty.txt" in result.output
    assert len(list((workspace / "posts").iterdir())) == 1
    assert result.output.splitlines()[-1] == "Check what was guessed, then: contentgen build posts"


def test_a_seed_that_is_not_there_is_wrong_usage(run, workspace):
    assert run("import", "nothing.txt").exit_code == 2
    assert run("import").exit_code == 2
