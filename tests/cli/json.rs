//! `docs/json.md` tells the truth: every key that is printed stands there, and every key that stands there is printed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::readme;

/// Keys below which a program's or reader's own words stand.
const MAPS: [&str; 4] = ["by_class", "by_verdict", "hidden", "plan"];

/// Keys that are such a map in one schema and a list of records in another.
const MAPS_OR_LISTS: [&str; 1] = ["changes"];

/// Schemas that need a server or a bundle to be printed.
const NOT_PRINTED: [&str; 4] =
    ["writethru.anchor/1", "writethru.chain/1", "writethru.evidence/1", "writethru.export/1"];

/// What a page says of one schema.
#[derive(Default)]
struct Section {
    /// Every word in back-quotes.
    words: BTreeSet<String>,
    /// The keys that are always there: those of the first column without a question mark.
    always: BTreeSet<String>,
}

/// The sections by the words of their headings.
fn sections(page: &str) -> BTreeMap<String, Section> {
    let page = page.replace("\n# ", "\n## ");
    let parts = page.split("\n## ").skip(1);
    parts.map(|part| (part.lines().next().unwrap_or_default().replace('`', ""), section(part))).collect()
}

fn section(part: &str) -> Section {
    let mut section = Section::default();
    for line in part.lines() {
        section.words.extend(words(line).map(|(word, _)| word));
        let first = line.strip_prefix("| ").and_then(|row| row.split(" | ").next());
        let keys = words(first.unwrap_or_default()).filter(|(_, is_optional)| !is_optional);
        section.always.extend(keys.map(|(word, _)| word));
    }
    section
}

/// The words in back-quotes, and whether a question mark follows.
fn words(line: &str) -> impl Iterator<Item = (String, bool)> {
    let parts: Vec<&str> = line.split('`').collect();
    let quoted = 1..parts.len().saturating_sub(1);
    quoted
        .step_by(2)
        .map(move |at| (parts[at].to_owned(), parts[at + 1].starts_with('?')))
        .collect::<Vec<_>>()
        .into_iter()
}

fn add_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                keys.insert(key.clone());
                let is_map = MAPS_OR_LISTS.contains(&key.as_str()) && value.is_object();
                if !is_map && !MAPS.contains(&key.as_str()) {
                    add_keys(value, keys);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| add_keys(value, keys)),
        _ => {}
    }
}

/// The keys of each schema that these commands print.
fn printed() -> BTreeMap<String, BTreeSet<String>> {
    let desk = readme::desk();
    desk.ok("add --later https://news.example/ferry");
    desk.ok("add --later --feed https://news.example/rss --only ferry");
    desk.write("away/2025-12-01T0600.txt", "The ferry sails at noon, and nobody is on board.");
    for hour in 7..=9 {
        desk.write(&format!("away/2025-12-01T0{hour}00.gone"), "HTTP/1.1 410 Gone");
    }
    desk.ok("import away");
    desk.write("one.txt", "The ferry carries 12 cars, and it sails at noon today from the old harbour.");
    desk.write("two.txt", "The ferry carries 21 cars, and it sails at noon today from the old harbour.");
    desk.ok("export away -o export.jsonl");
    let export = std::fs::read_to_string(desk.path("export.jsonl")).expect("a sample");
    desk.write("export.jsonl", export.replacen("\"raw\"", "\"row", 1));
    // Nothing is asked of the web.
    desk.ok("pause ferry");
    desk.ok("pause https://news.example/rss");
    let lines = [
        "diff kestrel-sound-ferry-talks --format json",
        "diff kestrel-sound-ferry-talks --format json --level substantive",
        "diff aldermoor 2..3 --format json --all-blocks",
        "diff kestrel-sound-ferry-talks --format jsonl --level substantive",
        "extract seeds/pellam-school-meals/2025-06-11T0640.html --format json --sentences",
        "list --json",
        "list --listings --json",
        "log pellam --json --captures",
        "log aldermoor --json",
        "log away --json",
        "show kestrel-sound-ferry-talks --json",
        "gaps giant --json",
        "when kestrel-sound-ferry-talks 1,200 --json",
        "blame kestrel-sound-ferry-talks --json",
        "run --json --quiet",
        "reextract pellam --json --dry-run",
        "schedule explain ferry --json",
        "verify --json",
        "report --format json",
        "snap one.txt none.txt --json",
        "snap two.txt --article one --json",
        "snap one.txt --article one --json",
        "import one.txt --at 2025-12-01T06:00:00Z --json",
        "import away --json",
        "import export.jsonl --json",
    ];
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let output = desk.command(&words).output().expect("the program starts");
        for text in String::from_utf8(output.stdout).expect("UTF-8").lines() {
            let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{line}: {error}: {text}"));
            let schema = value["schema"].as_str().unwrap_or_else(|| panic!("{line}: no schema: {text}")).to_owned();
            add_keys(&value, keys.entry(schema).or_default());
        }
    }
    keys
}

#[test]
fn every_key_is_documented_and_every_documented_key_is_printed() {
    let page = concat!(include_str!("../../docs/json.md"), include_str!("../../docs/formats.md"));
    let (sections, printed) = (sections(page), printed());
    let shared = &sections["Shared"].words;
    let mut wrong = Vec::new();
    for (schema, keys) in &printed {
        // A line that only counts what is hidden has no section of its own.
        let Some(section) = sections.get(schema) else {
            assert_eq!(schema, "writethru.hidden/1", "it has no section");
            continue;
        };
        let is_known = |key: &&String| section.words.contains(*key) || shared.contains(*key) || *key == "schema";
        let unknown = keys.iter().filter(|key| !is_known(key));
        wrong.extend(unknown.map(|key| format!("{schema} prints `{key}`, which its section does not name")));
        let missing = section.always.iter().filter(|key| !keys.contains(*key));
        wrong.extend(missing.map(|key| format!("{schema} has a row for `{key}`, which is not printed")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let table = page.split("## Shared").next().unwrap_or_default();
    let named: BTreeSet<String> =
        words(table).map(|(word, _)| word).filter(|word| word.starts_with("writethru.")).collect();
    let expected: BTreeSet<String> = printed.into_keys().chain(NOT_PRINTED.map(str::to_owned)).collect();
    assert_eq!(named, expected, "the table at the top names every schema");
}
