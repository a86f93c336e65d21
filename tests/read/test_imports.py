import subprocess
import sys


def test_heavy_libraries_wait_until_a_file_is_read() -> None:
    code = (
        "import sys, contentgen.read.article, contentgen.read.brand, contentgen.read.seed, "
        "contentgen.read.storyboard\n"
        "print([m for m in ('pydantic', 'yaml', 'markdown_it', 'frontmatter') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
