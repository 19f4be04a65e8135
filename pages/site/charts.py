"""The charts of trade as drawings in the page, each with its table."""

import html

from pages.common.evidence import charts
from pages.common.text import markup

from . import words

#: Pixels; the drawing shrinks with the page.
WIDTH = 760
STYLE = {
    "background": "transparent",
    "font": "Atlas Sans, system-ui, sans-serif",
    "view": {"stroke": None},
}


class NoDrawingError(RuntimeError):
    """What draws the charts is not installed; the message says how to get it."""


def pieces() -> dict[str, str]:
    """What stands between the paragraphs of the page of trade.

    Returns
    -------
    dict of str to str
        HTML by the name in the text.
    """
    return {
        "by-year": _exhibit(charts.by_year()),
        "credits": markup.as_html(charts.credits_table()),
        "deliveries": _exhibit(charts.goods()),
    }


def _exhibit(exhibit: charts.Exhibit) -> str:
    drawings = "\n".join(_drawing(chart) for chart in exhibit.charts.values())
    return (
        f'<figure class="chart">{drawings}<figcaption>{html.escape(exhibit.caption)}</figcaption>'
        f"</figure>{words.folded(charts.TABLE, words.table(exhibit.table))}"
    )


def _drawing(chart) -> str:
    """A chart as SVG with its description for those who cannot see it."""
    try:
        import vl_convert
    except ImportError as error:
        raise NoDrawingError(
            "The charts need: pip install -r pages/site/requirements.txt"
        ) from error
    told = html.escape(chart.description)
    drawn = vl_convert.vegalite_to_svg(
        chart.properties(width=WIDTH, padding=4).configure(**STYLE).to_dict()
    )
    # One picture with one name, for a reader of the screen; the table says the rest.
    drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{told}" ', 1)
    return f'<div class="drawing" tabindex="0" role="group" aria-label="Chart">{drawn}</div>'
