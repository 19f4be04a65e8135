"""A toy atlas for tests: two square units side by side, with the sea around them."""

import json
from pathlib import Path


def write(root: Path) -> Path:
    """Write its files into a folder, and give the folder back."""
    layers, folder = root / "layers", root / "tables"
    layers.mkdir()
    folder.mkdir()
    (layers / "atlas.topo.json").write_text(json.dumps(topology()), encoding="utf-8")
    (layers / "units.geojson").write_text(json.dumps(units()), encoding="utf-8")
    (folder / "control.csv").write_text(
        "unit,start_date,end_date,controller,sovereign,status,source,note\n"
        "a,1938-03-11,1939-09-01,Poland,Poland,sovereign,one[p. 1],\n"
        "a,1939-09-01,1941-06-23,Germany,Poland,occupied,one,</script><b>\n"
        "b,1938-03-11,1941-06-23,Germany,Germany,sovereign,unverified,\n",
        encoding="utf-8",
    )
    (folder / "events.csv").write_text(
        "event,start_date,end_date,title,text,place,lon,lat,category,theatre,pages,source,certainty,note\n"
        "before,1933-01-30,1933-01-31,Too early,,,,,,,,,,\n"
        "war,1939-09-01,1939-09-02,War,It begins.,Danzig,18.6,54.3,military,Poland,p,two,,\n",
        encoding="utf-8",
    )
    (folder / "spheres.csv").write_text(
        "unit,start_date,end_date,sphere,kind,source,note\n"
        "?,1939-08-23,1939-09-28,Germany,sphere,three[art. 1],\n"
        "b,1939-09-28,1941-06-23,Soviet Union,interest,three,\n",
        encoding="utf-8",
    )
    (folder / "bases.csv").write_text(
        "base,name,lon,lat,country,treaty,what,garrison_cap,start_date,source\n"
        "port,Port,20.5,50.5,Poland,Pact,naval base,25000,1939-10-18,one\n",
        encoding="utf-8",
    )
    (folder / "places.csv").write_text(
        "place,lon,lat,rank,today_name,today_country,name_pl\nx,20.5,50.5,1,Warsaw,Poland,Today\n",
        encoding="utf-8",
    )
    (folder / "place_names.csv").write_text(
        "place,start_date,end_date,name\nx,1938-03-11,1939-09-01,Old\nx,1939-09-01,1941-06-23,New\n",
        encoding="utf-8",
    )
    (folder / "waters.csv").write_text(
        "water,name,kind,rank,lon,lat,angle\nsea,Sea,sea,1,10,60,\nsea,Sea,sea,1,11,60,-30\n",
        encoding="utf-8",
    )
    (folder / "label_axes.csv").write_text(
        "lon,lat,angle,turn,length_km,room_km,units\n20.5,50.5,-8,12,90,40,a b\n",
        encoding="utf-8",
    )
    (folder / "sources.json").write_text(
        json.dumps(
            [
                {"id": "one", "title": "First: a subtitle", "author": [{"family": "Smith"}]},
                {"id": "two", "title": "Second", "issued": {"date-parts": [[1940, 1]]}},
                {"id": "three", "title": "Third"},
                {"id": "unused", "title": "Fourth"},
            ]
        ),
        encoding="utf-8",
    )
    return root


def units():
    """The same two squares as polygons."""
    squares = {"a": (20, 50, 21, 51), "b": (21, 50, 22, 51)}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"unit": unit, "name": unit.upper()},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]],
                },
            }
            for unit, (w, s, e, n) in squares.items()
        ],
    }


def topology():
    """Unit a is the left square, unit b the right one; arc 0 is between them."""
    polygon = {"type": "Polygon"}
    return {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [20, 50]},
        "arcs": [
            [[10, 0], [0, 10]],
            [[10, 10], [-10, 0], [0, -10], [10, 0]],
            [[10, 0], [10, 0], [0, 10], [-10, 0]],
        ],
        "objects": {
            "units": {
                "type": "GeometryCollection",
                "geometries": [
                    {**polygon, "arcs": [[0, 1]], "properties": {"unit": "a", "name": "A"}},
                    {**polygon, "arcs": [[2, -1]], "properties": {"unit": "b", "name": "B"}},
                ],
            },
            "borders": {
                "type": "GeometryCollection",
                "geometries": [
                    {
                        "type": "LineString",
                        "arcs": [0],
                        "properties": {"left": "a", "right": "b", "precision_km": 3},
                    }
                ],
            },
            "lines": {"type": "GeometryCollection", "geometries": []},
            "lakes": {"type": "GeometryCollection", "geometries": []},
            "rivers": {"type": "GeometryCollection", "geometries": []},
        },
    }
