"""The bibliography, to search and to take away."""

import geodata
from pages.common.evidence import bibliography
from pages.common.shell import entry, guard
from pages.common.text import prose, texts

entry.through_app()
text = prose.begin("sources")
prose.show_contents(*bibliography.KINDS, *texts.headings_in(text.body))
prose.show_lede(text)
with guard.told():
    found = bibliography.search(geodata.sources())
    bibliography.show(found)
    bibliography.show_downloads(found)
prose.show(text.body)
