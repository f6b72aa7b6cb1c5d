//! The languages that the program carries.

use std::sync::OnceLock;

use crate::messages::Messages;

/// A language as the build wrote it.
pub(crate) struct Table {
    tag: &'static str,
    name: &'static str,
    texts: &'static [&'static str],
    data: &'static [(&'static str, &'static str)],
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language: its messages, and its texts for those of the data.
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
    /// What the product says.
    pub messages: Messages,
    data: &'static [(&'static str, &'static str)],
}

impl Language {
    /// A text of the data in this language, by what it is in English. `None` where there is none, and the data's own stands:
    /// a package of somebody else's keeps its words.
    pub fn of_data(&self, english: &str) -> Option<&'static str> {
        let at = self
            .data
            .binary_search_by(|(known, _)| (*known).cmp(english));
        self.data.get(at.ok()?).map(|(_, text)| *text)
    }
}

/// Every language, English first.
pub fn languages() -> &'static [Language] {
    static LANGUAGES: OnceLock<Vec<Language>> = OnceLock::new();
    LANGUAGES.get_or_init(|| {
        let tables = TABLES.iter();
        tables
            .map(|table| Language {
                tag: table.tag,
                name: table.name,
                messages: Messages::of(table.texts),
                data: table.data,
            })
            .collect()
    })
}

/// English, in which the data name things.
pub fn english() -> &'static Language {
    &languages()[0]
}

/// The language of a tag, whatever its region; English for one that there is not.
pub fn language(tag: &str) -> &'static Language {
    let primary = tag.split('-').next().unwrap_or_default();
    let found = languages().iter().find(|language| language.tag == primary);
    found.unwrap_or_else(|| english())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_comes_first_and_stands_in_for_what_there_is_not() {
        assert_eq!(english().tag, "en");
        assert_eq!(language("tlh").tag, "en");
        assert_eq!(language("ja").tag, "ja");
        assert_eq!(language("ja-jp").tag, "ja");
    }

    #[test]
    fn what_a_page_gets_is_what_it_takes() {
        for language in languages() {
            let page = Messages::new(language.messages.for_page()).unwrap();
            assert_eq!(page.product_no_data(), language.messages.product_no_data());
        }
        assert!(Messages::new(Vec::new()).is_none());
    }
}
