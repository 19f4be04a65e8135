"""The document around the map: what Folium writes of it, in the words that the atlas wants."""

import folium
from folium.template import Template

TITLE = "Eastern Europe 1938\u20131941, day by day"


class AtlasMap(folium.Map):
    """A Folium map whose document can be zoomed by the reader and says what it is.

    Parameters
    ----------
    **options
        As for `folium.Map`.
    """

    # As Folium's, without the line that forbids zooming and the parts for tiles and jQuery.
    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <style>
                html, body { width: 100%; height: 100%; margin: 0; padding: 0; }
                #{{ this.get_name() }} { position: relative; width: 100%; height: 100%; }
            </style>
        {% endmacro %}

        {% macro html(this, kwargs) %}
            <noscript>This map is drawn by a script; please allow JavaScript.</noscript>
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}

        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }},
                crs: L.CRS.{{ this.crs }},
                ...{{ this.options|tojavascript }}
            });
        {% endmacro %}
        """
    )

    def __init__(self, **options):
        super().__init__(**options)
        figure = self.get_root()
        figure.title = TITLE
        figure._template = _FIGURE


_FIGURE = Template(
    "<!DOCTYPE html>\n"
    '<html lang="en">\n'
    "<head>\n"
    "<title>{{ this.title }}</title>\n"
    "{{ this.header.render(**kwargs) }}\n"
    "</head>\n"
    "<body>\n"
    "{{ this.html.render(**kwargs) }}\n"
    "<script>\n"
    "{{ this.script.render(**kwargs) }}\n"
    "</script>\n"
    "</body>\n"
    "</html>\n"
)
