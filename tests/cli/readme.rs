//! The README tells the truth: its console blocks are what the program prints, its commands run.

use std::{fs, path::Path};

use crate::support::Desk;

/// A desk as a reader of the README has it: the source's examples, and pages to try the commands on.
pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"), &desk.path("seeds"));
    let page = "<h1>Ferry sails</h1><p>The ferry carries 12 cars, and it sails at noon today.</p>";
    for name in ["story.html", "page.html", "old.html"] {
        desk.write(name, page);
    }
    desk.write("new.html", page.replace("12", "21"));
    desk.ok("import seeds");
    desk
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder of the source") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README")
}

#[test]
fn console_blocks_are_what_the_program_prints() {
    let (desk, readme) = (desk(), readme());
    let mut told = String::new();
    let mut rest = readme.as_str();
    while let Some((before, block)) = rest.split_once("```console\n") {
        let (block, after) = block.split_once("```\n").expect("an end of the block");
        let command = block.lines().next().and_then(|line| line.strip_prefix("$ writethru ")).expect("a command");
        told += &[before, "```console\n$ writethru ", command, "\n", &desk.ok(command), "```\n"].concat();
        rest = after;
    }
    told += rest;
    let right = Path::new(env!("CARGO_TARGET_TMPDIR")).join("README.md");
    fs::write(&right, &told).unwrap();
    assert!(told == readme, "the README shows old output; `cp {} README.md` puts it right", right.display());
}

#[test]
fn every_command_of_the_readme_runs() {
    let (desk, readme) = (desk(), readme());
    let commands = readme.lines().filter_map(|line| line.strip_prefix("writethru "));
    let mut count = 0;
    for command in commands {
        let command = command.split(" #").next().unwrap_or(command).trim_end();
        // Tests of their own run against a site.
        if command.ends_with(" URL") {
            continue;
        }
        let writes_a_file = command.contains(" -o ");
        assert!(!desk.ok(command).is_empty() || writes_a_file, "writethru {command}");
        count += 1;
    }
    assert!(count >= 10, "the README lists its commands one a line");
}
