//! Pages that are drawn by scripts, in the real browser.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use writethru::fetch::{BrowserSettings, FetchError, Fetched, Fetcher, Render, Request, Settings, TimeOuts};

use super::{
    outcome, request, settings,
    site::{Act, Site, answer, missing, page},
};

const NAMES: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// The installed browser; `None`, and said to be left out, where there is none.
fn browser() -> Option<BrowserSettings> {
    let program = NAMES.iter().map(PathBuf::from).find(|path| path.exists());
    if program.is_none() {
        writeln!(std::io::stderr(), "left out of fetch: no browser is installed to draw pages")
            .expect("stderr is open");
    }
    let is_root = fs::metadata("/proc/self").is_ok_and(|facts| facts.uid() == 0);
    program.map(|program| BrowserSettings { program: Some(program), is_sandboxed: !is_root })
}

fn render(url: String, settings: Settings) -> Result<Fetched, FetchError> {
    Fetcher::new(settings)?.fetch(&Request { render: Render::Browser, ..request(url) })
}

/// Settings that let the page at the number of this machine be fetched, not those at its name.
fn with(browser: BrowserSettings) -> Settings {
    Settings { browser, allowed_hosts: vec!["127.0.0.1".to_owned()], ..settings() }
}

fn text(fetched: &Fetched) -> String {
    String::from_utf8_lossy(&fetched.body).into_owned()
}

#[test]
fn what_scripts_draw_is_the_page_and_the_rest_of_the_answer_is_the_servers() {
    let Some(browser) = browser() else { return };
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/" => answer(
            "200 OK",
            &["Content-Type: text/html; charset=iso-8859-1", "X-Desk: 7"],
            b"<title>Caf\xe9</title><main></main><script>setTimeout(() => fetch('/story.json').then(a => a.json())\
              .then(a => document.querySelector('main').innerHTML = '<p>' + a.text), 300)</script>",
        ),
        "/story.json" => answer("200 OK", &["Content-Type: application/json"], r#"{"text":"Twelve boats lay idle."}"#),
        _ => missing(),
    });
    let fetched = render(site.url("/"), with(browser)).unwrap();
    let html = text(&fetched);
    assert!(
        html.contains("<main><p>Twelve boats lay idle.</p></main>") && html.contains("Café"),
        "{html} {:?}",
        site.asked()
    );
    assert_eq!((fetched.status, fetched.is_rendered, fetched.header("x-desk")), (200, true, Some("7")));
    assert_eq!(fetched.content_type(), Some("text/html; charset=utf-8"));
    let pages = site.asked().iter().filter(|asked| asked.path == "/").count();
    assert_eq!(pages, 1, "the page itself is asked for once, by the fetcher");
}

#[test]
fn a_page_reaches_nothing_that_is_no_publishers() {
    let Some(browser) = browser() else { return };
    let site = Site::start(|asked, _| {
        let port = asked.header("host").and_then(|host| host.rsplit(':').next()).unwrap_or_default().to_owned();
        match asked.path.as_str() {
            "/" => page(&format!(
                "<p id=a>no</p><p id=b>no</p><iframe src='http://localhost:{port}/frame'></iframe>\
                 <img src='http://localhost:{port}/picture'><script>\
                 fetch('/own').then(() => a.textContent = 'own');\
                 fetch('http://localhost:{port}/secret', {{mode: 'no-cors'}}).catch(() => b.textContent = 'refused')\
                 .then(() => fetch('file:///etc/passwd')).catch(() => 0);\
                 new WebSocket('ws://localhost:{port}/socket')</script>"
            )),
            _ => page("here"),
        }
    });
    let fetched = render(site.url("/"), with(browser)).unwrap();
    assert!(text(&fetched).contains("<p id=\"a\">own</p>"), "{}", text(&fetched));
    let paths: Vec<String> = site.asked().into_iter().map(|asked| asked.path).collect();
    let others = paths.iter().filter(|path| !matches!(path.as_str(), "/" | "/own" | "/favicon.ico")).count();
    assert_eq!(others, 0, "{paths:?}");
}

#[test]
fn only_a_page_is_drawn() {
    let Some(browser) = browser() else { return };
    let site = Site::start(|_, _| answer("404 Not Found", &["Content-Type: text/html"], "<script>x</script>none"));
    let fetched = render(site.url("/"), with(browser)).unwrap();
    assert_eq!((fetched.status, fetched.is_rendered), (404, false));
}

#[test]
fn a_page_that_never_rests_or_grows_without_end_is_left_in_time() {
    let Some(browser) = browser() else { return };
    let time_outs = TimeOuts { whole: Duration::from_secs(8), ..TimeOuts::default() };
    let limited = Settings { time_outs, max_bytes: 1 << 20, ..with(browser) };
    let table = [
        ("<p>x</p><script>setTimeout(() => { for (;;); }, 100)</script>", "TimedOut"),
        ("<p>x</p><script>setInterval(() => document.body.append('x'.repeat(99999)), 10)</script>", "TooLarge"),
    ];
    for (body, expected) in table {
        let site = Site::start(move |_, _| page(body));
        let begun = Instant::now();
        assert_eq!(outcome(&render(site.url("/"), limited.clone())), expected);
        assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    }
}

#[test]
fn a_script_that_never_comes_does_not_hold_up_its_page() {
    let Some(browser) = browser() else { return };
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/" => page("<p>The story.</p><script async src=/late.js></script>"),
        _ => vec![Act::Wait(Duration::from_mins(1))],
    });
    let time_outs = TimeOuts { whole: Duration::from_secs(50), ..TimeOuts::default() };
    let fetched = render(site.url("/"), Settings { time_outs, ..with(browser) }).unwrap();
    assert!(text(&fetched).contains("The story."));
}

/// A browser that every process of this test can be told by.
fn marked(folder: &Path, browser: &BrowserSettings) -> BrowserSettings {
    let program = folder.join("browser");
    let real = browser.program.as_ref().expect("a browser that was found").display();
    fs::write(&program, format!("#!/bin/sh\nexec {real} --mark={} \"$@\"\n", folder.display())).expect("a new file");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("our own file");
    BrowserSettings { program: Some(program), ..browser.clone() }
}

fn is_running(mark: &Path) -> bool {
    let mark = mark.display().to_string();
    let commands = fs::read_dir("/proc")
        .expect("a system with /proc")
        .flatten()
        .filter_map(|entry| fs::read(entry.path().join("cmdline")).ok());
    commands.map(|command| String::from_utf8_lossy(&command).into_owned()).any(|command| command.contains(&mark))
}

#[test]
fn the_browser_is_ended_whatever_came_of_it() {
    let Some(browser) = browser() else { return };
    for body in ["<p>The story.</p>", "<script>for (;;);</script>"] {
        let folder = tempfile::tempdir().unwrap();
        let browser = marked(folder.path(), &browser);
        let site = Site::start(move |_, _| page(body));
        let time_outs = TimeOuts { whole: Duration::from_secs(6), ..TimeOuts::default() };
        let _ = render(site.url("/"), Settings { time_outs, ..with(browser) });
        let begun = Instant::now();
        while is_running(folder.path()) {
            assert!(begun.elapsed() < Duration::from_secs(20), "{body}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn a_browser_that_is_not_there_is_named_as_missing() {
    let site = Site::start(|_, _| page("x"));
    let program = |name: &str| BrowserSettings { program: Some(name.into()), ..BrowserSettings::default() };
    assert_eq!(outcome(&render(site.url("/"), with(program("/no/such/browser")))), "NoBrowser");
    assert_eq!(outcome(&render(site.url("/"), with(program("/bin/false")))), "Browser");
}
