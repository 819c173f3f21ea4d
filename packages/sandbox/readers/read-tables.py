"""Reads each version of the tables that make-tables.ts has made, with delta-rs and with DuckDB, and compares every cell."""

import datetime
import glob
import json
import os
import sys

import deltalake
import duckdb
import duckdb_extension_delta

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def cells(row):
    def of(name):
        plain = row.get("$$" + name)
        return plain if plain is not None else row.get("cflt_metadata_" + name)

    seen = (row["seen"].astimezone(datetime.timezone.utc) - EPOCH) // datetime.timedelta(microseconds=1)
    place = row.get("place")
    return [
        of("partition"), of("offset"), row["id"], row["name"], int(row["price"] * 100), row["ratio"], str(seen),
        row["born"].isoformat(), list(row["tags"]), bytes(row["raw"]).hex(), row["yes"], row.get("stars"),
        place["city"] if place else None,
    ]


def in_order(rows):
    return sorted(rows, key=lambda row: row[:3])


def read_with_delta_rs(folder, version):
    return deltalake.DeltaTable(folder, version=version).to_pyarrow_table().to_pylist()


connection = duckdb.connect()
place = os.path.join(os.path.dirname(duckdb_extension_delta.__file__), "extensions", "*", "delta.duckdb_extension")
connection.execute(f"LOAD '{glob.glob(place)[0]}'")
connection.execute("SET TimeZone = 'UTC'")


def read_with_duckdb(folder, version):
    return connection.execute(f"SELECT * FROM delta_scan('{folder}', version = {version})").to_arrow_table().to_pylist()


readers = {"delta-rs " + deltalake.__version__: read_with_delta_rs, "DuckDB " + duckdb.__version__: read_with_duckdb}
with open(sys.argv[1], encoding="utf-8") as file:
    tables = json.load(file)
for table in tables:
    for reader, read in readers.items():
        count = 0
        for version, expected in enumerate(table["versions"]):
            found = in_order([cells(row) for row in read(table["folder"], version)])
            if found != in_order(expected):
                different = [pair for pair in zip(found, in_order(expected)) if pair[0] != pair[1]][:1]
                sys.exit(f"{reader}, table {table['name']}, version {version}: {len(found)} rows of {len(expected)}; {different}")
            count += len(found)
        print(f"{table['name']}: {len(table['versions'])} versions, {count} rows read by {reader}: all cells equal")
