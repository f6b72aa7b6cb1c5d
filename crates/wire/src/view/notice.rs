//! What a reader is told of an address that could not be taken as it stood.

/// Something in a URL that could not be taken as it stood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Notice {
    /// A value beyond its lever's range was brought to the nearest end.
    #[error("{lever} = {given} is out of range; {used} is used")]
    Clamped {
        /// The lever.
        lever: String,
        /// The value in the URL.
        given: String,
        /// The value used instead.
        used: f64,
    },
    /// The data of the importer and year lack what the lever needs.
    #[error("{lever} cannot be moved here and is left out")]
    NotUsable {
        /// The lever.
        lever: String,
    },
    /// A value could not be read and the default is used; a pin that could not be read is left out.
    #[error("{key} = {given} is not a value of {key}; the default is used")]
    Unreadable {
        /// The key.
        key: String,
        /// The value in the URL.
        given: String,
    },
}

/// Longest value that a notice repeats.
const LONGEST_ECHO: usize = 24;

impl Notice {
    pub(super) fn unreadable(key: &str, value: &str) -> Self {
        Self::Unreadable {
            key: key.to_owned(),
            given: echo(value),
        }
    }

    pub(super) fn clamped(lever: &str, value: &str, used: f64) -> Self {
        Self::Clamped {
            lever: lever.to_owned(),
            given: echo(value),
            used,
        }
    }
}

/// A value cut to a length fit for a message.
fn echo(value: &str) -> String {
    let mut echo = value.chars().take(LONGEST_ECHO).collect::<String>();
    if echo.len() < value.len() {
        echo.push('…');
    }
    echo
}
