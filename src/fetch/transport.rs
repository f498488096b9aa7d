//! One request and its answer over the wire: no redirect, no repetition, nothing remembered but open connections.

use std::{
    error::Error,
    io::{self, Read as _},
    sync::Arc,
    time::Duration,
};

use reqwest::{
    Certificate, Client, Response, Url,
    header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue},
    redirect::Policy,
};
use tokio::time::{Instant, timeout, timeout_at};

use super::{
    address::{Guard, Refusal},
    error::{FetchError, Phase},
    request::Body,
    resolver::GuardedResolver,
    settings::{Settings, TimeOuts},
};

/// What a page may be, told to the server.
const ACCEPTED: HeaderValue =
    HeaderValue::from_static("text/html,application/xhtml+xml;q=0.9,application/xml;q=0.8,*/*;q=0.5");

/// How long an unused connection stays open.
const IDLE: Duration = Duration::from_secs(30);

/// Sends requests.
#[derive(Debug)]
pub(super) struct Transport {
    client: Client,
    time_outs: TimeOuts,
}

/// A request on the wire.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) url: &'a Url,
    pub(super) headers: HeaderMap,
    /// Without one it asks, with one it hands over.
    pub(super) body: Option<&'a Body>,
}

/// An answer on the wire.
#[derive(Debug)]
pub(super) struct Exchange {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// How much of a body is read.
#[derive(Debug, Clone, Copy)]
pub(super) enum BodyLimit {
    /// A longer body is an error.
    Refuse(usize),
    /// The rest of a longer body is not read.
    Cut(usize),
}

impl Transport {
    pub(super) fn new(settings: &Settings) -> Result<Self, FetchError> {
        // Fails where one is installed already, by this function or by the program this library is part of.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let wrong = |what| move |source: reqwest::Error| FetchError::Settings { what, source: source.into() };
        let mut allowed: Vec<String> = settings.allowed_hosts.clone();
        let mut builder = Client::builder();
        if let Some(proxy) = &settings.proxy {
            let address = Url::parse(&proxy.url)
                .map_err(|source| FetchError::Settings { what: "the proxy's address", source: source.into() })?;
            allowed.extend(address.host_str().map(str::to_owned));
            let mut route = reqwest::Proxy::all(address).map_err(wrong("the proxy's address"))?;
            if let Some((user, password)) = &proxy.credentials {
                route = route.basic_auth(user, password.reveal());
            }
            builder = builder.proxy(route);
        } else {
            builder = builder.no_proxy();
        }
        for pem in &settings.extra_roots {
            let certificates = Certificate::from_pem_bundle(pem).map_err(wrong("a trusted certificate"))?;
            builder = builder.tls_certs_merge(certificates);
        }
        let guard = Arc::new(Guard::new(allowed.iter().map(String::as_str)));
        let client = builder
            .user_agent(settings.user_agent())
            .default_headers([(ACCEPT, ACCEPTED)].into_iter().collect())
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(settings.time_outs.connect)
            .pool_idle_timeout(IDLE)
            .dns_resolver(GuardedResolver { guard })
            .build()
            .map_err(wrong("the connection's settings"))?;
        Ok(Self { client, time_outs: settings.time_outs })
    }

    /// Asks for an address and reads the answer; `deadline` bounds it all.
    pub(super) async fn exchange(
        &self,
        question: Question<'_>,
        limit: BodyLimit,
        deadline: Instant,
    ) -> Result<Exchange, FetchError> {
        let Question { url, headers, body } = question;
        let late = |phase| move |_| FetchError::TimedOut { url: url.as_str().to_owned(), phase };
        let asking = match body {
            None => self.client.get(url.clone()),
            Some(Body { media_type, bytes }) => {
                self.client.post(url.clone()).header(CONTENT_TYPE, *media_type).body(bytes.clone())
            }
        };
        let sent = asking.headers(headers).send();
        let begun = timeout(self.time_outs.connect + self.time_outs.first_byte, sent);
        let begun = timeout_at(deadline, begun).await.map_err(late(Phase::Whole))?;
        let response = begun.map_err(late(Phase::FirstByte))?.map_err(|error| explain(url, &error))?;
        timeout_at(deadline, read(url, response, limit)).await.map_err(late(Phase::Whole))?
    }
}

async fn read(url: &Url, mut response: Response, limit: BodyLimit) -> Result<Exchange, FetchError> {
    let (BodyLimit::Refuse(most) | BodyLimit::Cut(most)) = limit;
    let mut body = Vec::new();
    // Nobody needs to see the page that a redirect carries.
    while !response.status().is_redirection() {
        let Some(chunk) = response.chunk().await.map_err(|error| explain(url, &error))? else { break };
        let room = most - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            match limit {
                BodyLimit::Refuse(limit) => return Err(FetchError::TooLarge { url: url.as_str().to_owned(), limit }),
                BodyLimit::Cut(_) => break,
            }
        }
    }
    let status = response.status().as_u16();
    let mut headers = std::mem::take(response.headers_mut());
    if !body.is_empty() {
        body = unpack(url, body, &headers, most)?;
        headers.remove(CONTENT_ENCODING);
    }
    Ok(Exchange { status, headers, body })
}

/// Undoes what the client left: gzip by another spelling. What is packed in a way that is not known, or in several layers,
/// each of which could be a bomb, is no answer.
fn unpack(url: &Url, body: Vec<u8>, headers: &HeaderMap, most: usize) -> Result<Vec<u8>, FetchError> {
    let values = headers.get_all(CONTENT_ENCODING).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    let stated = values.collect::<Vec<_>>().join(",").to_ascii_lowercase();
    let codings: Vec<&str> =
        stated.split(',').map(str::trim).filter(|coding| !matches!(*coding, "" | "identity")).collect();
    let bad = |source: Box<dyn Error + Send + Sync>| FetchError::BadAnswer { url: url.as_str().to_owned(), source };
    match codings[..] {
        [] => return Ok(body),
        ["gzip" | "x-gzip"] => {}
        _ => return Err(bad(format!("it is packed as `{}`, which is not known", codings.join(", ")).into())),
    }
    let mut unpacked = Vec::new();
    let bounded = flate2::read::MultiGzDecoder::new(&body[..]).take(most as u64 + 1).read_to_end(&mut unpacked);
    bounded.map_err(|error| bad(error.into()))?;
    if unpacked.len() > most {
        return Err(FetchError::TooLarge { url: url.as_str().to_owned(), limit: most });
    }
    Ok(unpacked)
}

/// What a client's error means to whoever asked for the page.
fn explain(url: &Url, error: &reqwest::Error) -> FetchError {
    let url = url.as_str().to_owned();
    let refusal = chain(error).find_map(|cause| cause.downcast_ref::<Refusal>());
    if let Some(&Refusal { address, kind }) = refusal {
        return FetchError::Refused { url, address, kind };
    }
    let is_about = |test: fn(&(dyn Error + 'static)) -> bool| chain(error).any(test);
    let (is_tls, is_cut, is_parse) = (is_about(is_tls), is_about(is_cut), is_about(is_parse));
    let (is_connect, is_timeout, is_decode) = (error.is_connect(), error.is_timeout(), error.is_decode());
    // Only the first cause says something; those above it repeat each other.
    let source = chain(error).last().map(ToString::to_string).unwrap_or_default().into();
    match () {
        () if is_timeout => FetchError::TimedOut { url, phase: Phase::Connect },
        () if is_tls => FetchError::Tls { url, source },
        () if is_cut => FetchError::Cut { url, source },
        () if is_connect => FetchError::Connect { url, source },
        () if is_parse || is_decode => FetchError::BadAnswer { url, source },
        () => FetchError::Cut { url, source },
    }
}

/// An error and all below it. An I/O error does not show the error it wraps as its source.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error: &&'a (dyn Error + 'static)| {
        let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        wrapped.map(|wrapped| wrapped as &(dyn Error + 'static)).or_else(|| error.source())
    })
}

fn is_tls(error: &(dyn Error + 'static)) -> bool {
    error.is::<rustls::Error>()
}

fn is_cut(error: &(dyn Error + 'static)) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    let kind = error.downcast_ref().map(io::Error::kind);
    matches!(kind, Some(BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof))
}

fn is_parse(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref().is_some_and(hyper::Error::is_parse)
}
