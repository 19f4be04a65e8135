"""Lesson plans that are ready to use."""

from pages.common.classroom import plans
from pages.common.shell import entry, guard
from pages.common.text import prose

entry.through_app()
text = prose.begin("teachers")
prose.show_lede(text)
prose.show(plans.living(text.body))
with guard.told():
    plans.offer(text)
prose.show_sources(text.body)
