"""Bytes of a file → text with plain line feeds, or an error that says what to do."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from contentgen.errors import ContentgenError, Problem

# 150,000 words, a thick book: what is longer has pictures in it, or is no post.
MAX_BYTES = 1_000_000

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Line breaks of word processors that no text editor counts as lines.
_SOFT_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# Pasted from web pages: invisible, they only stop words from being found.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
# U+202A to U+202E turn the direction of writing around: what is read is not what is written.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]"
)


def read_bytes(path: Path, where: str) -> bytes:
    """Return a file's bytes. Raise `ContentgenError` if it cannot be read or is over 1 MB."""
    try:
        path.stat()
        if path.is_dir():
            raise ContentgenError("This is a folder, not a post.", where, "Name a file in it.")
        if not path.is_file():  # reading a pipe would wait for ever
            raise ContentgenError("This is not a file of text.", where, "Take it out.")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(MAX_BYTES + 1)  # it can grow while it is read
        if len(data) > MAX_BYTES:
            raise ContentgenError(
                f"The file is {max(size, len(data)) / 1e6:.1f} MB; a post may have 1 MB.",
                where,
                "Keep the text only; pictures go into files of their own.",
            )
        return data
    except FileNotFoundError:
        raise ContentgenError("There is no such file.", where, "Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ContentgenError(f"The file cannot be read: {reason}.", where) from None


def decode(data: bytes, where: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a file: UTF-8, or UTF-16/32 with a mark. Lines end in ``\\n``, controls are gone.

    Return the text and the warnings. Raise `ContentgenError` naming the byte and its line if it is
    not UTF-8, or if it is no text at all.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, encoding, where) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        raise ContentgenError(
            "This is not a text file (it holds zero bytes).",
            f"{where}:{_line(text, text.index(chr(0)))}",
            "Save the post as plain text, encoding UTF-8.",
        )
    text = _INVISIBLE.sub("", _SOFT_BREAKS.sub(" ", text))
    control = _CONTROLS.search(text)
    if control is None:
        return text, ()
    message = f"Control characters (U+{ord(control.group()):04X}) were left out."
    place = f"{where}:{_line(text, control.start())}"
    return _CONTROLS.sub("", text), (Problem(place, message, severity="warning"),)


def read_text(path: Path, where: str) -> tuple[str, tuple[Problem, ...]]:
    """Read and decode a file: `read_bytes`, then `decode`. An empty file is an error."""
    text, warnings = decode(read_bytes(path, where), where)
    if not text.strip():
        raise ContentgenError("The file is empty.", where, "Paste the post into it.")
    return text, warnings


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _undecodable(
    data: bytes, error: UnicodeDecodeError, encoding: str, where: str
) -> ContentgenError:
    if encoding not in ("utf-8", "utf-8-sig"):
        return ContentgenError(
            f"The file starts as {encoding.upper()} but breaks off at byte {error.start + 1}.",
            where,
            "Save it again with the encoding UTF-8.",
        )
    # A mark is cut off before decoding, so the error counts from behind it.
    start = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
    line = len(re.findall(rb"\r\n|\r|\n", data[:start])) + 1
    return ContentgenError(
        f"The file is not UTF-8: byte {start + 1} is 0x{data[start]:02X}.",
        f"{where}:{line}",
        "Save it again with the encoding UTF-8.",
    )
