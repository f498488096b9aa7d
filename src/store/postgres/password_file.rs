//! The file in which the server's own programs look a password up (`~/.pgpass`): lines of
//! `host:port:database:user:password`, in which `*` stands for any and a backslash keeps a colon or backslash as it is.

use std::{fs, io, path::Path};

use tokio_postgres::{Config, config::Host};

use crate::store::Cause;

/// The port where an address names none.
const DEFAULT_PORT: u16 = 5432;

/// The password of the first line that fits whom we connect to; `None` where there is none, or no file.
pub(super) fn find(file: &Path, config: &Config) -> Result<Option<String>, Cause> {
    let unusable = |error: &io::Error| format!("cannot read the passwords in `{}`: {error}", file.display());
    let lines = match fs::read_to_string(file) {
        Ok(lines) => lines,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unusable(&error).into()),
    };
    let Some(password) = lines.lines().find_map(|line| password_for(line, config)) else { return Ok(None) };
    if is_open_to_others(file).map_err(|error| unusable(&error))? {
        return Err(format!("others may read the passwords in `{0}`: `chmod 600 {0}` first", file.display()).into());
    }
    Ok(Some(password))
}

/// The password of a line, if the line is about one of the servers of an address, its database and its user.
fn password_for(line: &str, config: &Config) -> Option<String> {
    if line.starts_with('#') {
        return None;
    }
    let fields = fields(line);
    let [host, port, database, user, password] = fields.as_slice() else { return None };
    let is = |field: &str, value: &str| field == "*" || field == value;
    let name = config.get_user().unwrap_or_default();
    let is_ours = is(database, config.get_dbname().unwrap_or(name)) && is(user, name);
    let ports = config.get_ports();
    let has_server = config.get_hosts().iter().enumerate().any(|(place, known)| {
        let known_port = ports.get(place).or(ports.first()).copied().unwrap_or(DEFAULT_PORT);
        is(host, &host_name(known)) && is(port, &known_port.to_string())
    });
    (is_ours && has_server && !password.is_empty()).then(|| password.clone())
}

/// A host as such a file names it: sockets by their folder.
fn host_name(host: &Host) -> String {
    match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(folder) => folder.to_string_lossy().into_owned(),
    }
}

/// The fields of a line; of those beyond the fifth none counts.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field) = (Vec::new(), String::new());
    let mut letters = line.chars();
    while let Some(letter) = letters.next().filter(|_| fields.len() < 5) {
        match letter {
            '\\' => field.extend(letters.next()),
            ':' => fields.push(std::mem::take(&mut field)),
            _ => field.push(letter),
        }
    }
    fields.push(field);
    fields.truncate(5);
    fields
}

#[cfg(unix)]
fn is_open_to_others(file: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::metadata(file)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_file: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_for_the_server_database_and_user_it_names() {
        for (line, expected) in [
            ("db:5433:news:desk:secret", Some("secret")),
            ("*:*:*:*:any", Some("any")),
            (r"db:*:news:desk:with\:colon\\", Some(r"with:colon\")),
            ("db:*:news:desk:secret:more", Some("secret")),
            ("other:5433:news:desk:secret", None),
            ("db:5432:news:desk:secret", None),
            ("db:5433:sport:desk:secret", None),
            ("db:5433:news:night:secret", None),
            ("# *:*:*:*:any", None),
            ("*:*:*:*", None),
            ("*:*:*:*:", None),
            ("", None),
        ] {
            let config = "postgres://desk@db:5433/news".parse().unwrap();
            assert_eq!(password_for(line, &config).as_deref(), expected, "{line}");
        }
        for (address, line) in [
            ("postgres://desk@db", "db:5432:desk:desk:secret"),
            ("postgres://desk@a,b:7/news", "b:7:news:desk:secret"),
            ("postgres:///news?host=/run/postgresql&user=desk", "/run/postgresql:5432:news:desk:secret"),
        ] {
            assert!(password_for(line, &address.parse().unwrap()).is_some(), "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_refused_and_one_that_is_not_there_has_none() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pgpass");
        let config = "postgres://desk@db".parse().unwrap();
        assert!(find(&file, &config).unwrap().is_none());
        fs::write(&file, "# ours\ndb:*:*:desk:secret\n*:*:*:*:other\n").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        let told = find(&file, &config).unwrap_err().to_string();
        assert!(told.starts_with("others may read the passwords in `") && !told.contains("secret"), "{told}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(find(&file, &config).unwrap().as_deref(), Some("secret"));
    }
}
