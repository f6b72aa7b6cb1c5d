//! `GET /?…`: the dashboard in the state of its address.

use wire::View;

use crate::base::BaseUrl;
use crate::embed::page_picture;
use crate::kept::Kept;
use crate::query::Query;
use crate::shown::{Shown, path_with};
use crate::site::{MakeError, Site};
use crate::social::Shared;

/// A page of a state.
pub(crate) struct PageRequest {
    /// `None` where the data are empty.
    shown: Option<Shown>,
    language: &'static text::Language,
    base: BaseUrl,
    /// Whether newer data are there that cannot be shown.
    newer_is_broken: bool,
    /// Content hash of the data.
    version: String,
}

impl PageRequest {
    /// Reads a query. An importer or year that the data lack opens as the default; the page says so.
    pub fn read(site: &Site, base: BaseUrl, query: &Query) -> Self {
        let edition = site.current();
        let answers = &edition.answers;
        let defaults = answers.importers.view_defaults();
        let has = |view: &View| {
            let key = (view.importer.clone(), view.year);
            answers.years.contains_key(&key)
        };
        let (asked, _) = View::parse(query.text(), &defaults, None);
        let language = text::language(&asked.language);
        // Another year of the same importer, where there is one; levers that were given stay.
        let of_importer = View {
            year: defaults.year_of(&asked.importer),
            ..asked.clone()
        };
        let of_default = View {
            language: asked.language.clone(),
            ..View::new(&defaults)
        };
        let found = [asked, of_importer, of_default].into_iter().find(has);
        // The page always shows today's data.
        let shown = found.map(|view| Shown::of(site, edition.clone(), false, (view, query)));
        Self {
            shown,
            language,
            newer_is_broken: site.newer_is_broken(),
            version: edition.hash().to_owned(),
            base,
        }
    }

    /// A name of what it shows.
    pub fn key(&self) -> String {
        let query = self.shown.as_ref().map(|shown| shown.query.as_str());
        let (base, language) = (&self.base, self.language.tag);
        let (version, broken) = (&self.version, self.newer_is_broken);
        format!("page {base} {language} {version} {broken} {query:?}")
    }

    /// Path and query of the state.
    pub fn path(&self) -> String {
        let query = self.shown.as_ref().map(|shown| shown.query.as_str());
        path_with("/", query.unwrap_or_default())
    }

    /// Where it stands.
    pub fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// The page. Blocks.
    pub fn draw(&self, site: &Site) -> Result<Kept, MakeError> {
        let html = |page: String| Kept::text(page.into_bytes(), "text/html; charset=utf-8");
        // A package without importers still has a page, which says that it came without data.
        let Some(shown) = &self.shown else {
            return Ok(html(site.shell.empty_page(self.language)));
        };
        shown.with_input(|input| {
            let path = self.path();
            let shared = Shared {
                base: &self.base,
                shown,
                picture: page_picture(shown),
                path: &path,
            };
            let head = shared.head(input);
            let page = site.shell.page(
                input.page,
                shown.language,
                (&self.base, self.newer_is_broken),
                &head,
            )?;
            Ok(html(page))
        })
    }
}
