//! Pages as files: with the script that reads their address, and without what only a server can do.

use maud::html;
use serde_json::{Value, json};

use super::plan::Plan;
use crate::beside;

/// What becomes of an answer on its way into a file.
#[derive(Clone, Debug)]
pub enum Form {
    /// Nothing.
    AsIs,
    /// A page.
    Page(PageFile),
    /// What other programs are told of an embed: its addresses are those of files.
    OEmbed,
}

/// A page among others that share an address.
#[derive(Clone, Debug)]
pub struct PageFile {
    /// Its name in its folder, without an ending.
    pub name: String,
    /// The folder, as an address.
    pub folder: String,
    /// The address that readers see.
    pub home: String,
    /// What its siblings differ by: `language`, `importer`, `year` or `chart`.
    pub by: &'static str,
    /// Queries of its siblings with a scenario, by their names.
    pub presets: Value,
}

impl PageFile {
    /// The page as it stands in its file. `policy` is what the server would tell browsers of it.
    pub fn rewritten(&self, page: &str, policy: &str, plan: &Plan) -> String {
        // Only a header may say who frames a page.
        let policy = policy.split(';').map(str::trim);
        let policy = policy.filter(|rule| !rule.starts_with("frame-ancestors"));
        let policy = policy.collect::<Vec<_>>().join("; ");
        let site = plan.site(&self.presets).to_string();
        let head = html! {
            meta http-equiv="Content-Security-Policy" content=(policy);
            script src="/static.js" data-site=(site) data-page=(self.name) data-folder=(self.folder) data-home=(self.home) data-by=(self.by) {}
        };
        // The dashboard brings it by itself.
        let beside = if page.contains(beside::SCRIPT) {
            html! {}
        } else {
            beside::element()
        };
        let head = format!("<head>{}{}", head.into_string(), beside.into_string());
        plan.rewritten(page).replacen("<head>", &head, 1)
    }
}

/// What the script is told of the site.
pub fn site(plan: &Plan, presets: &Value) -> Value {
    json!({
        "base": plan.base(),
        "languages": plan.languages(),
        "importers": plan.importers(),
        "charts": super::plan::all(),
        "drawn": plan.drawn(),
        "answers": plan.answers(),
        "same": plan.same(),
        "engine": plan.engine(),
        "presets": presets,
    })
}
