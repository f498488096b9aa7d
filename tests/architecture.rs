//! Holds the shape of the source: layers, names that belong to one place, sizes, headers, a reason for each dependency.
//!
//! The rules are the tables below. Source is read as tokens, so comments and strings cannot fool them; code under
//! `#[cfg(test)]` is free of them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use token::{Kind, Token, tokens};

#[path = "architecture/token.rs"]
mod token;

/// Each layer and the layers it may import.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("partial", &[]),
    ("text", &[]),
    ("extract", &["text", "model"]),
    ("diff", &["text", "model"]),
    ("render", &["text", "model"]),
    ("store", &["partial", "model"]),
    ("fetch", &["model"]),
    ("exchange", &["partial", "model"]),
    ("schedule", &["model"]),
    ("timestamp", &["model"]),
    ("config", &["extract", "schedule", "ui", "model"]),
    ("ui", &["model"]),
    ("job", &["extract", "diff", "store", "fetch", "exchange", "schedule", "timestamp", "partial", "text", "model"]),
    (
        "cli",
        &[
            "job", "extract", "diff", "render", "store", "fetch", "exchange", "schedule", "timestamp", "config", "ui",
            "text", "model",
        ],
    ),
];

/// A crate, path or macro, and the only places (prefixes under `src/`) that may name it.
const PLACES: &[(&str, &[&str])] = &[
    ("std::fs", &["cli/", "exchange/", "job/", "partial.rs", "store/"]),
    ("std::net", &["fetch/", "cli/metrics.rs", "cli/command/watch.rs"]),
    ("std::env", &["cli/"]),
    ("std::process", &["cli/", "exchange/git/", "main.rs"]),
    ("std::thread", &["cli/", "job/", "store/"]),
    ("SystemTime::now", &["cli/"]),
    ("Instant::now", &["cli/", "fetch/"]),
    ("Utc::now", &["cli/"]),
    ("Local::now", &[]),
    ("process::exit", &[]),
    ("io::stdin", &["cli/"]),
    ("io::stdout", &["cli/"]),
    ("io::stderr", &["cli/"]),
    ("print!", &[]),
    ("println!", &[]),
    ("eprint!", &[]),
    ("eprintln!", &[]),
    ("clap", &["cli/"]),
    ("colored", &["render/paint.rs"]),
    ("dom_query", &["extract/"]),
    ("brotli_decompressor", &["exchange/"]),
    ("flate2", &["exchange/", "fetch/"]),
    ("indicatif", &["cli/"]),
    ("object_store", &["store/pages/bucket.rs"]),
    ("p256", &["timestamp/ecdsa.rs"]),
    ("p384", &["timestamp/ecdsa.rs"]),
    ("parquet", &["exchange/"]),
    ("plotters", &["render/report/"]),
    ("refinery", &["store/"]),
    ("reqwest", &["fetch/"]),
    ("rusqlite", &["exchange/", "store/"]),
    ("rustls", &["fetch/", "store/pages/bucket.rs", "store/postgres/"]),
    ("sd_notify", &["cli/"]),
    ("signal_hook", &["cli/"]),
    ("similar", &["diff/", "render/unified.rs"]),
    ("rustls_pki_types", &["timestamp/"]),
    ("tokio", &["fetch/", "store/pages/bucket.rs", "store/postgres/"]),
    ("tokio_postgres", &["store/postgres/"]),
    ("webpki", &["timestamp/"]),
    ("zip", &["job/evidence/", "exchange/"]),
    ("tracing", &["cli/"]),
    ("tracing_subscriber", &["cli/"]),
    ("zstd", &["exchange/", "store/"]),
];

/// How an SQL statement begins; only `store/` has any, and `exchange/`, which reads the databases of others.
const SQL: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE ", "PRAGMA ", "BEGIN IMMEDIATE"];

/// Module names that say nothing.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "manager", "misc", "shared", "util", "utils"];

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
const MAIN_LINES: usize = 30;

#[test]
fn every_module_of_the_crate_is_a_layer() {
    report(
        sources()
            .iter()
            .filter(|source| !["lib", "main"].contains(&source.layer()) && !is_layer(source.layer()))
            .map(|source| format!("src/{}: `{}` is not in the table of layers", source.path, source.layer())),
    );
}

#[test]
fn layers_import_only_the_layers_below() {
    report(sources().iter().flat_map(wrong_imports));
}

#[test]
fn names_stay_where_they_belong() {
    report(sources().iter().flat_map(misplaced_names));
}

#[test]
fn sql_stays_in_the_store() {
    let is_sql = |text: &&String| SQL.iter().any(|start| text.starts_with(start));
    report(sources().iter().filter(|source| !["exchange", "store"].contains(&source.layer())).flat_map(|source| {
        let statements = source.code.strings.iter().filter(is_sql);
        statements.map(|text| format!("src/{}: SQL outside the store: {text}", source.path)).collect::<Vec<_>>()
    }));
}

#[test]
fn every_file_says_what_it_is_for() {
    let sources = sources();
    let silent = sources.iter().filter(|source| !source.text.starts_with("//! "));
    report(silent.map(|source| format!("src/{}: no `//!` header", source.path)));
}

#[test]
fn files_and_functions_are_small() {
    report(sources().iter().flat_map(|source| {
        let limit = if source.path == "main.rs" { MAIN_LINES } else { FILE_LINES };
        let length = source.text.lines().count() - source.code.test_lines;
        let file = (length > limit).then(|| format!("src/{}: {length} lines, limit {limit}", source.path));
        let long = source.code.functions.iter().filter(|(_, length)| *length > FUNCTION_LINES);
        let functions = long.map(|(name, length)| format!("src/{}: fn {name} has {length} lines", source.path));
        file.into_iter().chain(functions).collect::<Vec<_>>()
    }));
}

#[test]
fn no_module_has_an_empty_name() {
    let sources = sources();
    let empty = sources.iter().filter(|source| source.modules().iter().any(|name| EMPTY_NAMES.contains(name)));
    report(empty.map(|source| format!("src/{}: a name that says nothing", source.path)));
}

#[test]
fn every_dependency_has_its_reason_and_its_use() {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("Cargo.toml is TOML");
    let reasons = read(&root().join("docs/dependencies.md"));
    let files = ["src", "tests", "benches", "examples"].into_iter().flat_map(|folder| rust_files(&root().join(folder)));
    let code: String = files.map(|path| read(&path)).collect();
    let is_used = |name: &str| {
        let name = if name == "rustls-webpki" { "webpki" } else { name }.replace('-', "_");
        [format!("{name}::"), format!("use {name};")].iter().any(|words| code.contains(words))
    };
    let tables = ["dependencies", "dev-dependencies"].into_iter().filter_map(|name| manifest[name].as_table());
    let names: Vec<&String> = tables.flat_map(toml::Table::keys).collect();
    let unexplained = names.iter().filter(|name| !reasons.contains(&format!("| `{name}` |")));
    let unexplained = unexplained.map(|name| format!("docs/dependencies.md: no row for `{name}`"));
    let unused = names.iter().filter(|name| !is_used(name)).map(|name| format!("Cargo.toml: nothing uses `{name}`"));
    report(unexplained.chain(unused));
}

#[test]
fn comments_strings_and_tests_do_not_count() {
    let check = |path: &str, code: &str, expected: &[&str]| {
        let source = Source::parse(path, code);
        let found = wrong_imports(&source).into_iter().chain(misplaced_names(&source));
        let found: Vec<String> = found.filter_map(|line| line.rsplit('`').nth(1).map(str::to_owned)).collect();
        assert_eq!(found, expected, "{path}: {code}");
    };
    check("diff/words.rs", "use crate::extract::Page;", &["crate::extract::Page"]);
    check(
        "diff/words.rs",
        "use crate::{model::Block, render::{Inline, paint}};",
        &["crate::render::Inline", "crate::render::paint"],
    );
    check("diff/words.rs", "use super::super::store::Store;", &["super::super::store::Store"]);
    check("diff/mod.rs", "fn f() { super::job::run() }", &["super::job::run"]);
    check("diff/words.rs", "use super::align; fn f() { super::align::go() }", &[]);
    check(
        "diff/words.rs",
        "// use crate::extract::Page;\n/// crate::cli\nconst A: &str = \"crate::cli std::fs\";",
        &[],
    );
    check("diff/words.rs", "#[cfg(test)]\nmod tests { use crate::extract::Page; fn f() { println!() } }", &[]);
    check("text/width.rs", "use std::{fmt, fs::File};", &["std::fs::File"]);
    check("text/width.rs", "fn f() { println!(\"{}\", chrono::Utc::now()) }", &["println!", "chrono::Utc::now"]);
    check("cli/mod.rs", "use std::{env, fs}; use crate::{diff, render};", &[]);
}

/// Imports and paths that lead to a layer the file may not use.
fn wrong_imports(source: &Source) -> Vec<String> {
    let Some((layer, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == source.layer()) else {
        return Vec::new();
    };
    let is_allowed = |target: &str| target == *layer || allowed.contains(&target) || !is_layer(target);
    let wrong = source.code.paths.iter().filter(|path| !source.target_layer(path).is_none_or(is_allowed));
    wrong.map(|path| format!("src/{}: `{layer}` may not use `{}`", source.path, path.join("::"))).collect()
}

/// Names that another place keeps for itself.
fn misplaced_names(source: &Source) -> Vec<String> {
    let belongs = |places: &[&str]| places.iter().any(|place| source.path.starts_with(place));
    let is_misplaced =
        |path: &&Vec<String>| PLACES.iter().any(|(name, places)| contains_name(path, name) && !belongs(places));
    let misplaced = source.code.paths.iter().filter(is_misplaced);
    misplaced.map(|path| format!("src/{}: not the place for `{}`", source.path, path.join("::"))).collect()
}

/// Whether the segments of `name` stand in `path`; a crate's name only before another segment.
fn contains_name(path: &[String], name: &str) -> bool {
    let segments: Vec<&str> = name.split("::").collect();
    match segments[..] {
        [single] if !single.ends_with('!') => path.len() > 1 && path[0] == single,
        _ => path.windows(segments.len()).any(|window| window == segments),
    }
}

fn is_layer(name: &str) -> bool {
    LAYERS.iter().any(|(layer, _)| *layer == name)
}

/// One file under `src/`.
struct Source {
    path: String,
    text: String,
    code: Code,
}

impl Source {
    fn parse(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), code: Code::read(text) }
    }

    /// The module path of the file: `["diff", "words"]` for `diff/words.rs`, `["diff"]` for `diff/mod.rs`.
    fn modules(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').filter(|name| *name != "mod").collect()
    }

    fn layer(&self) -> &str {
        self.modules()[0]
    }

    /// The module paths of its test modules that have a file of their own.
    fn test_modules(&self) -> Vec<String> {
        let parent = self.modules().join("/");
        self.code.test_modules.iter().map(|name| format!("{parent}/{name}")).collect()
    }

    /// The top-level module that a path from the crate's root names.
    fn target_layer<'a>(&self, path: &'a [String]) -> Option<&'a str> {
        let climbs = path.iter().take_while(|segment| *segment == "super").count();
        let start = match path.first()?.as_str() {
            "crate" => 1,
            "super" if climbs == self.modules().len() => climbs,
            _ => return None,
        };
        path.get(start).map(String::as_str)
    }
}

/// What the rules need to know of a file's code, tests left out.
#[derive(Default)]
struct Code {
    /// Every path, with `use` groups spelt out; a macro's last segment ends in `!`.
    paths: Vec<Vec<String>>,
    /// The contents of string literals.
    strings: Vec<String>,
    /// Functions and how many lines each has.
    functions: Vec<(String, usize)>,
    /// Lines under `#[cfg(test)]`.
    test_lines: usize,
    /// Modules in files of their own under `#[cfg(test)]`.
    test_modules: Vec<String>,
}

impl Code {
    fn read(text: &str) -> Self {
        let mut code = Self::default();
        let tokens = tokens(text);
        // For each open brace the path before it: empty unless it is a `use` group.
        let mut groups: Vec<Vec<String>> = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match &token.kind {
                Kind::Mark('#') if is_test_attribute(&tokens[at..]) => {
                    let end = end_of_item(&tokens, at);
                    code.test_lines += tokens[end].line - token.line + 1;
                    if tokens[end].is(';') && tokens[end - 2].word() == Some("mod") {
                        code.test_modules.extend(tokens[end - 1].word().map(str::to_owned));
                    }
                    at = end;
                }
                Kind::Mark('{') => groups.push(Vec::new()),
                Kind::Mark('}') => drop(groups.pop()),
                Kind::Mark(_) => {}
                Kind::Text(text) => code.strings.push(text.trim_start().to_owned()),
                Kind::Word(word) => {
                    if let Some(name) = tokens.get(at + 1).and_then(Token::word).filter(|_| word == "fn") {
                        let end = end_of_item(&tokens, at);
                        code.functions.push((name.to_owned(), tokens[end].line - token.line + 1));
                    }
                    let (path, end) = read_path(&tokens, at, groups.last().cloned().unwrap_or_default());
                    at = end;
                    match tokens.get(end + 1) {
                        Some(next) if next.is('{') && tokens[end].is(':') => {
                            groups.push(path);
                            at += 1;
                        }
                        _ => code.paths.push(path),
                    }
                }
            }
            at += 1;
        }
        code
    }
}

/// The path that begins at a word, after the path of the `use` group it stands in, and its last token.
fn read_path(tokens: &[Token], mut at: usize, mut path: Vec<String>) -> (Vec<String>, usize) {
    let is = |at: usize, mark: char| tokens.get(at).is_some_and(|token| token.is(mark));
    path.extend(tokens[at].word().map(str::to_owned));
    while is(at + 1, ':') && is(at + 2, ':') {
        at += 2;
        let Some(word) = tokens.get(at + 1).and_then(Token::word) else { return (path, at) };
        path.push(word.to_owned());
        at += 1;
    }
    if is(at + 1, '!') {
        path.last_mut().expect("the path begins with a word").push('!');
    }
    (path, at)
}

fn is_test_attribute(tokens: &[Token]) -> bool {
    let expected = ["[", "cfg", "(", "test", ")", "]"];
    let is_same = |(token, expected): (&Token, &str)| match &token.kind {
        Kind::Mark(mark) => expected.starts_with(*mark),
        kind => *kind == Kind::Word(expected.to_owned()),
    };
    tokens.len() > expected.len() && tokens[1..].iter().zip(expected).all(is_same)
}

/// The last token of the item that begins at a token: its closing brace, or its semicolon.
fn end_of_item(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0;
    for (end, token) in tokens.iter().enumerate().skip(at) {
        match token.kind {
            Kind::Mark('(' | '[' | '{') => depth += 1,
            Kind::Mark('}') if depth == 1 => return end,
            Kind::Mark(')' | ']' | '}') => depth -= 1,
            Kind::Mark(';') if depth == 0 => return end,
            _ => {}
        }
    }
    tokens.len() - 1
}

/// Every file under `src/`, files of tests left out.
fn sources() -> Vec<Source> {
    let top = root().join("src");
    let source = |path: &PathBuf| {
        let name = path.strip_prefix(&top).expect("under src").to_string_lossy().replace('\\', "/");
        Source::parse(&name, &read(path))
    };
    let mut sources: Vec<Source> = rust_files(&top).iter().map(source).collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let tests: Vec<String> = sources.iter().flat_map(Source::test_modules).collect();
    sources.retain(|source| !tests.contains(&source.modules().join("/")));
    sources
}

/// Every file of Rust under a folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be listed") {
            let path = entry.expect("a folder of the project can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Fails with one line for each problem.
fn report(problems: impl Iterator<Item = String>) {
    let problems: Vec<String> = problems.collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}
