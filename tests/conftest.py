"""What several test files share: the checkers of the three laws."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def laws() -> ModuleType:
    """`checkers/laws.py` as a module: the three laws, with no code of the planner."""
    path = Path(__file__).parent / "checkers" / "laws.py"
    spec = importlib.util.spec_from_file_location("checkers_laws", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
