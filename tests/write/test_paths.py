from __future__ import annotations

import errno
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.write.paths import package_folder, plain_words, slide_name


def test_slides_sort_in_reading_order():
    names = [slide_name(number) for number in range(1, 21)]
    assert sorted(names) == names


def test_a_slug_names_a_folder_of_the_output():
    assert package_folder(Path("output"), "calf-pain") == Path("output/calf-pain")


@pytest.mark.parametrize(
    "slug", ["", ".", "..", "../x", "a/b", "a\\b", ".hidden", "x.", "a:b", "con", "NUL.txt", "lpt1"]
)
def test_a_slug_that_names_another_place_is_refused(slug):
    with pytest.raises(ContentgenError, match="cannot be the name of a folder"):
        package_folder(Path("output"), slug)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "is not open to you"),
        (errno.EROFS, "cannot be written to"),
        (errno.ENOSPC, "the disk is full"),
        (errno.ENAMETOOLONG, "a name that is too long"),
    ],
)
def test_what_the_disk_refuses_is_told_in_plain_words(code, words):
    with pytest.raises(ContentgenError, match=words) as caught, plain_words("output/x"):
        raise OSError(code, "the system's words")
    assert "the system's words" not in str(caught.value)
    assert caught.value.problems[0].hint


def test_an_unknown_trouble_is_told_in_the_systems_words():
    with pytest.raises(ContentgenError) as caught, plain_words("output/x"):
        raise OSError(5, "Input/output error")
    (problem,) = caught.value.problems
    assert (problem.where, problem.hint) == ("output/x", "Choose another folder with --out.")
    assert problem.message == "This place cannot be used (Input/output error)."
