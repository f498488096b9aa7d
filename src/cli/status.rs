//! The exit statuses that other programs rely on.

use std::process::ExitCode;

/// How the program ended; the numbers are a contract and change only with a changelog entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// All that was asked for was done.
    Done,
    /// Differences were found, and `--exit-code` asked to be told.
    Differences,
    /// The arguments were wrong, or the command failed.
    Failed,
    /// A pass over several sources came to its end, but some of them failed.
    Partial,
    /// Somebody at the keyboard stopped it, and it ended in good order.
    Interrupted,
}

impl Status {
    /// How a pass over so many sources ended, of which so many failed.
    pub(crate) fn of_counts(all: usize, failures: usize) -> Self {
        match failures {
            0 => Self::Done,
            _ if failures == all => Self::Failed,
            _ => Self::Partial,
        }
    }

    /// The status of several steps that each had their own: failed where all did, partial where some did.
    pub(crate) fn of_batch(statuses: &[Self]) -> Self {
        match statuses {
            _ if statuses.iter().all(|status| *status == Self::Done) => Self::Done,
            _ if statuses.iter().all(|status| *status == Self::Failed) => Self::Failed,
            _ => Self::Partial,
        }
    }

    /// The status as the operating system sees it; a process that SIGINT ends on the spot shows as 130 without our doing.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Differences => 1,
            Self::Failed => 2,
            Self::Partial => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}
