//! Why a page could not be fetched. Every message names the address at which it failed, which after a redirect is not
//! the one that was asked for.

use std::{net::IpAddr, sync::Arc, time::Duration};

use super::address::AddressKind;

/// What a request was doing when its time was up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Finding the host and connecting to it.
    Connect,
    /// Waiting for the head of the answer.
    FirstByte,
    /// Everything.
    Whole,
}

impl Phase {
    fn words(self) -> &'static str {
        match self {
            Self::Connect => "could not be connected to in time",
            Self::FirstByte => "did not begin to answer in time",
            Self::Whole => "did not finish its answer in time",
        }
    }
}

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The settings cannot be used.
    #[error("cannot set up fetching: {what}")]
    Settings {
        /// What of them.
        what: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No address at all.
    #[error("`{url}` is not an address")]
    Malformed {
        /// As given.
        url: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Neither `http` nor `https`.
    #[error("cannot fetch {url}: only http and https addresses are fetched")]
    Scheme {
        /// The address.
        url: String,
    },
    /// A user name or password stands in the address, from where it would reach the store.
    #[error("an address for {host} holds a user name or password")]
    SecretInAddress {
        /// The host.
        host: String,
    },
    /// A host inside some network, which nobody allowed.
    #[error("refused to fetch {url}: {address} is {}", kind.words())]
    Refused {
        /// The address.
        url: String,
        /// Where its host is.
        address: IpAddr,
        /// What kind of place that is.
        kind: AddressKind,
    },
    /// The site asks programs like this one to stay away from the address.
    #[error("robots.txt of the site disallows {url}")]
    RobotsDisallow {
        /// The address.
        url: String,
    },
    /// The site's wishes could not be learnt, which counts as a wish to be left alone (RFC 9309, section 2.3.1.4).
    #[error("cannot read robots.txt of the site of {url}")]
    RobotsUnreachable {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: Arc<FetchError>,
    },
    /// A failure of the server where a file of the site was needed.
    #[error("{url} answered `{status}`")]
    Status {
        /// The address.
        url: String,
        /// The status and its words.
        status: String,
    },
    /// The host asked for no more requests for now.
    #[error("did not fetch {url}: its host asked for no requests for another {} s", wait.as_secs())]
    HeldBack {
        /// The address.
        url: String,
        /// How long from now.
        wait: Duration,
    },
    /// Nobody waits for it any more.
    #[error("gave up fetching {url}")]
    Abandoned {
        /// The address.
        url: String,
    },
    /// Time was up.
    #[error("{url} {}", phase.words())]
    TimedOut {
        /// The address.
        url: String,
        /// Which time.
        phase: Phase,
    },
    /// No connection.
    #[error("cannot connect to {url}")]
    Connect {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No secure connection: a certificate that does not fit, or no common way to encrypt.
    #[error("cannot connect securely to {url}")]
    Tls {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The connection was cut before the answer was whole.
    #[error("the connection to {url} was cut")]
    Cut {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What came is not HTTP, or not compressed as it says.
    #[error("{url} gave an answer that cannot be read")]
    BadAnswer {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The server said that nothing changed, and was not asked.
    #[error("{url} answered `304 Not Modified` to a request without conditions")]
    UnaskedNotModified {
        /// The address.
        url: String,
    },
    /// More than a page ever has.
    #[error("{url} has more than the {limit} bytes that are read of a page")]
    TooLarge {
        /// The address.
        url: String,
        /// Most bytes that are read.
        limit: usize,
    },
    /// The page needs a browser, and none is installed.
    #[error("no browser was found to draw {url}")]
    NoBrowser {
        /// The address.
        url: String,
    },
    /// The page needs a browser, and this build cannot drive one.
    #[error("{url} is to be drawn by a browser, which this program was built without")]
    BrowserLeftOut {
        /// The address.
        url: String,
    },
    /// The page needs a browser, whose connections could not be checked behind a proxy.
    #[error("{url} is to be drawn by a browser, which does not work behind a proxy")]
    BrowserBehindProxy {
        /// The address.
        url: String,
    },
    /// The browser could not draw the page.
    #[error("the browser could not draw {url}")]
    Browser {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A redirect to where the chain had been before.
    #[error("{url} redirects in a circle")]
    RedirectLoop {
        /// The address that was met again.
        url: String,
    },
    /// A chain of redirects without end.
    #[error("{url} is one redirect more than the {limit} that are followed")]
    TooManyRedirects {
        /// The address that was not asked any more.
        url: String,
        /// Most redirects that are followed.
        limit: usize,
    },
    /// A redirect to something that is no address.
    #[error("{url} redirects to `{target}`, which is not an address")]
    BadRedirect {
        /// The address that redirects.
        url: String,
        /// Where to.
        target: String,
    },
}
