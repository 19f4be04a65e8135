"""Words for the atlas's own terms: what a status means, and what a change of it is."""

import re

from geodata.words import the

#: What stands in the table of control, and what a reader is told.
STATUS = {
    "sovereign": "its own land",
    "free city": "free city",
    "contested": "fought over",
    "occupied": "occupied",
    "annexed": "annexed",
    "protectorate": "protectorate",
    "general government": "General Government",
    "leased": "leased",
    "transferred": "ceded by agreement",
}
ADJECTIVES = {
    "Germany": "German",
    "Soviet Union": "Soviet",
    "Poland": "Polish",
    "Lithuania": "Lithuanian",
    "Finland": "Finnish",
    "Romania": "Romanian",
    "Czechoslovakia": "Czechoslovak",
    "Slovakia": "Slovak",
    "Hungary": "Hungarian",
    "Bulgaria": "Bulgarian",
    "Italy": "Italian",
    "Yugoslavia": "Yugoslav",
    "Latvia": "Latvian",
    "Estonia": "Estonian",
    "Belgium": "Belgian",
    "France": "French",
    "Albania": "Albanian",
}
#: States proclaimed on the very land they hold: that is no occupation by a neighbour.
PROCLAIMED = {"Croatia"}


def adjective(power: str) -> str:
    """Say whose something is.

    Parameters
    ----------
    power : str
        The power's name.

    Returns
    -------
    str
        For instance ``"Soviet"``.
    """
    return ADJECTIVES.get(power, the(power))


def status(word: str, holder: str) -> str:
    """Tell a status in words.

    Parameters
    ----------
    word : str
        The status as the table of control has it.
    holder : str
        The power that controls the land.

    Returns
    -------
    str
        For instance ``"fought over"``.
    """
    if word == "occupied" and holder in PROCLAIMED:
        return "proclaimed state"
    return STATUS.get(word, word)


def change(was: tuple[str, str, str], now: tuple[str, str, str]) -> str:
    """Tell in words what changed.

    Parameters
    ----------
    was, now : tuple of str
        Controller, sovereign and status on two days that follow each other.

    Returns
    -------
    str
        Words that the names of the lands follow, for instance ``"Fighting begins in"``.
    """
    old, _, _ = was
    holder, sovereign, status = now
    law = "" if holder == sovereign else f", still recognised as {adjective(sovereign)}"
    if status == "contested":
        return "Fighting begins in"
    if status == "occupied" and holder in PROCLAIMED:
        return f"Now under the proclaimed state of {holder}{law}:"
    if status == "occupied":
        return f"Now under {adjective(holder)} control (occupied):"
    if status == "annexed":
        taken = "Annexed" if holder == old else "Taken and annexed"
        return f"{taken} by {the(holder)} by law or decree{law}:"
    if status == "transferred":
        return _ceded(was, now)
    if status == "sovereign":
        return _own(was, now)
    words = {
        "protectorate": f"Made a protectorate of {the(holder)}",
        "general government": f"Made part of the General Government under {the(holder)}",
        "leased": f"Leased to {the(holder)}",
    }
    return f"{words.get(status, f'Now {status}, held by {the(holder)}')}{law}:"


def _ceded(was: tuple[str, str, str], now: tuple[str, str, str]) -> str:
    (old, before, _), (holder, sovereign, _) = was, now
    if holder != sovereign:
        if holder == old:
            return f"Ceded by agreement to {the(sovereign)}; still held by {the(holder)}:"
        return f"Handed over to {the(holder)}, still recognised as {adjective(sovereign)}:"
    if holder == old:
        return f"Ceded by agreement to {the(holder)}, which already held it:"
    if before == sovereign:
        return f"Handed over to {the(holder)}, to which it had been ceded:"
    return f"Ceded by agreement and handed over to {the(holder)}:"


def _own(was: tuple[str, str, str], now: tuple[str, str, str]) -> str:
    (old, before, _), (holder, sovereign, _) = was, now
    if holder == old:
        return f"No longer fought over, held by {the(holder)}:"
    if before == sovereign:
        return f"Returned to {the(holder)}:"
    return "A state of its own from this day:"


def listed(names: list[str]) -> str:
    """List names, each once.

    Parameters
    ----------
    names : list of str
        Names, which may repeat.

    Returns
    -------
    str
        In order of the alphabet; between them semicolons if a name holds a comma.
    """
    unique = sorted(set(names))
    return ("; " if any("," in name for name in unique) else ", ").join(unique)


def plain(text: str) -> str:
    """Keep data from being read as Markdown.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same text with Markdown's signs escaped.
    """
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$:-])", r"\\\1", str(text))
