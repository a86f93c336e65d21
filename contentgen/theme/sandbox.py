"""The sandbox that templates run in, quick to start: its checks and its code are remembered.

Code compiled from a template is kept in a folder of the user's (see `cache_folder`), so that the
next run need not compile it again. It is only a memory: with the folder gone, read-only or full of
rubbish, the templates are compiled as ever and the output is the same.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, __version__
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

VARIABLE = "CONTENTGEN_CACHE"
"""Names another folder for what is remembered; empty for none."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks once for each type and name of an attribute, not at each use."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may use an attribute; Jinja's rules look at the type alone."""
        key = (type(obj), attr)
        known = self._safe.get(key)
        if known is None:
            known = self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return known


class Compiled(BytecodeCache):
    """The code of templates on disk: one file a template, used if it is of the same source.

    `kind` tells environments apart whose settings make other code of the same template.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder = folder
        self._kind = kind

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code from disk if it is whole and of this source, program and Python."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        head, code = data[:32], data[32:]
        if head == self._seal(bucket, code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put the code on disk, whole or not at all; a disk that refuses is left alone."""
        if sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        path = self._file(bucket)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._seal(bucket, code) + code)
                Path(fresh).replace(path)
            except OSError:
                Path(fresh).unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        # `bucket.key` is made of the template's name and file: a template that changes takes
        # the place of what it was.
        name = sha256(f"{self._kind}\n{bucket.key}".encode()).hexdigest()
        return self._folder / f"{name[:32]}.template"

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        made_of = f"{__version__}\n{self._kind}\n{bucket.checksum}\n".encode()
        return sha256(MAGIC_NUMBER + made_of + code).digest()


def compiled(kind: str) -> Compiled | None:
    """Return the memory of compiled templates of a kind, None if there is to be none."""
    folder = cache_folder()
    return Compiled(folder, kind) if folder else None


def cache_folder() -> Path | None:
    """Return the user's folder for what can be made anew at any time, None if there is none."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        # Unlike that of `Path`, it leaves what it does not know as it is: a user without a home.
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base, "contentgen") if base and Path(base).is_absolute() else None
