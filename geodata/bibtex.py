"""The bibliography as BibTeX, for those who write in LaTeX."""

from .csl import issued

#: Entry types of BibTeX by those of CSL; everything else is ``misc``.
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
}
#: Fields of BibTeX, and the field of CSL that fills each.
FIELDS = {
    "title": "title",
    "volume": "volume",
    "number": "number",
    "pages": "page",
    "publisher": "publisher",
    "address": "publisher-place",
    "url": "URL",
    "language": "language",
    "note": "note",
}
CONTAINERS = {"article": "journal", "incollection": "booktitle"}
ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _escaped(text: str) -> str:
    return "".join(ESCAPES.get(sign, sign) for sign in str(text))


def _people(names: list[dict]) -> str:
    """Names as BibTeX splits them; those of bodies are kept whole by braces."""
    told = []
    for name in names:
        if "family" in name:
            told.append(
                ", ".join(_escaped(name[part]) for part in ("family", "given") if part in name)
            )
        else:
            told.append(f"{{{_escaped(name['literal'])}}}")
    return " and ".join(told)


def _date(entry: dict) -> dict[str, str]:
    parts = issued(entry)
    if not parts:
        return {}
    found = {"year": "--".join(str(part[0]) for part in parts)}
    if len(parts[0]) > 1:
        found["month"] = MONTHS[parts[0][1] - 1]
    if len(parts[0]) > 2:
        found["day"] = str(parts[0][2])
    return found


def entry_as_bibtex(entry: dict) -> str:
    r"""Write one entry of the bibliography as BibTeX.

    Parameters
    ----------
    entry : dict
        CSL-JSON entry.

    Returns
    -------
    str
        The entry in UTF-8, its special signs escaped.

    Examples
    --------
    >>> print(entry_as_bibtex({"id": "x-1", "type": "book", "title": "A & B",
    ...                        "author": [{"family": "Doe", "given": "J."}]}))
    @book{x-1,
      author = {Doe, J.},
      title = {{A \& B}},
    }
    """
    kind = TYPES.get(entry["type"], "misc")
    fields = {who: _people(entry[who]) for who in ("author", "editor") if entry.get(who)}
    fields |= {name: _escaped(entry[key]) for name, key in FIELDS.items() if entry.get(key)}
    fields["title"] = f"{{{fields['title']}}}"  # keeps its capitals
    if entry.get("container-title"):
        fields[CONTAINERS.get(kind, "howpublished")] = _escaped(entry["container-title"])
    if entry.get("URL"):
        fields["url"] = entry["URL"]
    dates = _date(entry)
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    lines += [
        f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in dates.items()
    ]
    return "\n".join([f"@{kind}{{{entry['id']},", *lines, "}"])


def as_bibtex(entries: dict[str, dict]) -> str:
    """Write a bibliography as BibTeX.

    Parameters
    ----------
    entries : dict
        CSL-JSON entries by key.

    Returns
    -------
    str
        All entries, an empty line between them.
    """
    return "\n\n".join(entry_as_bibtex(entry) for entry in entries.values()) + "\n"
