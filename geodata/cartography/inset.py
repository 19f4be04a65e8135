"""Small maps: shapes projected around a centre, cut to a frame, and as plain as their size asks."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely


@dataclass(frozen=True)
class Inset:
    """The frame of a small map, in Lambert's azimuthal equal-area projection.

    Attributes
    ----------
    centre : tuple of float
        Longitude and latitude of the middle, degrees, EPSG:4326; north is upwards there.
    width, height : float
        Land shown, metres.
    tolerance : float
        Metres by which a simplified line may leave its course.
    """

    centre: tuple[float, float]
    width: float
    height: float
    tolerance: float

    @property
    def crs(self) -> str:
        """The projection, as PROJ writes it."""
        lon, lat = self.centre
        return f"+proj=laea +lat_0={lat} +lon_0={lon} +units=m"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the frame, metres."""
        return -self.width / 2, -self.height / 2, self.width / 2, self.height / 2

    def ground(self) -> gpd.GeoDataFrame:
        """The whole frame as one shape.

        Returns
        -------
        geopandas.GeoDataFrame
            In metres of :attr:`crs`.
        """
        return gpd.GeoDataFrame(geometry=[shapely.box(*self.box)], crs=self.crs)

    def land(self, frame: gpd.GeoDataFrame, by: str) -> gpd.GeoDataFrame:
        """Land of one kind as one shape.

        Parameters
        ----------
        frame : geopandas.GeoDataFrame
            Polygons in any known CRS.
        by : str
            Column that tells the kind.

        Returns
        -------
        geopandas.GeoDataFrame
            In metres of :attr:`crs`: the kind and ``geometry``.
        """
        cut = frame[[by, "geometry"]].to_crs(self.crs).clip(self.box)
        merged = cut.dissolve(by).reset_index()
        merged["geometry"] = merged.simplify(self.tolerance).buffer(0)
        return merged[~merged.is_empty]

    def line(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Lines as one.

        Parameters
        ----------
        frame : geopandas.GeoDataFrame
            Lines in any known CRS.

        Returns
        -------
        geopandas.GeoDataFrame
            In metres of :attr:`crs`, one row with ``geometry``.
        """
        whole = shapely.line_merge(frame.to_crs(self.crs).union_all()).simplify(self.tolerance)
        return gpd.GeoDataFrame(geometry=[whole], crs=self.crs).clip(self.box)

    def points(self, lons, lats) -> pd.DataFrame:
        """Places on the map.

        Parameters
        ----------
        lons, lats : sequence of float
            Degrees, EPSG:4326.

        Returns
        -------
        pandas.DataFrame
            ``x, y``, metres of :attr:`crs`.
        """
        spots = gpd.GeoSeries.from_xy(lons, lats, crs=4326).to_crs(self.crs)
        return pd.DataFrame({"x": spots.x, "y": spots.y})
