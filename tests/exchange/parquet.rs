//! Parquet, read by `DuckDB`.

use insta::assert_snapshot;

use crate::{
    outside::python,
    sample::{self, write},
};

const QUERIES: &str = r#"
import sys, duckdb
def show(query):
    for row in duckdb.sql(query).fetchall():
        print(*('-' if value is None else str(value) for value in row), sep=' | ')
show(f"select column_name, column_type from (describe select * from '{sys.argv[1]}')")
show(f"select article, version, url, title, epoch_ms(first_seen), epoch_ms(last_seen), restores, length(content_sha256), text from '{sys.argv[1]}' order by article, version")
show(f"select * exclude (first_seen) from '{sys.argv[2]}' order by new_version")
"#;

#[test]
fn duckdb_reads_both_tables() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["parquet-versions", "parquet-edits"].map(|name| {
        let path = folder.path().join(format!("{name}.parquet"));
        write(&sample::store(), name, &path);
        path
    });
    let Some(rows) = python(QUERIES, "duckdb", &[&paths[0], &paths[1]]) else { return };
    assert_snapshot!(rows, @r"
    article | VARCHAR
    version | INTEGER
    url | VARCHAR
    title | VARCHAR
    text | VARCHAR
    first_seen | TIMESTAMP WITH TIME ZONE
    last_seen | TIMESTAMP WITH TIME ZONE
    published | VARCHAR
    modified | VARCHAR
    restores | INTEGER
    language | VARCHAR
    content_sha256 | VARCHAR
    extractor | VARCHAR
    comet | 1 | - | - | 1764743340250 | 1764743340250 | - | 64 | A comet

    The comet passed at 3 in the morning, and nobody saw it but the night porter.
    ferry | 1 | https://news.example/ferry-talks | Ferry sails | 1764743340250 | 1764743460250 | - | 64 | The ferry carries 12 cars, and it sails at noon today from the old harbour.
    ferry | 2 | https://news.example/ferry-talks | Ferry sails | 1764743580250 | 1764743580250 | - | 64 | The ferry carries 21 cars, and it sails at noon today from the old harbour.
    ferry | 3 | https://news.example/ferry-talks | Ferry sails | 1764743640250 | 1764743640250 | 1 | 64 | The ferry carries 12 cars, and it sails at noon today from the old harbour.
    ferry | 1 | 2 | unstated | edit | - | paragraph | 1 | 1 | The ferry carries 12 cars, and it sails at noon today from the old harbour. | The ferry carries 21 cars, and it sails at noon today from the old harbour. | 1 | 1 | number | substantive
    ferry | 2 | 3 | unstated | edit | - | paragraph | 1 | 1 | The ferry carries 21 cars, and it sails at noon today from the old harbour. | The ferry carries 12 cars, and it sails at noon today from the old harbour. | 1 | 1 | number | substantive
    ");
}
