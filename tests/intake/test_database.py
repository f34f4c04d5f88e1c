"""Reading from a server, with a stand-in for it."""

import sys
from types import SimpleNamespace

import psycopg2
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.intake import import_source
from grid_steward.tests.intake.drawing import CRS, square

ADDRESS = "postgresql://clerk:secret@server/town"
COLUMNS = ["楼栋编码", "户数", "geom", "grid_steward_shape"]


class _Cursor:
    def __init__(self, rows):
        self.rows, self.description = rows, [SimpleNamespace(name=name) for name in COLUMNS]

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def execute(self, query):
        self.query = query

    def fetchall(self):
        return self.rows

    def fetchmany(self, size):
        taken, self.rows = self.rows[:size], self.rows[size:]
        return taken


class _Server:
    def __init__(self):
        self.tables = [("public", "楼栋", "geom", 4547), ("public", "road", "geom", 4547)]
        self.houses = [(f"甲{at}", at, b"", memoryview(square(at).wkb)) for at in range(3)]
        self.closed = False

    def cursor(self, name=None):
        return _Cursor(list(self.houses if name else self.tables))

    def close(self):
        self.closed = True


@pytest.fixture
def server(monkeypatch):
    server = _Server()
    monkeypatch.setattr(psycopg2, "connect", lambda dsn: server)
    return server


@pytest.mark.parametrize("table", ["楼栋", "public.楼栋"])
def test_reads_a_table(server, table):
    result = import_source(ADDRESS, "building", CRS, source_layer=table)
    assert result.accepted["building_id"].tolist() == ["甲0", "甲1", "甲2"]
    assert (result.source, result.read, server.closed) == ("public.楼栋", 3, True)


def test_asks_for_the_table(server):
    with pytest.raises(InputError, match=r"which table.*public\.楼栋, public\.road"):
        import_source(ADDRESS, "building", CRS)
    with pytest.raises(InputError, match=r"not exactly one table.*called x"):
        import_source(ADDRESS, "building", CRS, source_layer="x")


def test_an_address_that_does_not_answer_is_not_repeated(monkeypatch):
    def refuse(dsn):
        raise psycopg2.OperationalError(f"could not connect with {dsn}")

    monkeypatch.setattr(psycopg2, "connect", refuse)
    with pytest.raises(InputError) as caught:
        import_source(ADDRESS, "building", CRS, source_layer="x")
    assert "secret" not in str(caught.value) and "can't be reached" in str(caught.value)


def test_without_psycopg2_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    with pytest.raises(InputError, match="psycopg2 is needed"):
        import_source("PG:dbname=town", "building", CRS, source_layer="x")
