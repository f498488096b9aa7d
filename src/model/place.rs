//! Where a store is: a folder or file here, or a database on a server.

use std::{
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Deserializer};

/// The place of a store as a user names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorePlace {
    /// A folder, or a database file.
    Path(PathBuf),
    /// A database on a server, as in `postgres://desk@db.example.org/news`.
    Server(ServerAddress),
}

/// The address of a database, whose password is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerAddress {
    address: String,
    password: Option<String>,
    password_file: Option<PathBuf>,
}

impl StorePlace {
    /// The same place, with a password for a server whose address has none, and the file to look for one where there is
    /// neither.
    #[must_use]
    pub fn with_password(self, password: Option<String>, password_file: Option<PathBuf>) -> Self {
        match self {
            Self::Server(address) => Self::Server(ServerAddress { password, password_file, ..address }),
            path @ Self::Path(_) => path,
        }
    }

    /// The same place, and where that is a relative path, below a folder.
    #[must_use]
    pub fn below(self, folder: &Path) -> Self {
        match self {
            Self::Path(path) => Self::Path(folder.join(path)),
            server @ Self::Server(_) => server,
        }
    }
}

impl From<OsString> for StorePlace {
    fn from(name: OsString) -> Self {
        match name.to_str() {
            Some(address) if is_address(address) => {
                Self::Server(ServerAddress { address: address.to_owned(), password: None, password_file: None })
            }
            _ => Self::Path(name.into()),
        }
    }
}

impl From<&Path> for StorePlace {
    fn from(path: &Path) -> Self {
        path.as_os_str().to_owned().into()
    }
}

impl From<&PathBuf> for StorePlace {
    fn from(path: &PathBuf) -> Self {
        path.as_path().into()
    }
}

impl From<&StorePlace> for StorePlace {
    fn from(place: &StorePlace) -> Self {
        place.clone()
    }
}

impl From<&str> for StorePlace {
    fn from(name: &str) -> Self {
        OsString::from(name).into()
    }
}

impl<'de> Deserialize<'de> for StorePlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(String::deserialize(deserializer)?.as_str().into())
    }
}

impl fmt::Display for StorePlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.display().fmt(out),
            Self::Server(address) => address.fmt(out),
        }
    }
}

fn is_address(name: &str) -> bool {
    ["postgres://", "postgresql://"].iter().any(|scheme| name.starts_with(scheme))
}

impl ServerAddress {
    /// The whole address, with its password where it has one: for the server alone.
    pub fn with_secrets(&self) -> &str {
        &self.address
    }

    /// The password for where the address has none.
    pub fn password(&self) -> Option<&str> {
        self.password.as_deref()
    }

    /// The file in which the server's own programs look a password up.
    pub fn password_file(&self) -> Option<&Path> {
        self.password_file.as_deref()
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.address.split_once("://").unwrap_or(("", &self.address));
        // A password may hold any character, also an unescaped `/` or `@`: all up to the last `@` may be one.
        let (user, place) = rest.rsplit_once('@').map_or((None, rest), |(user, place)| (Some(user), place));
        write!(out, "{scheme}://")?;
        if let Some(user) = user {
            write!(out, "{}@", user.split(':').next().unwrap_or_default())?;
        }
        let (place, settings) = place.split_once('?').unwrap_or((place, ""));
        let (host, database) = place.split_once('/').map_or((place, None), |(host, name)| (host, Some(name)));
        write!(out, "{}", if user.is_none() { host_and_port(host) } else { host })?;
        if let Some(database) = database {
            write!(out, "/{database}")?;
        }
        let shown = settings.split('&').filter(|setting| !setting.is_empty() && !setting.contains("pass"));
        let shown: Vec<&str> = shown.collect();
        if shown.is_empty() { Ok(()) } else { write!(out, "?{}", shown.join("&")) }
    }
}

/// A host with its port, without anything behind a colon that is no port: perhaps a password whose host was forgotten.
fn host_and_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.bytes().all(|byte| byte.is_ascii_digit() || byte == b']') => name,
        _ => host,
    }
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_path_and_its_password_is_never_shown() {
        for (name, shown) in [
            ("snapshots", "snapshots"),
            ("/var/news/a@b:c", "/var/news/a@b:c"),
            ("postgres", "postgres"),
            ("postgres://localhost/news", "postgres://localhost/news"),
            ("postgresql://desk@db:5433/news?schema=a", "postgresql://desk@db:5433/news?schema=a"),
            ("postgres://desk:secret@db/news", "postgres://desk@db/news"),
            ("postgres://desk:se/cr@et@db/news", "postgres://desk@db/news"),
            ("postgres://desk:secret/news", "postgres://desk/news"),
            ("postgres://desk:secret1/news", "postgres://desk/news"),
            ("postgres://[::1]:5432/news", "postgres://[::1]:5432/news"),
            ("postgres://db/news?password=secret&user=desk", "postgres://db/news?user=desk"),
            ("postgres://:secret@/news?host=/run/postgresql", "postgres://@/news?host=/run/postgresql"),
            ("postgres://", "postgres://"),
        ] {
            let place = StorePlace::from(name);
            assert_eq!(place.to_string(), shown);
            assert_eq!(matches!(place, StorePlace::Server(_)), name.contains("://"), "{name}");
            assert!(!format!("{place:?}").contains("secret"));
        }
    }

    #[test]
    fn a_relative_path_lies_below_a_folder_and_an_address_does_not() {
        let below = |name: &str| StorePlace::from(name).below(Path::new("/etc")).to_string();
        assert_eq!((below("news"), below("/news")), ("/etc/news".to_owned(), "/news".to_owned()));
        assert_eq!(below("postgres://db/news"), "postgres://db/news");
    }
}
