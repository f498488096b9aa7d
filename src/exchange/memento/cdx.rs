//! Indexes of captures (CDX): lines of fields, rows of JSON under a row of names, or an object a line, as the Wayback
//! Machine and pywb serve them.

use serde_json::{Map, Value};

use super::{Listing, ListingError, Memento, is_address, read_stamp};

/// The fields of a line where nothing names them.
const FIELDS: [&str; 7] = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"];

/// The letters of a first line that names the fields of the others, as in ` CDX N b a m s k`.
const LETTERS: [(&str, &str); 5] =
    [("b", "timestamp"), ("a", "original"), ("m", "mimetype"), ("s", "statuscode"), ("k", "digest")];

/// What stands before the instant in the addresses of copies, for an index at an address of a usual shape:
/// `https://archive.example/web/` for `https://archive.example/cdx/search/cdx?…`.
pub(crate) fn replay_beside(index: &str) -> Option<String> {
    let place = index.split(['?', '#']).next()?;
    let at = |mark: &str| place.find(mark).map(|end| &place[..end]);
    match (place.strip_suffix("/cdx/search/cdx"), place.strip_suffix("/cdx"), at("/timemap/")) {
        (Some(archive), ..) => Some(format!("{archive}/web/")),
        (_, Some(collection), _) | (.., Some(collection)) => Some(format!("{collection}/")),
        _ => None,
    }
}

/// Reads an index.
pub(super) fn read(text: &str, replay: Option<&str>) -> Result<Listing, ListingError> {
    let replay = replay.ok_or(ListingError::NoReplay)?;
    let rows = if text.starts_with('[') { read_table(text)? } else { read_lines(text) };
    let mementos: Vec<Memento> = rows.iter().filter_map(|row| memento(row, replay)).collect();
    if mementos.is_empty() && !rows.is_empty() {
        Err(ListingError::Form)
    } else {
        Ok(Listing { mementos, more: Vec::new() })
    }
}

type Row = Map<String, Value>;

/// Rows of values under a row of names.
fn read_table(text: &str) -> Result<Vec<Row>, ListingError> {
    let table: Vec<Vec<Value>> = serde_json::from_str(text).map_err(|_| ListingError::Form)?;
    let Some((names, rows)) = table.split_first() else { return Ok(Vec::new()) };
    let names: Vec<&str> = names.iter().map(|name| name.as_str().unwrap_or_default()).collect();
    let row = |row: &Vec<Value>| names.iter().map(|name| (*name).to_owned()).zip(row.iter().cloned()).collect();
    Ok(rows.iter().map(row).collect())
}

/// Lines of fields, of an object, or of both: `urlkey timestamp {…}`.
fn read_lines(text: &str) -> Vec<Row> {
    let mut names: Vec<&str> = FIELDS.to_vec();
    let mut rows = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(letters) = line.strip_prefix("CDX ") {
            let name = |letter| LETTERS.iter().find(|(own, _)| *own == letter).map_or("", |(_, name)| *name);
            names = letters.split(' ').map(name).collect();
            continue;
        }
        let (fields, object) = line.find('{').map_or((line, ""), |start| line.split_at(start));
        let mut row: Row = serde_json::from_str(object).unwrap_or_default();
        let fields = names.iter().zip(fields.split_whitespace());
        for (name, field) in fields {
            row.entry(*name).or_insert_with(|| field.into());
        }
        rows.push(row);
    }
    rows
}

fn memento(row: &Row, replay: &str) -> Option<Memento> {
    let field = |names: [&str; 2]| {
        let value = names.iter().find_map(|name| row.get(*name))?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(text).filter(|text| !text.is_empty() && text != "-")
    };
    let stamp = field(["timestamp", "timestamp"])?;
    let original = field(["original", "url"]).filter(|original| is_address(original))?;
    Some(Memento {
        at: read_stamp(&stamp)?,
        copy: format!("{replay}{stamp}id_/{original}"),
        status: field(["statuscode", "status"]).and_then(|status| status.parse().ok()),
        digest: field(["digest", "digest"]),
        original,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let copies = read(text, Some("https://a.example/web/")).unwrap().mementos;
        let tell = |copy: &Memento| {
            let status = copy.status.map(|status| status.to_string()).unwrap_or_default();
            format!("{} {status} {} {}", copy.at.format("%FT%T"), copy.digest.as_deref().unwrap_or(""), copy.copy)
        };
        copies.iter().map(tell).collect()
    }

    #[test]
    fn every_form_tells_the_same() {
        let forms = [
            "example,n)/x 20251203062900 https://n.example/x text/html 200 ABC 512\n",
            " CDX N b a m s k r M S V g\nexample,n)/x 20251203062900 https://n.example/x text/html 200 ABC - - 9 9 f.warc.gz",
            r#"[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],
                ["example,n)/x","20251203062900","https://n.example/x","text/html","200","ABC","512"]]"#,
            r#"{"urlkey":"example,n)/x","timestamp":"20251203062900","url":"https://n.example/x","status":"200","digest":"ABC"}"#,
            r#"example,n)/x 20251203062900 {"url":"https://n.example/x","mime":"text/html","status":200,"digest":"ABC"}"#,
        ];
        for form in forms {
            let expected = "2025-12-03T06:29:00 200 ABC https://a.example/web/20251203062900id_/https://n.example/x";
            assert_eq!(told(form), [expected], "{form}");
        }
    }

    #[test]
    fn what_is_not_said_or_cannot_be_read_is_passed_over() {
        let text = "k 20251203062900 https://n.example/x warc/revisit - ABC 9\nk soon https://n.example/x - - - -\nk";
        assert_eq!(
            told(text),
            ["2025-12-03T06:29:00  ABC https://a.example/web/20251203062900id_/https://n.example/x"]
        );
        assert_eq!(told(""), [""; 0]);
        assert_eq!(told("[]"), [""; 0]);
        assert_eq!(read("<html>", Some("x")), Err(ListingError::Form));
        assert_eq!(read("[1]", Some("x")), Err(ListingError::Form));
        assert_eq!(read("k", None), Err(ListingError::NoReplay));
    }

    #[test]
    fn the_copies_are_beside_the_index() {
        let table = [
            ("https://a.example/cdx/search/cdx?url=n.example", Some("https://a.example/web/")),
            ("http://a.example:8080/news/cdx?url=n.example", Some("http://a.example:8080/news/")),
            ("https://a.example/web/timemap/json/https://n.example/x", Some("https://a.example/web/")),
            ("https://a.example/index.cdx", None),
        ];
        for (index, expected) in table {
            assert_eq!(replay_beside(index).as_deref(), expected, "{index}");
        }
    }
}
