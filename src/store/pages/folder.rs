//! Pages in a folder, such as one of a large disk or of a file server.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::Objects;
use crate::store::Cause;

/// How many unfinished files of one name are passed over, of others at work or of programs that were killed.
const UNFINISHED: u32 = 1_000;

/// A folder; it is made with the first object.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder of a path that begins at the root.
    pub(super) fn open(path: &str) -> Result<Self, Cause> {
        if !path.starts_with('/') {
            return Err("a folder is named from the root on, as in `file:///var/pages`".into());
        }
        Ok(Self(path.into()))
    }

    /// Writes an object beside its place, and moves it there when it is whole and on the disk.
    fn put_one(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.0.join(name);
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        let (mut file, partial) = create_beside(&path)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        let placed = written.and_then(|()| fs::rename(&partial, &path));
        if placed.is_err() {
            // What is left of a file that was not finished is of no use, and may be what fills the disk.
            let _ = fs::remove_file(&partial);
        }
        placed?;
        [folder, &self.0].into_iter().try_for_each(|folder| File::open(folder)?.sync_all())
    }
}

fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let mut taken = None;
    for number in 0..UNFINISHED {
        let partial = path.with_extension(format!("{number}.partial"));
        match File::create_new(&partial) {
            Ok(file) => return Ok((file, partial)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(taken.unwrap_or_else(|| io::ErrorKind::AlreadyExists.into()))
}

impl Objects for Folder {
    fn put(&self, objects: Vec<(String, Vec<u8>)>) -> Result<(), Cause> {
        Ok(objects.iter().try_for_each(|(name, bytes)| self.put_one(name, bytes))?)
    }

    fn get(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Cause> {
        let file = match File::open(self.0.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let mut bytes = Vec::new();
        file.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    fn delete(&self, names: Vec<String>) -> Result<(), Cause> {
        for name in names {
            match fs::remove_file(self.0.join(name)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => removed?,
            }
        }
        Ok(())
    }
}
