"""Lesson plans that are ready to use."""

from pages.common.classroom import plans
from pages.common.shell import entry, guard
from pages.common.text import prose, texts

entry.through_app()
text = prose.begin("teachers")
prose.show_contents(*texts.headings_in(text.body))
prose.show_lede(text)
prose.show(text.body)
with guard.told():
    plans.offer(text)
prose.show_sources(text.body)
