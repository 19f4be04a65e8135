"""A fault in a shipped file is told in a sentence where it shows; the rest of the page lives."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

import geodata
from geodata import integrity

from .wording import plain

PAGES = Path(__file__).parents[2]
#: What a reader is to type; as plain text its two dashes would be shown as one long one.
_COMMAND = re.compile(r"(git checkout -- (?:[\w/.-]*\w|\.)|python -m [\w.]*\w(?: build)?)")


@contextmanager
def told() -> Iterator[None]:
    """Run a part of a page; show a sentence in its place if the files do not allow it.

    Raises
    ------
    Exception
        What went wrong for any other reason: that is a fault of the program.
    """
    try:
        yield
    except geodata.DataError as error:
        st.error(_plain(str(error)))
    except OSError as error:
        if not error.filename:
            raise
        name = Path(error.filename).name
        st.error(_plain(f"{name} cannot be read. Restore it with: git checkout -- ."))
    except UnicodeDecodeError:
        st.error(_plain("A file of the atlas is damaged. Restore it with: git checkout -- ."))
    except Exception:
        faults = _faults()
        if not faults:
            raise
        st.error(_plain(f"This part cannot be shown. {_sentence(faults)}"))


def show_altered_files() -> None:
    """Tell which shipped files are not as they were published."""
    faults = _faults()
    # There in any case: a file may be altered later, and what is shown below must not be anew.
    with st.container():
        if faults:
            st.warning(_plain(_sentence(faults)))


def _faults() -> dict[str, str]:
    """What is wrong with the shipped files, by path below the folder of the atlas."""
    return {
        f"{folder}/{path}": what
        for folder, root in (("geodata", None), ("pages", PAGES))
        for path, what in integrity.altered(root).items()
    }


def _sentence(faults: dict[str, str]) -> str:
    listed = ", ".join(f"{path} ({what})" for path, what in faults.items())
    return (
        f"Not as published, so that what you see may be wrong: {listed}. Restore all "
        "with: git checkout -- . and start the atlas anew. After a change on purpose: "
        "python -m geodata.build.datapackage"
    )


def _plain(text: str) -> str:
    """Keep the names of files from being read as Markdown, and commands as they are typed."""
    words = _COMMAND.split(text)
    words[::2] = [plain(part) for part in words[::2]]
    words[1::2] = [f"`{command}`" for command in words[1::2]]
    return "".join(words)
