//! What the page says, in the language in which the server wrote it.

use std::sync::OnceLock;

use text::Messages;

static WORDS: OnceLock<Messages> = OnceLock::new();

/// Takes the texts that came with the page; says whether they are as many as it needs.
pub fn take(texts: Vec<String>) -> bool {
    Messages::new(texts).is_some_and(|messages| WORDS.set(messages).is_ok())
}

/// The messages.
///
/// # Panics
///
/// Before they were taken, which `main` does first.
pub fn words() -> &'static Messages {
    WORDS.get().expect("the page has its words")
}

/// Whether there are any yet.
pub fn are_here() -> bool {
    WORDS.get().is_some()
}
