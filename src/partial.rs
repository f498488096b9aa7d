//! A file or folder on its way: it lies beside its place, and appears under its name when it is whole. It never takes the
//! place of another, whoever else is making one of that name.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

/// Something under its name with `.partial` behind it, which no other program makes or clears away meanwhile; what is not
/// kept is removed.
#[derive(Debug)]
pub(crate) struct Partial {
    path: PathBuf,
    place: PathBuf,
    kind: Kind,
    is_moved: bool,
    /// Held locked: what nobody holds was left by a program that was killed.
    _lock: File,
}

/// Why nothing is made.
#[derive(Debug)]
pub(crate) enum Refused {
    /// There is something under the name already, or another program is making it.
    Exists(PathBuf),
    /// The operating system said so.
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Partial {
    /// Begins an empty file.
    pub(crate) fn file(path: &Path) -> Result<Self, Refused> {
        Self::begin(path, Kind::File)
    }

    /// Begins an empty folder.
    pub(crate) fn folder(path: &Path) -> Result<Self, Refused> {
        Self::begin(path, Kind::Folder)
    }

    fn begin(path: &Path, kind: Kind) -> Result<Self, Refused> {
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        loop {
            if path.symlink_metadata().is_ok() {
                return Err(Refused::Exists(path.to_owned()));
            }
            let made = match kind {
                Kind::File => File::create_new(&partial).map(drop),
                Kind::Folder => fs::create_dir(&partial),
            };
            let is_new = match made {
                Ok(()) => true,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
                Err(error) => return Err(error.into()),
            };
            let lock = match File::open(&partial) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                lock => lock?,
            };
            match lock.try_lock() {
                Ok(()) => {}
                // Where there are no locks, only what is new is surely nobody else's.
                Err(TryLockError::Error(_)) if is_new => {}
                Err(_) => return Err(Refused::Exists(partial)),
            }
            // Else whoever made it was done with it, or cleared it away, before it was locked.
            if !is_at(&lock, &partial) {
                continue;
            }
            if is_new {
                return Ok(Self { path: path.to_owned(), place: partial, kind, is_moved: false, _lock: lock });
            }
            remove(&partial)?;
        }
    }

    /// Where it is written.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Where it will be.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name, unless something has that now, and waits for the disk to have it.
    pub(crate) fn keep(mut self) -> Result<(), Refused> {
        let exists = |error: &io::Error| error.kind() == io::ErrorKind::AlreadyExists;
        match self.kind {
            Kind::File => {
                File::options().append(true).open(&self.place)?.sync_all()?;
                match fs::hard_link(&self.place, &self.path) {
                    Ok(()) => {}
                    Err(error) if exists(&error) => return Err(Refused::Exists(self.path.clone())),
                    // Some disks have one name for a file.
                    Err(_) => self.rename()?,
                }
            }
            // A folder never takes the place of one that is not empty.
            Kind::Folder => self.rename()?,
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        // Some folders may be written and not read.
        if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
            folder.sync_all()?;
        }
        Ok(())
    }

    fn rename(&mut self) -> Result<(), Refused> {
        if self.path.symlink_metadata().is_ok() {
            return Err(Refused::Exists(self.path.clone()));
        }
        fs::rename(&self.place, &self.path)?;
        self.is_moved = true;
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.is_moved {
            let _ = remove(&self.place);
        }
    }
}

fn remove(partial: &Path) -> io::Result<()> {
    if partial.symlink_metadata()?.is_dir() { fs::remove_dir_all(partial) } else { fs::remove_file(partial) }
}

/// Whether a file that was opened is still what lies there.
#[cfg(unix)]
fn is_at(opened: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let known = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let both = opened.metadata().and_then(|opened| Ok((known(opened), known(path.symlink_metadata()?))));
    both.is_ok_and(|(opened, there)| opened == there)
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both kinds, begun and written to.
    fn each(check: impl Fn(&Path, &dyn Fn(&Path) -> Result<Partial, Refused>)) {
        for kind in [Kind::File, Kind::Folder] {
            let folder = tempfile::tempdir().unwrap();
            check(&folder.path().join("all"), &|path| Partial::begin(path, kind));
        }
    }

    fn names(beside: &Path) -> usize {
        fs::read_dir(beside.parent().unwrap()).unwrap().count()
    }

    #[test]
    fn it_appears_when_it_is_whole_and_what_is_not_kept_leaves_nothing() {
        each(|path, begin| {
            drop(begin(path).unwrap());
            assert_eq!(names(path), 0);
            let partial = begin(path).unwrap();
            assert!(!path.exists());
            partial.keep().unwrap();
            assert!(path.exists() && names(path) == 1);
            assert!(matches!(begin(path), Err(Refused::Exists(at)) if at == path));
        });
    }

    #[test]
    fn two_never_make_the_same() {
        each(|path, begin| {
            let first = begin(path).unwrap();
            assert!(matches!(begin(path), Err(Refused::Exists(at)) if at == first.place()));
            assert!(first.place().exists(), "the second leaves it alone");
            first.keep().unwrap();
        });
    }

    #[test]
    fn what_came_there_meanwhile_stays() {
        each(|path, begin| {
            let partial = begin(path).unwrap();
            fs::write(path, "mine").unwrap();
            assert!(matches!(partial.keep(), Err(Refused::Exists(at)) if at == path));
            assert_eq!((fs::read(path).unwrap(), names(path)), (b"mine".to_vec(), 1));
        });
    }

    #[test]
    fn what_a_killed_program_left_is_cleared_away_and_never_written_to() {
        each(|path, begin| {
            // It was killed between giving the file its second name and taking the first one away.
            let left = path.with_extension("partial");
            fs::write(&left, "whole").unwrap();
            let moved = path.with_extension("moved");
            fs::hard_link(&left, &moved).unwrap();
            begin(path).unwrap().keep().unwrap();
            assert_eq!((fs::read(moved).unwrap(), names(path)), (b"whole".to_vec(), 2));
        });
    }
}
