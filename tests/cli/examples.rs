//! The commands in `examples/` and `docs/`: what somebody copies must be what the program takes.

use std::{fs, io::Write as _, path::Path, process::Command};

use super::support::Desk;

/// The text of an example.
fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words after the program's name on each line that runs it, up to what belongs to the shell.
fn calls(text: &str) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        // A list of a container file is a line without its punctuation.
        let plain = line.replace(['[', ']', ',', '"'], " ");
        let words: Vec<&str> = plain.split_whitespace().collect();
        let is_program = |word: &&str| *word == "writethru" || word.ends_with("/bin/writethru");
        let Some(place) = words.iter().position(is_program) else { continue };
        let is_run = words[..place].iter().all(|word| !matches!(*word, "install" | "useradd" | "COPY" | "chown"));
        let own = words[place + 1..].iter().take_while(|word| !matches!(**word, "||" | "&&" | ";" | "|"));
        let own: Vec<String> = own.map(|word| (*word).to_owned()).collect();
        if is_run && !own.is_empty() {
            calls.push(own);
        }
    }
    calls
}

#[test]
fn every_command_of_the_examples_is_one_that_the_program_takes() {
    let expected = [
        ("writethru.cron", vec!["run --quiet"]),
        ("writethru.service", vec!["watch --log-format json --metrics 127.0.0.1:9464"]),
        ("writethru-run.service", vec!["run --quiet"]),
        ("Containerfile", vec!["watch --log-format json --metrics 0.0.0.0:9464"]),
        ("github-actions.yml", vec!["sync watchlist.toml --yes", "run", "backup $RUNNER_TEMP/news.db"]),
    ];
    let desk = Desk::new();
    for (name, lines) in expected {
        let found = calls(&example(name));
        assert_eq!(found.iter().map(|call| call.join(" ")).collect::<Vec<_>>(), lines, "{name}");
        for call in found {
            check(&desk, name, &call);
        }
    }
}

/// Fails where the program does not know one of the words; with `--help` behind them nothing is done.
fn check(desk: &Desk, place: &str, call: &[String]) {
    let words: Vec<&str> = call.iter().map(String::as_str).chain(["--help"]).collect();
    let output = desk.command(&words).output().expect("the program starts");
    assert!(output.status.success(), "{place}: {words:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The words after the program's name in every line of a block and every span of code of a document.
fn mentions(document: &str) -> Vec<Vec<String>> {
    let parts = || document.split("```").enumerate();
    let blocks = parts().filter(|(place, _)| place % 2 == 1).flat_map(|(_, block)| block.lines());
    // A span may go on in the next line.
    let prose = parts().filter(|(place, _)| place % 2 == 0);
    let spans = prose.flat_map(|(_, prose)| prose.split('`').skip(1).step_by(2));
    let code = blocks.map(|line| line.trim_start_matches("$ ")).chain(spans);
    let own = |code: &str| {
        // A word in capitals stands for one of several that are known.
        let code = code
            .strip_prefix("writethru ")?
            .replace(" --format FORMAT", "")
            .replace(" SHELL", " bash")
            .replace(" RULE", "");
        let words = code.split_whitespace();
        let own = words.take_while(|word| !matches!(*word, "|" | ">" | "<" | "&&" | "#" | "||"));
        let own: Vec<String> = own.filter(|word| *word != "…").map(|word| word.replace('\'', "")).collect();
        own.first().is_some_and(|word| word != "help" && word.chars().all(char::is_alphabetic)).then_some(own)
    };
    code.filter_map(own).collect()
}

#[test]
fn every_command_of_the_documents_is_one_that_the_program_takes() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents =
        fs::read_dir(source.join("docs")).expect("the documents").map(|entry| entry.expect("an entry").path());
    let documents = documents.chain(["README.md", "CONTRIBUTING.md", "SHORTCOMINGS.md"].map(|name| source.join(name)));
    let desk = Desk::new();
    let mut count = 0;
    for path in documents.filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let name = path.display().to_string();
        for call in mentions(&fs::read_to_string(&path).expect("a document")) {
            check(&desk, &name, &call);
            count += 1;
        }
    }
    assert!(count > 40, "{count} commands");
}

#[test]
fn systemd_finds_no_fault_with_the_units() {
    let desk = Desk::new();
    let units = ["writethru.service", "writethru-run.service", "writethru-run.timer"];
    for name in units {
        // The program and its user are not installed where the tests run.
        let program = env!("CARGO_BIN_EXE_writethru");
        desk.write(
            name,
            example(name).replace("/usr/local/bin/writethru", program).replace("User=writethru", "User=root"),
        );
    }
    let mut command = Command::new("systemd-analyze");
    command.args(["--man=no", "verify"]).args(units.map(|name| desk.path(name)));
    match command.output() {
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr);
            let own: Vec<&str> = told.lines().filter(|line| line.contains("writethru")).collect();
            assert!(output.status.success() && own.is_empty(), "{told}");
        }
        // Past the capture of the test's own output.
        Err(_) => {
            writeln!(std::io::stderr(), "left out of examples: `systemd-analyze` is not installed").expect("stderr");
        }
    }
}
