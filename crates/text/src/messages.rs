//! The messages of one language.

use std::borrow::Cow;

use crate::fill::fill;

include!(concat!(env!("OUT_DIR"), "/methods.rs"));

/// Everything that is said in one language, in the order that the build gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Messages {
    texts: Vec<Cow<'static, str>>,
}

impl Messages {
    /// Texts as they came over the wire; `None` when they are neither as many as a page needs nor all, because page and server are
    /// of different builds.
    pub fn new(texts: Vec<String>) -> Option<Self> {
        matches!(texts.len(), PAGE_COUNT | COUNT).then(|| Self {
            texts: texts.into_iter().map(Cow::Owned).collect(),
        })
    }

    /// Texts that the program carries.
    #[cfg(feature = "languages")]
    pub(crate) fn of(texts: &'static [&'static str]) -> Self {
        Self {
            texts: texts.iter().map(|text| Cow::Borrowed(*text)).collect(),
        }
    }

    /// The texts that a page in the browser needs, in order.
    pub fn for_page(&self) -> Vec<String> {
        self.first(PAGE_COUNT)
    }

    /// The texts that somebody needs who draws every chart, in order: all of them.
    pub fn for_charts(&self) -> Vec<String> {
        self.first(COUNT)
    }

    fn first(&self, count: usize) -> Vec<String> {
        let needed = self.texts.iter().take(count);
        needed.map(|text| text.clone().into_owned()).collect()
    }

    fn text(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", |text| text)
    }

    fn filled(&self, index: usize, words: &[(&str, &str)]) -> String {
        fill(self.text(index), words)
    }
}
