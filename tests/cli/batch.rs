//! `extract --batch` and `diff --batch`: one answer a line, in order, also for bad lines.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::Stdio,
};

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{Desk, page};

const STAMP: &str = "06:29, Wed, Dec 3, 2025";

fn lines(requests: &[Value]) -> String {
    requests.iter().map(Value::to_string).collect::<Vec<_>>().join("\n") + "\n"
}

/// The keys of interest of each line of an answer.
fn digest(answers: &str, keys: &[&str]) -> String {
    let line = |line: &str| match serde_json::from_str::<Value>(line) {
        Ok(answer) => {
            let values = ["error"].iter().chain(keys).filter_map(|key| Some(format!("{key}={}", answer.get(key)?)));
            values.collect::<Vec<_>>().join(" ")
        }
        Err(_) => line.to_owned(),
    };
    answers.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn extract_answers_every_line() {
    let desk = Desk::new().file("page.txt", page(STAMP, "The ferry sails at noon."));
    let requests = lines(&[
        json!({ "path": "page.txt" }),
        json!({ "html": "<h1>Ferry</h1><p>The ferry sails at noon, and the crew is glad of it.</p>", "url": "https://a.example/f" }),
        json!({ "text": page(STAMP, "The ferry sails at one.") }),
        json!({ "path": "none.txt" }),
        json!({ "nothing": true }),
        json!("words"),
    ]);
    let answers = desk.pipe(requests, "extract --batch");
    assert_snapshot!(digest(&answers, &["schema", "url", "title", "text"]), @r#"
    schema="writethru.extract/1" url=null title="The harbour council meets again on Friday." text="The ferry sails at noon."
    schema="writethru.extract/1" url="https://a.example/f" title="Ferry" text="The ferry sails at noon, and the crew is glad of it."
    schema="writethru.extract/1" url=null title="The harbour council meets again on Friday." text="The ferry sails at one."
    error="line 4: no file none.txt"
    error="line 5: expected `{\"path\":…}`, `{\"html\":…}` or `{\"text\":…}`"
    error="line 6: expected `{\"path\":…}`, `{\"html\":…}` or `{\"text\":…}`"
    --
    3 of 6 lines failed: see `error` in their answers
    "#);
}

#[test]
fn diff_answers_every_line() {
    let desk = Desk::new().file("page.txt", page(STAMP, "The ferry carries 12 cars."));
    let requests = lines(&[
        json!({ "old": { "path": "page.txt" }, "new": page(STAMP, "The ferry carries 21 cars.") }),
        json!({ "old": page(STAMP, "The ferry sails."), "new": page(STAMP, "The ferry sails.") }),
        json!({ "old": { "path": "none.txt" }, "new": "x" }),
        json!({ "old": "x" }),
    ]) + "{broken\n";
    let answers = desk.pipe(&requests, "diff --batch");
    assert_snapshot!(digest(&answers, &["schema", "significance"]), @r#"
    schema="writethru.diff/1" significance="substantive"
    schema="writethru.diff/1" significance="none"
    error="line 3: no file none.txt"
    error="line 4: expected `{\"old\":…,\"new\":…}` with texts or `{\"path\":…}`"
    error="line 5: expected `{\"old\":…,\"new\":…}` with texts or `{\"path\":…}`: key must be a string at line 1 column 2"
    --
    3 of 5 lines failed: see `error` in their answers
    "#);
    assert!(answers.trim_end().ends_with("[3]"), "some lines are bad, which the exit status says: {answers}");
    desk.write("pairs.jsonl", &requests);
    assert_eq!(desk.run("diff --batch pairs.jsonl"), answers);
}

#[test]
fn an_answer_carries_the_id_of_its_line() {
    let desk = Desk::new();
    let ferry = |cars: &str| format!("The ferry carries {cars} cars. “Nobody waits”, it says.");
    let requests = lines(&[
        json!({ "id": "a/1", "old": ferry("12"), "new": ferry("21") }),
        json!({ "old": ferry("12"), "new": ferry("12").replace('“', "\""), "id": {"set": [2]} }),
        json!({ "old": "a", "new": "the word \"id\"" }),
        json!({ "id": 4, "old": "a" }),
    ]);
    let answers = desk.pipe(&requests, "diff --batch --level substantive --quiet");
    assert_snapshot!(digest(&answers, &["id", "significance", "hidden"]), @r#"
    id="a/1" significance="substantive"
    id={"set":[2]} significance="cosmetic" hidden={"cosmetic":1}
    significance="substantive"
    error="line 4: expected `{\"old\":…,\"new\":…}` with texts or `{\"path\":…}`" id=4
    "#);
    let answers = desk.pipe(lines(&[json!({ "text": "The ferry sails.", "id": null })]), "extract --batch");
    assert!(!answers.contains("\"id\""), "{answers}");
    let answers = desk.pipe(lines(&[json!({ "text": "The ferry sails.", "id": "x" })]), "extract --batch");
    assert!(answers.contains("\"health\":\"ok\",\"id\":\"x\"}\n"), "{answers}");
    assert!(desk.pipe("", "diff --batch --format jsonl").contains("error: `jsonl` is not a format"));
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let desk = Desk::new();
    let mut command = desk.command(&["extract", "--batch"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for number in 0..3 {
        writeln!(questions, "{}", json!({ "text": format!("The ferry carries {number} cars and no more today.") }))
            .unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.contains(&format!("carries {number} cars")), "{answer}");
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_may_say_when_its_page_was_seen() {
    let page = "<h1>Ferries stop</h1><p>Published yesterday at 14:05</p><p>The ferry sails at noon.</p>";
    let request = json!({ "html": page, "at": "2025-12-03T09:00:00Z" });
    let answers = Desk::new().pipe(lines(&[request]), "extract --batch");
    assert!(answers.contains(r#""instant":"2025-12-02T14:05"#), "{answers}");
}
