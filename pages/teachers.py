"""Lesson plans that are ready to use."""

from pages.common import entry, guard, plans, prose

entry.through_app()
text = prose.begin("teachers")
prose.show_lede(text)
prose.show(plans.living(text.body))
with guard.told():
    plans.offer(text)
prose.show_sources(text.body)
