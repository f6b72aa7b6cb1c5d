//! A language file, read.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// The table of messages that are not sent to the browser.
const DOCUMENT: &str = "document";
/// The table of texts of the data, by what they are in English.
const DATA: &str = "data";
/// The table that says what language it is.
const LANGUAGE: &str = "language";

/// The messages of one language.
pub struct Catalogue {
    /// What speakers call the language.
    pub name: String,
    /// Texts by dotted key.
    pub messages: BTreeMap<String, String>,
    /// Texts of the data, by what they are in English.
    pub data: BTreeMap<String, String>,
}

impl Catalogue {
    /// Reads a file.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut table = text.parse::<Table>().map_err(|error| error.to_string())?;
        let mut take = |key: &str| match table.remove(key) {
            Some(Value::Table(inner)) => Ok(inner),
            None => Ok(Table::new()),
            Some(_) => Err(format!("{key} must be a table")),
        };
        let language = take(LANGUAGE)?;
        let name = language.get("name").and_then(Value::as_str);
        let name = name.ok_or("it lacks a name under [language]")?.to_owned();
        let data = texts(take(DATA)?)?;
        let messages = flat(table)?;
        Ok(Self {
            name,
            messages,
            data,
        })
    }

    /// The messages in the order in which they are kept: those that the browser needs first.
    pub fn in_order(&self) -> Vec<(&str, &str)> {
        let mut all = self
            .messages
            .iter()
            .map(|(key, text)| (key.as_str(), text.as_str()))
            .collect::<Vec<_>>();
        all.sort_by_key(|(key, _)| is_document(key));
        all
    }

    /// What keeps this language from standing in for another.
    pub fn faults_against(&self, english: &Self) -> Vec<String> {
        let mut faults = Vec::new();
        for (key, text) in &english.messages {
            match self.messages.get(key) {
                None => faults.push(format!("{key} is missing; in English: {text:?}")),
                Some(own) if own.trim().is_empty() && !text.trim().is_empty() => {
                    faults.push(format!("{key} is empty"));
                }
                Some(own) if words(own) != words(text) => {
                    faults.push(format!(
                        "{key} must hold the words {:?}, not {:?}",
                        words(text),
                        words(own)
                    ));
                }
                Some(_) => {}
            }
        }
        let unknown = self
            .messages
            .keys()
            .filter(|key| !english.messages.contains_key(*key));
        faults.extend(
            unknown.map(|key| format!("{key} is not a message: take it out, or add it to English")),
        );
        faults
    }
}

/// Whether a message is used by the server alone.
pub fn is_document(key: &str) -> bool {
    key.starts_with(DOCUMENT)
}

/// The words to replace in a text, `{word}`, each once.
pub fn words(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

fn texts(table: Table) -> Result<BTreeMap<String, String>, String> {
    let pairs = table.into_iter().map(|(english, value)| match value {
        Value::String(text) if !text.trim().is_empty() => Ok((english, text)),
        _ => Err(format!("{DATA}.{english:?} must be a text in quotes")),
    });
    pairs.collect()
}

fn flat(table: Table) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    flatten("", table, &mut found)?;
    Ok(found)
}

fn flatten(prefix: &str, table: Table, found: &mut BTreeMap<String, String>) -> Result<(), String> {
    for (key, value) in table {
        let key = if prefix.is_empty() {
            key
        } else {
            format!("{prefix}.{key}")
        };
        match value {
            Value::String(text) => drop(found.insert(key, text)),
            Value::Table(inner) => flatten(&key, inner, found)?,
            _ => return Err(format!("{key} must be a text in quotes")),
        }
    }
    Ok(())
}
