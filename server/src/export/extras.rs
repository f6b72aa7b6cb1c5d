//! What machines of the web look for beside the pages.

use std::fmt::Write as _;

use story::document::plain::missing;
use story::picture::Picture;

use super::plan::Plan;
use crate::assets::{Assets, is_hashed};

/// Files by name.
pub fn extras(plan: &Plan, assets: &Assets) -> [(&'static str, String); 5] {
    let sitemap_address = plan.base.join("/sitemap.xml");
    [
        (
            "robots.txt",
            format!("User-agent: *\nAllow: /\nSitemap: {sitemap_address}\n"),
        ),
        ("sitemap.xml", sitemap(plan)),
        ("_headers", headers(assets)),
        ("404.html", missing().page),
        // Hosts that would leave out names with an underscore are told not to.
        (".nojekyll", String::new()),
    ]
}

/// What hosts that read such a file tell browsers; others are told in docs/operations.md.
fn headers(assets: &Assets) -> String {
    let mut text = "/*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: \
                    strict-origin-when-cross-origin\n"
        .to_owned();
    for path in assets.paths().filter(|path| is_hashed(path)) {
        // Writing to a string cannot fail.
        write!(
            text,
            "/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"
        )
        .ok();
    }
    text
}

/// The pages that search engines should know.
fn sitemap(plan: &Plan) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    let dashboards = plan
        .languages
        .iter()
        .enumerate()
        .map(|(position, language)| {
            if position == 0 {
                "/".to_owned()
            } else {
                format!("/?lang={language}")
            }
        });
    let embeds = Picture::all().into_iter().flat_map(|picture| {
        let states = plan.states();
        let is_live = matches!(picture, Picture::Live(_));
        states
            .filter(move |_| is_live)
            .map(move |(name, _)| format!("/embed/{}/{name}.html", picture.id()))
    });
    for path in dashboards.chain(embeds) {
        let address = plan.base.join(&path);
        // Writing to a string cannot fail.
        writeln!(text, "<url><loc>{address}</loc></url>").ok();
    }
    text + "</urlset>\n"
}
