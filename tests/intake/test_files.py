"""Files as they arrive: formats, encodings, zips, broken ones."""

import importlib.util
import sys
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.intake import import_source
from grid_steward.tests.intake.drawing import CRS, square


def _check(result, source):
    assert (result.read, len(result.accepted), result.source) == (3, 3, source)
    # FlatGeobuf keeps its rows in an order of its own.
    accepted = result.accepted.sort_values("building_id").reset_index(drop=True)
    assert accepted["building_id"].tolist() == ["甲1", "甲2", "甲3"]
    assert accepted["households"].tolist() == [12, 0, 30]
    assert accepted.crs == CRS
    assert accepted.geometry[0].equals(square(0))


@pytest.mark.filterwarnings("ignore:Could not decode error message")
@pytest.mark.parametrize("name", ["楼栋.gpkg", "a.geojson", "a b.fgb", "a.shp"])
def test_reads_what_departments_send(houses, written, name):
    path = written(houses, name, encoding="UTF-8") if name == "a.shp" else written(houses, name)
    _check(import_source(path, "building", CRS), name)


@pytest.mark.parametrize("label", ["", "GBK", "UTF-8", "nonsense"])
def test_finds_the_encoding_of_a_shapefile_whatever_its_label(houses, written, label):
    path = written(houses, "a.shp", encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    if label:
        path.with_suffix(".cpg").write_text(label)
    result = import_source(path, "building", CRS)
    _check(result, "a.shp")
    assert str(result.notes[0]) == "The text was read as GB18030."


def test_a_misleading_language_byte_is_not_believed(houses, written):
    path = written(houses, "a.shp", encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    table = path.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    for byte in (0x00, 0x03, 0x57, 0x4D):
        data[29] = byte
        table.write_bytes(data)
        _check(import_source(path, "building", CRS), "a.shp")


def test_the_encoding_given_must_fit(houses, written):
    path = written(houses, "a.shp", encoding="GB18030")
    _check(import_source(path, "building", CRS, encoding="gbk"), "a.shp")
    with pytest.raises(InputError, match="can't be read as UTF-8"):
        import_source(path, "building", CRS, encoding="UTF-8")


@pytest.mark.filterwarnings("ignore:Could not decode error message")
def test_names_and_texts_that_dbase_cut_in_a_character_are_read(written):
    frame = gpd.GeoDataFrame({"楼栋编码": ["桂" * 120], "户数": [4]}, geometry=[square(0)], crs=CRS)
    result = import_source(written(frame, "a.shp", encoding="UTF-8"), "building", CRS)
    assert result.matched == {"building_id": "楼栋编", "households": "户数"}
    assert set(result.accepted["building_id"][0]) == {"桂"}


def test_a_dbf_alone_is_a_table_and_beside_its_shp_the_layer(houses, written):
    path = written(houses, "a.shp", encoding="GB18030")
    _check(import_source(path.with_suffix(".dbf"), "building", CRS), "a.shp")
    path.unlink()
    result = import_source(path.with_suffix(".dbf"), "building", CRS)
    assert result.reasons == {"no_geometry": 3}
    assert '"甲1"' in result.rejected["original"][0]


def test_reads_kml_and_passes_over_its_empty_id(tmp_path):
    path = tmp_path / "a.kml"
    path.write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>东桥</name>'
        "<Point><coordinates>114,30,7</coordinates></Point></Placemark></Document></kml>",
        encoding="utf-8",
    )
    result = import_source(path, "crossing", CRS)
    assert result.accepted["name"].tolist() == ["东桥"]
    assert result.accepted["crossing_id"].tolist() == ["x500000-y3320113"]


def test_reads_a_zip_with_chinese_names_in_folders(houses, written, tmp_path):
    shp = written(houses, "a.shp", encoding="GB18030")
    packed = tmp_path / "数据.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for part in shp.parent.glob("a.*"):
            # As Chinese Windows writes names: GBK bytes without a mark.
            name = f"数据/楼栋{part.suffix}".encode("gbk").decode("cp437")
            info = zipfile.ZipInfo("entry")
            info.filename = name
            archive.writestr(info, part.read_bytes())
        archive.writestr("__MACOSX/._楼栋.shp", b"rubbish")
        archive.writestr("readme.txt", b"rubbish")
    _check(import_source(packed, "building", CRS), "数据.zip")


def test_a_zip_with_several_files_asks_which(houses, written, tmp_path):
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("one.geojson", "two.geojson"):
            archive.write(written(houses, name), name)
    with pytest.raises(InputError, match="several layers: one, two"):
        import_source(packed, "building", CRS)
    _check(import_source(packed, "building", CRS, source_layer="two"), "a.zip|two")


def test_a_source_is_told_from_others_of_its_name(houses, written, tmp_path):
    path = written(houses, "town.gpkg", layer="east")
    written(houses, "town.gpkg", layer="west")
    (tmp_path / "other").mkdir()
    other = written(houses, "other/town.gpkg", layer="east")
    written(houses, "other/town.gpkg", layer="west")
    found = [
        import_source(file, "building", CRS, source_layer=layer)
        for file in (path, other)
        for layer in ("east", "west")
    ]
    assert [result.source for result in found] == ["town.gpkg|east", "town.gpkg|west"] * 2
    assert len({result.source_id for result in found}) == 4
    again = import_source(
        tmp_path / "other" / ".." / "town.gpkg", "building", CRS, source_layer="east"
    )
    assert again.source_id == found[0].source_id
    assert str(tmp_path) not in again.source


def test_chooses_among_the_layers_of_a_geopackage(houses, written):
    path = written(houses, "town.gpkg", layer="buildings")
    written(houses, "town.gpkg", layer="其他")
    pyogrio.write_dataframe(pd.DataFrame({"styleQML": ["x"]}), path, layer="layer_styles")
    _check(import_source(path, "building", CRS), "town.gpkg|buildings")
    with pytest.raises(InputError, match="several layers: buildings, 其他"):
        import_source(path, "barrier", CRS)


def test_a_geometry_that_cannot_be_read_is_rejected_alone(tmp_path):
    path = tmp_path / "a.geojson"
    rings = ["[[0,0],[1,1]]", "[[114,30],[114.001,30],[114,30.001],[114,30]]"]
    features = [
        f'{{"type":"Feature","properties":{{"id":{at}}},'
        f'"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}'
        for at, ring in enumerate(rings)
    ]
    path.write_text(f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}')
    result = import_source(path, "building", CRS)
    assert result.accepted["building_id"].tolist() == ["1"]
    assert (result.rejected["row"].tolist(), result.reasons) == ([1], {"no_geometry": 1})


@pytest.mark.filterwarnings("ignore:Could not decode error message")
def test_big_files_are_read_piece_by_piece(monkeypatch, houses, written):
    monkeypatch.setattr("grid_steward.plugin.intake.vector._PIECE", 2)
    for name in ("a.gpkg", "a.shp", "a.fgb"):
        _check(import_source(written(houses, name, encoding="UTF-8"), "building", CRS), name)


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.geojson", "a.xlsx", "a.zip", "a.parquet"])
def test_a_broken_file_is_refused_with_its_name_and_no_path(tmp_path, name):
    (tmp_path / name).write_bytes(b"rubbish")
    with pytest.raises(InputError) as caught:
        import_source(tmp_path / name, "building", CRS)
    assert name in str(caught.value) and str(tmp_path) not in str(caught.value)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"no file nothing\.gpkg"):
        import_source(tmp_path / "nothing.gpkg", "building", CRS)
    with pytest.raises(InputError, match="is a folder"):
        import_source(tmp_path, "building", CRS)
    (tmp_path / "a.xls").write_bytes(b"")
    with pytest.raises(InputError, match="old Excel format"):
        import_source(tmp_path / "a.xls", "building", CRS)


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is an extra")
def test_reads_geoparquet(houses, tmp_path):
    houses.to_parquet(tmp_path / "a.parquet")
    _check(import_source(tmp_path / "a.parquet", "building", CRS), "a.parquet")


def test_geoparquet_without_pyarrow_says_what_is_missing(monkeypatch, tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match="pyarrow is needed"):
        import_source(tmp_path / "a.parquet", "building", CRS)


def test_an_empty_layer_is_imported_as_nothing(houses, written):
    path: Path = written(houses.iloc[:0], "a.gpkg")
    result = import_source(path, "building", CRS)
    assert (result.read, len(result.accepted), len(result.rejected)) == (0, 0, 0)
    assert isinstance(result.accepted, gpd.GeoDataFrame)
    assert shapely.is_empty(result.accepted.geometry.to_numpy()).sum() == 0
