"""Rebuilding the layers gives the same bytes. Needs the tools of the build."""

import pytest

from geodata import files

pytest.importorskip("topojson", reason="needs geodata/build/requirements.txt")
pytest.importorskip("scipy", reason="needs geodata/build/requirements.txt")


def test_building_twice_gives_the_committed_bytes(tmp_path):
    from geodata.build import pipeline

    pipeline.build(tmp_path)
    for path in sorted(files.LAYERS.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_axes_of_names_come_from_the_layers(tmp_path):
    from geodata.build import axes

    axes.write(axes.make_axes(), tmp_path / "axes.csv")
    assert (tmp_path / "axes.csv").read_bytes() == axes.PATH.read_bytes()
