"""Trade in charts: by year, credits, deliveries."""

from pages.common import charts, entry, guard, prose

entry.through_app()
text = prose.begin("trade")
prose.show_lede(text)
for chart in (charts.trade_by_year, charts.deliveries, charts.credits):
    with guard.told():
        chart()
prose.show(text.body)
prose.show_sources(text.body)
