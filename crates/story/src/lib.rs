//! The first screen as HTML and the charts' contents, made from the API's answers.
//!
//! The server writes the first screen into the page so that it is there before WebAssembly; the browser makes the same
//! HTML again when the year or the importer changes. There is one implementation, and it is here.

use wire::Bootstrap;

/// The page's title.
pub fn title(_: &Bootstrap) -> String {
    String::new()
}

/// The page's description, one sentence.
pub fn description(_: &Bootstrap) -> String {
    String::new()
}

/// The first screen: the article's statements beside the record, and the headline chart.
pub fn first_screen(_: &Bootstrap) -> String {
    String::new()
}
