"""Trade in charts: by year, credits, deliveries."""

from pages.common.evidence import charts
from pages.common.maps.map_page import WHOLE_STORY
from pages.common.shell import entry
from pages.common.text import prose, reading

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
