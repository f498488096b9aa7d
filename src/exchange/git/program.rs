//! The program `git`, run so that a repository cannot make it do anything but read.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Settings that win over those of the repository: nothing of its own is run, nothing is fetched, nobody is asked.
const SETTINGS: &[&str] = &[
    "safe.directory=*", "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.attributesFile=/dev/null",
    "core.useReplaceRefs=false", "core.quotePath=false", "protocol.allow=never", "gc.auto=0", "maintenance.auto=false",
];

/// Variables of the caller that would lead git elsewhere.
const VARIABLES: &[&str] = &[
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE", "GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_EXTERNAL_DIFF",
    "GIT_TEMPLATE_DIR", "GIT_TRACE",
];

/// `git` on a repository, with no settings but ours: neither the user's nor the machine's.
pub(super) fn git(repository: &Path) -> Command {
    let mut command = Command::new("git");
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_NO_LAZY_FETCH", "1");
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command.arg("--no-pager").arg("--git-dir").arg(repository);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The inner folder of a repository, with a work tree or bare; one that leads elsewhere is refused.
pub(in crate::exchange) fn repository_at(path: &Path) -> Result<PathBuf, &'static str> {
    let inner = path.join(".git");
    let repository = if inner.exists() { inner } else { path.to_owned() };
    if !repository.is_dir() || repository.is_symlink() {
        return Err("its `.git` leads elsewhere");
    }
    if repository.join("objects/info/alternates").exists() {
        return Err("it borrows objects from another repository");
    }
    if !repository.join("objects").is_dir() {
        return Err("it has no objects");
    }
    Ok(repository)
}
