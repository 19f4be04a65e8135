"""Trade in charts: by year, credits, deliveries."""

from pages.common import charts, entry, prose, reading
from pages.common.map_page import WHOLE_STORY

entry.through_app()
text = prose.begin("trade")
prose.show_lede(text)
reading.show(
    text,
    WHOLE_STORY,
    pieces={
        "by-year": charts.trade_by_year,
        "credits": charts.credits,
        "deliveries": charts.deliveries,
    },
)
