//! Encrypted sites: an authority of the test's own, and servers that it vouches for or does not.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::Arc,
    thread,
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Somebody who vouches for servers.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// Its certificate, for those who trust it.
    pub(crate) pem: Vec<u8>,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut parameters = CertificateParams::new(Vec::new()).expect("no names");
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let pem = parameters.self_signed(&key).expect("a certificate").pem().into_bytes();
        Self { issuer: Issuer::new(parameters, key), pem }
    }

    /// A server of these names or addresses, for which it vouches until a year.
    pub(crate) fn server(&self, names: &[&str], until: i32) -> ServerConfig {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut parameters = CertificateParams::new(names).expect("names");
        parameters.not_after = date_time_ymd(until, 1, 1);
        let key = KeyPair::generate().expect("a key");
        let certificate = parameters.signed_by(&key, &self.issuer).expect("a certificate");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the usual versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key.serialize_der().try_into().expect("a key"))
            .expect("a certificate with its key")
    }
}

/// A connection that was encrypted.
pub(crate) type Secured = StreamOwned<ServerConnection, TcpStream>;

/// Does this with every connection to an address of this machine.
pub(crate) fn accept(host: &str, act: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind((host, 0)).expect("this machine has a free port");
    let address = listener.local_addr().expect("a bound port");
    let act = Arc::new(act);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let act = Arc::clone(&act);
            thread::spawn(move || act(stream));
        }
    });
    address
}

/// The same behind encryption; `act` comes after the request was read.
pub(crate) fn accept_secured(
    host: &str,
    config: ServerConfig,
    act: impl Fn(&mut Secured) + Send + Sync + 'static,
) -> SocketAddr {
    let config = Arc::new(config);
    accept(host, move |stream| {
        let connection = ServerConnection::new(Arc::clone(&config)).expect("a right configuration");
        let mut stream = StreamOwned::new(connection, stream);
        if stream.read(&mut [0; 4096]).is_ok_and(|length| length > 0) {
            act(&mut stream);
        }
    })
}

/// Sends all of it; whoever hung up does not want it.
pub(crate) fn send(stream: &mut impl Write, bytes: impl AsRef<[u8]>) {
    let _ = stream.write_all(bytes.as_ref()).and_then(|()| stream.flush());
}
