//! The address of a server, taken apart: what the client library knows, and the settings that are ours.
//!
//! `schema` names the schema that holds the tables; `sslmode`, `sslrootcert`, `sslcert` and `sslkey` mean what they mean to
//! the server's own programs: `prefer` and `require` encrypt without asking who answers, `verify-full` asks. `verify-ca` asks
//! for the name as well, which no server that means well minds.

use std::path::PathBuf;

use tokio_postgres::{Config, config::SslMode};

use super::password_file;
use crate::{model::ServerAddress, store::Cause};

/// The schema where the address names no other.
const DEFAULT_SCHEMA: &str = "writethru";

/// Where and how to connect.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) config: Config,
    pub(super) schema: String,
    /// Whether the server must prove who it is.
    pub(super) is_verified: bool,
    /// The file of the authorities that vouch for it, where not those of this machine.
    pub(super) authorities: Option<PathBuf>,
    /// Who we are: the file of a certificate, and that of its key.
    pub(super) identity: Option<(PathBuf, PathBuf)>,
}

/// Takes an address apart.
pub(super) fn parse(address: &ServerAddress) -> Result<Settings, Cause> {
    let (place, query) = address.with_secrets().split_once('?').unwrap_or((address.with_secrets(), ""));
    let (mut schema, mut mode, mut authorities, mut others) = (DEFAULT_SCHEMA, None, None, Vec::new());
    let (mut certificate, mut key) = (None, None);
    for setting in query.split('&').filter(|setting| !setting.is_empty()) {
        match setting.split_once('=') {
            Some(("schema", name)) => schema = name,
            Some(("sslmode", name)) => mode = Some(name),
            Some(("sslrootcert", file)) => authorities = Some(PathBuf::from(file)),
            Some(("sslcert", file)) => certificate = Some(PathBuf::from(file)),
            Some(("sslkey", file)) => key = Some(PathBuf::from(file)),
            _ => others.push(setting),
        }
    }
    let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if schema.is_empty() || schema.len() > 63 || !schema.bytes().all(is_name) {
        return Err("`schema` must be up to 63 lower-case letters, digits and underscores".into());
    }
    let identity = match (certificate, key) {
        (None, None) => None,
        (Some(certificate), Some(key)) => Some((certificate, key)),
        _ => return Err("`sslcert` and `sslkey` go together".into()),
    };
    let (ssl, is_verified) = match mode {
        None if authorities.is_some() => (SslMode::Require, true),
        None if identity.is_some() => (SslMode::Require, false),
        None | Some("prefer" | "allow") => (SslMode::Prefer, false),
        Some("disable") => (SslMode::Disable, false),
        Some("require") => (SslMode::Require, authorities.is_some()),
        Some("verify-ca" | "verify-full") => (SslMode::Require, true),
        Some(_) => {
            return Err("`sslmode` is one of disable, allow, prefer, require, verify-ca and verify-full".into());
        }
    };
    let mut config: Config = [place, "?", &others.join("&")].concat().trim_end_matches('?').parse()?;
    config.ssl_mode(ssl);
    if config.get_password().is_none() {
        let own = address.password().map(str::to_owned);
        let found = || address.password_file().map_or(Ok(None), |file| password_file::find(file, &config));
        if let Some(password) = own.map_or_else(found, |own| Ok(Some(own)))? {
            config.password(password);
        }
    }
    if config.get_application_name().is_none() {
        config.application_name("writethru");
    }
    Ok(Settings { config, schema: schema.to_owned(), is_verified, authorities, identity })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StorePlace;

    fn parsed(address: &str) -> Result<Settings, String> {
        let StorePlace::Server(address) =
            StorePlace::from(address).with_password(Some("from-outside".to_owned()), None)
        else {
            panic!("{address} is no address");
        };
        parse(&address).map_err(|error| {
            let causes = std::iter::successors(Some(&*error as &dyn std::error::Error), |error| error.source());
            causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
        })
    }

    #[test]
    fn an_address_is_what_the_programs_of_the_server_take_and_a_schema() {
        let settings = parsed("postgres://desk@db:5433/news?schema=city_desk&connect_timeout=3").unwrap();
        assert_eq!((settings.config.get_user(), settings.config.get_dbname()), (Some("desk"), Some("news")));
        assert_eq!(settings.config.get_password(), Some(&b"from-outside"[..]));
        assert_eq!((settings.schema.as_str(), settings.is_verified), ("city_desk", false));
        assert_eq!(parsed("postgres://desk:own@db/news").unwrap().config.get_password(), Some(&b"own"[..]));
        assert_eq!(parsed("postgresql:///news?host=/run/postgresql").unwrap().schema, DEFAULT_SCHEMA);
    }

    #[test]
    fn encryption_is_asked_for_in_the_words_of_the_server() {
        for (query, mode, is_verified) in [
            ("", SslMode::Prefer, false),
            ("?sslmode=disable", SslMode::Disable, false),
            ("?sslmode=require", SslMode::Require, false),
            ("?sslmode=verify-full", SslMode::Require, true),
            ("?sslmode=allow", SslMode::Prefer, false),
            ("?sslmode=verify-ca", SslMode::Require, true),
            ("?sslrootcert=/etc/ssl/own.pem", SslMode::Require, true),
            ("?sslmode=require&sslrootcert=/etc/ssl/own.pem", SslMode::Require, true),
            ("?sslcert=a.pem&sslkey=a.key", SslMode::Require, false),
        ] {
            let settings = parsed(&format!("postgres://db/news{query}")).unwrap();
            assert_eq!((settings.config.get_ssl_mode(), settings.is_verified), (mode, is_verified), "{query}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_without_the_password() {
        for (address, named) in [
            ("postgres://a:secret@db/news?schema=Drop%20it", "`schema`"),
            ("postgres://a:secret@db/news?sslmode=perhaps", "`sslmode`"),
            ("postgres://a:secret@db/news?sslkey=a.key", "`sslcert`"),
            ("postgres://a:secret@db:port/news", "port"),
            ("postgres://a:secret@db/news?colour=red", "colour"),
        ] {
            let error = parsed(address).unwrap_err();
            assert!(error.contains(named) && !error.contains("secret"), "{error}");
        }
    }
}
