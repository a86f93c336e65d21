import codecs
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.read.source import decode, read_text


def test_marks_and_line_ends() -> None:
    text = "a\nb — ñ\n"
    crlf = text.replace("\n", "\r\n")
    for data in (
        text.encode(),
        codecs.BOM_UTF8 + crlf.encode(),
        text.replace("\n", "\r").encode(),
        crlf.encode("utf-16"),
        codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        text.encode("utf-32"),
    ):
        assert decode(data, "x.md") == (text, ())


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8])
def test_not_utf8_names_byte_and_line(start: bytes) -> None:
    with pytest.raises(ContentgenError) as caught:
        decode(start + b"one\r\ntwo\rcaf\xe9 x", "x.md")
    problem = caught.value.problems[0]
    assert problem.where == "x.md:3"
    assert f"byte {len(start) + 13} is 0xE9" in problem.message


def test_utf16_cut_short_is_an_error() -> None:
    with pytest.raises(ContentgenError, match="breaks off"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", "x.md")


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(ContentgenError, match="not a text file"):
        decode(b"PK\x03\x04\x00", "x.md")


def test_controls_are_left_out_and_reported() -> None:
    text, warnings = decode(b"a\nb\x08c\x1b", "x.md")
    assert text == "a\nbc"
    assert warnings[0].where == "x.md:2"


def test_web_and_word_processor_marks() -> None:
    assert decode("soft\u2028line, in\u200bvisible, hy\u00adphen".encode(), "x")[0] == (
        "soft line, invisible, hyphen"
    )


@pytest.mark.parametrize("data", [b"", b"  \n\r\n", codecs.BOM_UTF8])
def test_empty_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    with pytest.raises(ContentgenError, match="empty"):
        read_text(path, "x.md")


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    big = tmp_path / "big.md"
    big.write_bytes(b"x" * 1_000_001)
    for path, says in (
        (tmp_path, "folder"),
        (tmp_path / "none", "no such file"),
        (big, "may have 1 MB"),
    ):
        with pytest.raises(ContentgenError, match=says):
            read_text(path, "x")
