"""Trade in charts: by year, credits, deliveries."""

from pages.common import charts, entry, prose
from pages.common.map_page import WHOLE_STORY

entry.through_app()
text = prose.begin("trade")
prose.show_lede(text)
prose.show(
    text.body,
    WHOLE_STORY,
    pieces={
        "by-year": charts.trade_by_year,
        "credits": charts.credits,
        "deliveries": charts.deliveries,
    },
)
prose.show_figures(text.body)
prose.show_sources(text.body)
