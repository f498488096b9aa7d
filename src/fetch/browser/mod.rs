//! Draws a page that needs scripts, in a Chromium that is installed, through the DevTools protocol.
//!
//! The page itself is fetched like any other, with every check and limit, and handed to the browser as the answer to its
//! first request; what the page loads besides goes through the `gate`. Each page has a browser of its own, without
//! memory of any other, which is ended whatever comes of it.

mod gate;

use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use chromiumoxide::{
    Browser, BrowserConfig, Page,
    cdp::browser_protocol::fetch::{
        ContinueRequestParams, EnableParams, EventRequestPaused, FulfillRequestParams, HeaderEntry,
    },
    error::CdpError,
};
use futures_util::StreamExt as _;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

use self::gate::Gate;
use super::{
    address::Guard,
    error::{FetchError, Phase},
    fetched::Fetched,
    settings::Settings,
};

/// How often a page is looked at, and how long it must have been at rest to be whole.
const LOOK: Duration = Duration::from_millis(200);
const REST: Duration = Duration::from_millis(1500);

/// How long a page that never comes to rest is waited for.
const LONGEST: Duration = Duration::from_secs(15);

/// How long a browser may take to start, and to end before it is killed.
const START: Duration = Duration::from_secs(20);
const END: Duration = Duration::from_secs(2);

/// What all that a page loads may come to, in pages of the size limit.
const SHARES: u64 = 4;

/// Size of the page as it stands, in UTF-16 units.
const SIZE: &str = "document.documentElement ? document.documentElement.outerHTML.length : 0";

/// What keeps a browser from the network but through the gate, from images, and from its maker.
const FENCES: [(&str, &str); 9] = [
    ("proxy-bypass-list", "<-loopback>"),
    ("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
    ("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"),
    ("blink-settings", "imagesEnabled=false"),
    ("disable-features", "OptimizationHints,MediaRouter,AutofillServerCommunication"),
    ("disable-quic", ""),
    ("disable-component-update", ""),
    ("disable-domain-reliability", ""),
    ("no-pings", ""),
];

/// The page as its scripts leave it, in place of what the server sent, within a time.
pub(super) async fn render(
    fetched: Fetched,
    settings: &Settings,
    guard: &Guard,
    left: Duration,
) -> Result<Fetched, FetchError> {
    let url = fetched.url.clone();
    let failed = |source: Box<dyn std::error::Error + Send + Sync>| FetchError::Browser { url: url.clone(), source };
    let room = SHARES * settings.max_bytes as u64;
    let gate = Gate::open(guard.clone(), room).await.map_err(|error| failed(error.into()))?;
    // Removed with all that the browser wrote when this function returns.
    let profile = tempfile::tempdir().map_err(|error| failed(error.into()))?;
    let config = config(settings, &gate, profile.path()).map_err(|_| FetchError::NoBrowser { url: url.clone() })?;
    let (mut browser, mut handler) = Browser::launch(config).await.map_err(|error| start_failure(&url, error))?;
    let mut tasks = JoinSet::new();
    tasks.spawn(async move { while handler.next().await.is_some() {} });
    let drawn = timeout(left, draw(&browser, &fetched, settings, &gate)).await;
    end(&mut browser).await;
    match drawn {
        Err(_) => Err(FetchError::TimedOut { url, phase: Phase::Whole }),
        Ok(Err(DrawError::TooLarge)) => Err(FetchError::TooLarge { url, limit: settings.max_bytes }),
        Ok(Err(DrawError::Browser(source))) => Err(failed(source.into())),
        Ok(Ok(html)) => Ok(Fetched { body: html.into_bytes(), is_rendered: true, ..fetched }),
    }
}

fn config(settings: &Settings, gate: &Gate, profile: &std::path::Path) -> Result<BrowserConfig, String> {
    let mut builder = BrowserConfig::builder()
        .new_headless_mode()
        .user_data_dir(profile)
        .launch_timeout(START)
        .request_timeout(settings.time_outs.whole)
        .respect_https_errors()
        .disable_cache()
        .arg(("proxy-server", gate.address().to_string().as_str()))
        .arg(("user-agent", format!("Mozilla/5.0 (compatible; {})", settings.user_agent()).as_str()));
    for (name, value) in FENCES {
        builder = if value.is_empty() { builder.arg(name) } else { builder.arg((name, value)) };
    }
    if let Some(program) = &settings.browser.program {
        builder = builder.chrome_executable(program);
    }
    if !settings.browser.is_sandboxed {
        builder = builder.no_sandbox();
    }
    builder.build()
}

/// A program that is not there, or no browser that starts.
fn start_failure(url: &str, error: CdpError) -> FetchError {
    match error {
        CdpError::Io(_) => FetchError::NoBrowser { url: url.to_owned() },
        CdpError::LaunchExit(status, _) => {
            FetchError::Browser { url: url.to_owned(), source: format!("it ended at once ({status})").into() }
        }
        other => FetchError::Browser { url: url.to_owned(), source: other.into() },
    }
}

enum DrawError {
    TooLarge,
    Browser(CdpError),
}

impl From<CdpError> for DrawError {
    fn from(error: CdpError) -> Self {
        Self::Browser(error)
    }
}

/// Loads the page and waits until it is at rest.
async fn draw(browser: &Browser, fetched: &Fetched, settings: &Settings, gate: &Gate) -> Result<String, DrawError> {
    let page = browser.new_page("about:blank").await?;
    // The clocks of a page that nobody looks at go slow.
    page.bring_to_front().await?;
    let mut paused = page.event_listener::<EventRequestPaused>().await?;
    page.execute(EnableParams::default()).await?;
    let mut tasks = JoinSet::new();
    let (answering, answer) = (page.clone(), answer(fetched));
    tasks.spawn(async move {
        let mut answer = Some(answer);
        while let Some(event) = paused.next().await {
            let id = event.request_id.clone();
            // The first request is for the page itself; a page that is gone needs no answer.
            let _ = match answer.take() {
                Some(answer) => {
                    let answer = FulfillRequestParams { request_id: id, ..answer };
                    answering.execute(answer).await.map(drop)
                }
                None => answering.execute(ContinueRequestParams::new(id)).await.map(drop),
            };
        }
    });
    let (loading, url) = (page.clone(), fetched.url.clone());
    let load = tasks.spawn(async move {
        // A page whose pictures or scripts never come is still a page.
        let _ = loading.goto(url).await;
    });
    let begun = Instant::now();
    let (mut before, mut changed) = (0, begun);
    loop {
        sleep(LOOK).await;
        let size = size(&page).await?;
        if size > settings.max_bytes as u64 {
            return Err(DrawError::TooLarge);
        }
        if size != before || !load.is_finished() {
            (before, changed) = (size, Instant::now());
        }
        if changed.elapsed().min(gate.quiet()) >= REST || begun.elapsed() >= LONGEST {
            break;
        }
    }
    let html = page.content().await?;
    if html.len() > settings.max_bytes { Err(DrawError::TooLarge) } else { Ok(html) }
}

/// The size of the page; 0 while it is between two documents.
async fn size(page: &Page) -> Result<u64, CdpError> {
    match page.evaluate(SIZE).await {
        Ok(value) => Ok(value.into_value().unwrap_or_default()),
        Err(CdpError::Chrome(_) | CdpError::NotFound) => Ok(0),
        Err(error) => Err(error),
    }
}

/// What was fetched, as the answer to the browser's first request.
fn answer(fetched: &Fetched) -> FulfillRequestParams {
    let content_type = fetched.header("content-type").unwrap_or("text/html");
    FulfillRequestParams {
        request_id: String::new().into(),
        response_code: 200,
        response_headers: Some(vec![HeaderEntry::new("Content-Type", content_type)]),
        binary_response_headers: None,
        body: Some(BASE64_STANDARD.encode(&fetched.body).into()),
        response_phrase: None,
    }
}

/// Ends the browser: politely, then not.
async fn end(browser: &mut Browser) {
    let asked = timeout(END, browser.close()).await;
    let ended = asked.is_ok() && timeout(END, browser.wait()).await.is_ok();
    if !ended {
        let _ = browser.kill().await;
    }
}
