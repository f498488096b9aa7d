//! The watch list from the command line: articles, feeds, sitemaps and front pages of a site on this machine.

use insta::assert_snapshot;

use super::{
    site::{Act, Asked, Site, answer, missing, page},
    support::Desk,
};

fn story(title: &str, head: &str) -> String {
    let words = "Twelve boats lay idle, the harbour office said, and no one could say when they would sail. ";
    format!(
        "<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><div class=extra><p>Sign up now and pay \
         nothing for a whole month of news from the harbour.</p></div><article><h1>{title}</h1><p>The council meets again on Friday, it \
         said.</p><p>{}</p></article></body></html>",
        words.repeat(6)
    )
}

/// A site with a feed, sitemaps, a front page and stories; `SITE` in a text is its address.
fn news(asked: &Asked) -> Vec<Act> {
    let host = asked.header("host").unwrap_or_default();
    let fill = |text: &str| text.replace("SITE", &format!("http://{host}"));
    let xml = |text: &str| answer("200 OK", &["Content-Type: application/xml", "ETag: \"1\""], fill(text));
    let path = asked.path.split('?').next().unwrap_or_default();
    match path {
        "/robots.txt" | "/none" => missing(),
        "/feed" if asked.header("if-none-match").is_some() => answer("304 Not Modified", &["ETag: \"1\""], ""),
        "/feed" => xml("<rss version='2.0'><channel><title>Harbour & Sea</title>\
             <item><title>Ferry sails</title><link>SITE/ferry?utm_source=rss</link></item>\
             <item><title>Rail stops</title><link>SITE/rail#top</link></item>\
             <item><title>Secret</title><link>file:///etc/passwd</link></item></channel></rss>"),
        "/sitemap.xml" => xml(
            "<sitemapindex><sitemap><loc>SITE/news.xml</loc></sitemap><sitemap><loc>SITE/sitemap.xml</loc></sitemap>\
             <sitemap><loc>SITE/none</loc></sitemap></sitemapindex>",
        ),
        "/news.xml" => {
            xml("<urlset><url><loc>SITE/ferry</loc></url><url><loc>SITE/2025/wind-farm.html</loc></url></urlset>")
        }
        "/" => page(&fill(
            "<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head><body><h2><a \
             href='/rail?fbclid=1'>Rail stops</a></h2><h2><a href='/tide'>Tide turns</a></h2><a href='/about'>About</a></body></html>",
        )),
        "/loop.xml" => xml("<sitemapindex><sitemap><loc>SITE/loop.xml?more</loc></sitemap></sitemapindex>"),
        "/private" if asked.header("authorization").is_none() => answer("401 Unauthorized", &[], "who?"),
        path => page(&story(&path.trim_matches('/').replace('-', " "), "")),
    }
}

struct Newsroom {
    desk: Desk,
    site: Site,
}

impl Newsroom {
    fn new(settings: &str) -> Self {
        let settings = format!("[fetch]\nallow-hosts = ['127.0.0.1']\n{settings}");
        Self { desk: Desk::new().file("writethru.toml", settings), site: Site::start(|asked, _| news(asked)) }
    }

    /// Runs a line; words are split at spaces but for those joined by `~`.
    fn run(&self, line: &str) -> String {
        let url = self.site.url("");
        let line = line.replace("SITE", &url);
        let words: Vec<String> = line.split(' ').map(|word| word.replace('~', " ")).collect();
        self.desk.run_words(&words.iter().map(String::as_str).collect::<Vec<_>>()).replace(&url, "SITE")
    }

    /// The paths that were asked for since so many requests.
    fn paths(&self, since: usize) -> Vec<String> {
        self.site.asked().into_iter().skip(since).map(|asked| asked.path).collect()
    }
}

#[test]
fn an_article_is_kept_and_watched_under_its_plain_address() {
    let room = Newsroom::new("");
    assert_snapshot!(room.run("add SITE/ferry?utm_medium=x#top SITE/none file:///etc/passwd"), @r"
    ferry: new article, watched
    --
    error: SITE/none gave no page: 404 Not Found
    hint: check the address: it must be that of one article
    error: `file:///etc/passwd` is not an address of the web
    hint: write it as `https://news.example/story`; `writethru snap FILE` keeps files
    [3]
    ");
    assert_snapshot!(room.run("add SITE/ferry SITE/tide --later --min-interval 10m"), @r"
    ferry: watched already
    tide: watched
    [0]
    ");
    assert_eq!(room.paths(0), ["/ferry", "/none"]);
    assert_snapshot!(room.run("list"), @r"
      no  article  versions  changed, UTC      next    title
       1  ferry           1  2025-12-04 12:00  in 15m  ferry
       2  tide            0  never seen        due
    [0]
    ");
}

#[test]
fn feeds_sitemaps_and_front_pages_bring_articles_once() {
    let room = Newsroom::new("");
    assert_snapshot!(room.run("add --feed SITE/feed"), @r"
    SITE/feed: feed “Harbour & Sea”, watched: 2 articles, 2 of them new
    [0]
    ");
    assert_snapshot!(room.run("add --feed SITE/ --sitemap SITE/sitemap.xml"), @r"
    SITE/feed: feed, watched already
    SITE/sitemap.xml: sitemap, watched: 2 articles, 1 of them new
    --
    note: SITE/ is a page; its feed is SITE/feed
    [0]
    ");
    assert_snapshot!(room.run("add --page SITE/ --links h2~a"), @r"
    SITE/: page, watched: 2 articles, 1 of them new
    [0]
    ");
    assert_snapshot!(room.run("list"), @r"
      no  article      versions  changed, UTC      next  title
       1  ferry-sails         0  never seen        due   Ferry sails
       2  rail-stops          0  never seen        due   Rail stops
       3  wind-farm           0  never seen        due
       4  tide-turns          0  never seen        due   Tide turns
    [0]
    ");
    assert_snapshot!(room.run("list --listings"), @r"
    feed     in 15m    2 articles  SITE/feed
    sitemap  in 15m    2 articles  SITE/sitemap.xml
    page     in 15m    2 articles  SITE/
    [0]
    ");
    let asked = room.paths(0);
    assert_eq!(asked.iter().filter(|path| path.as_str() == "/sitemap.xml").count(), 1, "{asked:?}");
}

#[test]
fn what_cannot_be_read_is_not_added() {
    let room = Newsroom::new("");
    assert_snapshot!(room.run("add --feed SITE/none --feed SITE/ferry --sitemap SITE/feed --sitemap SITE/loop.xml"), @r"
    SITE/loop.xml: sitemap, watched: 0 articles, 0 of them new
    --
    error: SITE/none answered `404 Not Found`
    error: SITE/ferry is a page that names no feed
    hint: `--page URL --links SELECTOR` watches the links of a page
    error: SITE/feed is something else, not a sitemap
    hint: `--feed`, `--sitemap` and `--page` each take their own kind
    [3]
    ");
    assert_snapshot!(room.run("add --page SITE/ --links h2["), @r"
    --
    error: `h2[` is not a CSS selector
    hint: name the links, as in `h2 a` or `.latest a.headline`
    [2]
    ");
    assert_snapshot!(room.run("add --feed SITE/feed --only ("), @r"
    --
    error: the pattern of `--only` is not a regular expression
      caused by: regex parse error:
            (
            ^
        error: unclosed group
    [2]
    ");
    assert_snapshot!(room.run("list --listings"), @r"
    sitemap  in 15m    0 articles  SITE/loop.xml
    [0]
    ");
}

#[test]
fn what_is_watched_is_paused_resumed_edited_and_removed() {
    let room = Newsroom::new("");
    room.run("add --page SITE/ --links h2~a --only /tide");
    assert_snapshot!(room.run("pause tide SITE/ nothing"), @r"
    tide-turns: paused
    SITE/: paused
    --
    error: no article is called `nothing`
    hint: `writethru list` shows every article
    [3]
    ");
    assert_snapshot!(room.run("list"), @r"
      no  article     versions  changed, UTC      next    title
       1  tide-turns         0  never seen        paused  Tide turns
    [0]
    ");
    assert_snapshot!(room.run("resume tide SITE/"), @r"
    tide-turns: resumed
    SITE/: resumed
    [0]
    ");
    assert_snapshot!(room.run("edit tide --min-interval 30m --max-interval 1d --url SITE/tide?page=2"), @r"
    tide-turns: changed
    [0]
    ");
    assert_snapshot!(room.run("edit SITE/ --links .latest~a --only none"), @r"
    SITE/: changed
    [0]
    ");
    assert_snapshot!(room.run("edit tide --min-interval 2d"), @r"
    --
    error: the least time between two checks is longer than the longest
    [2]
    ");
    assert_snapshot!(room.run("edit tide --links a"), @r"
    --
    error: `--links` and `--only` are of feeds, sitemaps and pages
    [2]
    ");
    let json = room.run("list --json");
    assert!(json.contains(r#""limits":{"floor":1800,"ceiling":86400}"#) && json.contains("SITE/tide?page=2"), "{json}");
    let json = room.run("list --listings --json");
    assert!(json.contains(r#""links":".latest a""#) && !json.contains(r#""only""#), "{json}");
    assert_snapshot!(room.run("remove tide SITE/"), @r"
    tide-turns: no longer watched
    SITE/: no longer watched
    [0]
    ");
    assert_snapshot!(room.run("remove tide"), @r"
    --
    error: `tide-turns` is not watched
    hint: `writethru add ADDRESS` watches it
    [2]
    ");
}

const LIST: &str = "[[feed]]\nurl = 'SITE/feed'\n[[page]]\nurl = 'SITE/'\nlinks = 'h2 a'\n[[article]]\nurl = 'SITE/tide?gclid=1'\nslug = 'the-tide'\n\
         [site.'127.0.0.1']\nlanguage = 'en'\ndrop = ['.extra']\n";

#[test]
fn a_watch_list_is_made_what_its_file_says() {
    let room = Newsroom::new("");
    let list = |text: &str| room.desk.write("list.toml", text.replace("SITE", &room.site.url("")));
    list(LIST);
    assert_snapshot!(room.run("sync list.toml"), @r"
    add feed SITE/feed
    add page SITE/
    add article SITE/tide
    add site 127.0.0.1
    --
    4 steps to do; `--yes` does them
    [0]
    ");
    assert_snapshot!(room.run("list --listings"), @r"
    --
    note: no feed, sitemap or page is watched; `writethru add --feed URL` adds one
    [0]
    ");
    assert_snapshot!(room.run("sync list.toml --yes"), @r"
    add feed SITE/feed
    add page SITE/
    add article SITE/tide
    add site 127.0.0.1
    --
    4 steps done
    [0]
    ");
    assert_snapshot!(room.run("sync list.toml --yes"), @r"
    --
    the watch list is as the file says
    [0]
    ");
    assert_eq!(room.paths(0), [""; 0], "nothing was asked of the web");
}

#[test]
fn what_a_file_no_longer_names_is_paused() {
    let room = Newsroom::new("");
    let list = |text: &str| room.desk.write("list.toml", text.replace("SITE", &room.site.url("")));
    list(LIST);
    room.run("sync list.toml --yes");
    room.run("add SITE/wind");
    assert!(!room.run("show wind").contains("Sign up now"), "the rules of the site are used");
    list(
        "[[feed]]\nurl = 'SITE/feed'\nonly = '/rail'\n[[page]]\nurl = 'SITE/'\nlinks = '.latest'\nmin-interval = '10m'\npaused = true\n\
         [site.'127.0.0.1']\nlanguage = 'fr'\n",
    );
    assert_snapshot!(room.run("sync list.toml --yes"), @r"
    change feed SITE/feed: only
    change page SITE/: links, intervals, paused
    change article the-tide: paused
    change article wind: paused
    change site 127.0.0.1
    --
    5 steps done
    [0]
    ");
    list("# Nothing is wanted any more.");
    assert_snapshot!(room.run("sync list.toml --yes"), @r"
    change feed SITE/feed: paused
    take out site 127.0.0.1
    --
    2 steps done
    [0]
    ");
}

#[test]
fn a_watch_list_with_a_mistake_changes_nothing() {
    let room = Newsroom::new("");
    let list = |text: &str| room.desk.write("list.toml", text);
    list("[[feed]]\nurl = 'file:///x'");
    assert_snapshot!(room.run("sync list.toml"), @r"
    --
    error: cannot use the watch list list.toml
      caused by: `file:///x` is not an address of the web
    [2]
    ");
    list("[[page]]\nurl = 'SITE/'");
    assert_snapshot!(room.run("sync list.toml"), @r"
    --
    error: cannot use the settings in list.toml
      caused by: TOML parse error at line 1, column 1
          |
        1 | [[page]]
          | ^^^^^^^^
        missing field `links`
    hint: seeds/watchlist.toml shows the form of a watch list
    [2]
    ");
}

#[test]
fn a_site_is_asked_and_read_as_its_settings_say() {
    let settings = "[site.'127.0.0.1']\ndrop = ['.extra']\nuser = 'desk'\npassword-env = 'DESK_PASSWORD'\n\
                    headers = { X-Desk = 'seven' }\nignore-robots = true\n";
    let mut room = Newsroom::new(settings);
    assert_snapshot!(room.run("snap SITE/private"), @r"
    --
    error: the settings of 127.0.0.1 name the environment variable `DESK_PASSWORD`, which is not set
    hint: set it in the environment of the program
    [2]
    ");
    room.desk = room.desk.variable("DESK_PASSWORD", "hunter2");
    assert_snapshot!(room.run("snap SITE/private"), @r"
    private: new article
    [0]
    ");
    assert!(!room.run("show private").contains("Sign up now"));
    assert!(!room.run("extract SITE/private").contains("Sign up now"));
    let asked = room.site.asked();
    assert_eq!(asked[0].header("authorization"), Some("Basic ZGVzazpodW50ZXIy"));
    assert_eq!(asked[0].header("x-desk"), Some("seven"));
    assert_eq!(room.site.robots_asked(), 0);
}
