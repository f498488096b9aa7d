//! A dump of `MySQL`: the rows of two tables out of its `INSERT` statements, and nothing else of it.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

use super::{IMPORT, TITLE, Tables, Version};
use crate::exchange::ImportError;

/// The longest line: one statement with many rows.
const MAX_LINE: u64 = 256 << 20;

/// Whether a name is that of a dump.
pub(super) fn is_dump(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql"))
}

/// Whether a file is a dump that speaks of articles near its beginning.
pub(super) fn recognise(path: &Path, head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_lowercase();
    is_dump(path) && ["`articles`", "\"articles\"", " articles "].iter().any(|name| head.contains(name))
}

/// Reads the rows of a dump.
pub(super) fn read(path: &Path) -> Result<Tables, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: path.to_owned(), source };
    let mut input = BufReader::with_capacity(1 << 16, File::open(path).map_err(unreadable)?);
    let mut reading = Reading::default();
    loop {
        let mut line = Vec::new();
        let length = (&mut input).take(MAX_LINE).read_until(b'\n', &mut line).map_err(unreadable)?;
        if length == 0 {
            break;
        }
        if length as u64 == MAX_LINE {
            let why = "a statement is too long".to_owned();
            return Err(ImportError::NotOne { path: path.to_owned(), what: IMPORT.what, why });
        }
        reading.line(&String::from_utf8_lossy(&line));
    }
    Ok(reading.tables)
}

#[derive(Default)]
struct Reading {
    tables: Tables,
    /// The names of the columns of each table, as it was made.
    columns: HashMap<String, Vec<String>>,
    /// The table whose columns are being read.
    making: Option<String>,
}

impl Reading {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        if let Some(table) = begins(trimmed, "create table") {
            self.columns.insert(table.clone(), Vec::new());
            self.making = Some(table);
        } else if let Some(table) = begins(trimmed, "insert into") {
            self.insert(&table, trimmed);
        } else if let Some(table) = &self.making {
            match trimmed.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
                Some((column, _)) => self.columns.entry(table.clone()).or_default().push(column.to_lowercase()),
                None if trimmed.starts_with(')') => self.making = None,
                None => {}
            }
        }
    }

    fn insert(&mut self, table: &str, line: &str) {
        if !["articles", "version"].contains(&table) {
            return;
        }
        let lower = line.to_ascii_lowercase();
        let Some(at) = lower.find("values") else { return };
        // The statement may name its columns itself.
        let named = line[..at].split_once('(').map(|(_, names)| {
            names
                .trim_end()
                .trim_end_matches(')')
                .split(',')
                .map(|name| name.trim().trim_matches(['`', '"']).to_lowercase())
                .collect()
        });
        let Some(columns) = named.or_else(|| self.columns.get(table).cloned()) else { return };
        let place = |name: &str| columns.iter().position(|column| column == name);
        for row in rows(&line[at + "values".len()..]) {
            let value = |name: &str| row.get(place(name)?).cloned().flatten();
            match table {
                "articles" => {
                    if let (Some(id), Some(url)) = (value("id"), value("url")) {
                        self.tables.articles.insert(id, (url, value("git_dir")));
                    }
                }
                _ => {
                    if let (Some(article), Some(commit)) = (value("article_id"), value("v")) {
                        let title = value("title").unwrap_or_default().chars().take(TITLE).collect();
                        self.tables.versions.push(Version { article, commit, title });
                    }
                }
            }
        }
    }
}

/// The table of a statement that begins so, in lower case.
fn begins(line: &str, words: &str) -> Option<String> {
    let rest = line.get(words.len()..).filter(|_| line[..words.len()].eq_ignore_ascii_case(words))?.trim_start();
    let rest = rest.strip_prefix("IF NOT EXISTS ").unwrap_or(rest).trim_start_matches(['`', '"']);
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'))?;
    Some(rest[..end].to_lowercase())
}

/// The rows of a `VALUES` list; `NULL` is `None`.
fn rows(list: &str) -> Vec<Vec<Option<String>>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut chars = list.chars().peekable();
    let mut word = String::new();
    let mut was_quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '\'' => {
                was_quoted = true;
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => word.extend(chars.next().map(unescaped)),
                        '\'' if chars.peek() == Some(&'\'') => word.extend(chars.next()),
                        '\'' => break,
                        c => word.push(c),
                    }
                }
            }
            '(' => (row, word, was_quoted) = (Vec::new(), String::new(), false),
            ',' | ')' => {
                let value = std::mem::take(&mut word);
                let is_null = !was_quoted && (value.is_empty() || value.eq_ignore_ascii_case("null"));
                row.push((!is_null).then_some(value));
                was_quoted = false;
                if c == ')' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            c if c.is_whitespace() => {}
            ';' => break,
            c => word.push(c),
        }
    }
    rows
}

fn unescaped(c: char) -> char {
    match c {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_with_every_way_of_quoting() {
        let row = |values: &[Option<&str>]| values.iter().map(|value| value.map(str::to_owned)).collect::<Vec<_>>();
        assert_eq!(
            rows(r" (1,'it\'s, ''so'')',NULL),(2,'a\nb',''); (3)"),
            [row(&[Some("1"), Some("it's, 'so')"), None]), row(&[Some("2"), Some("a\nb"), Some("")])]
        );
        assert!(rows("(1,'never closed").is_empty());
    }

    #[test]
    fn a_dump_gives_its_two_tables() {
        let mut reading = Reading::default();
        let dump = "CREATE TABLE `Articles` (\n  `id` int(11) NOT NULL,\n  `url` varchar(255),\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n\
            INSERT INTO `Articles` VALUES (7,'http://news.example/a');\n\
            INSERT INTO \"version\" (\"v\", \"article_id\") VALUES ('abcdef1',7);\nINSERT INTO `upvotes` VALUES (1);\n";
        dump.lines().for_each(|line| reading.line(line));
        assert_eq!(reading.tables.articles["7"], ("http://news.example/a".to_owned(), None));
        assert_eq!(
            (reading.tables.versions[0].article.as_str(), reading.tables.versions[0].commit.as_str()),
            ("7", "abcdef1")
        );
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_strange(line in "(INSERT INTO `version` VALUES )?\\PC{0,60}") {
            Reading::default().line(&line);
        }
    }
}
