//! The methods by which code reaches the messages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalogue::{Catalogue, is_document, words};

/// Messages that the one who draws fills.
const TEMPLATE: &str = "_template";
/// A lint counts the parameters, the messages among them.
const MOST_PARAMETERS: usize = 6;
/// In a table of ids, the message for ids that are not listed.
const OTHER: &str = "other";

/// A method for each message, and one for each table of ids.
pub fn write(english: &Catalogue) -> String {
    let messages = english.in_order();
    let for_pages = messages.iter().filter(|(key, _)| !is_document(key)).count();
    let mut code = format!(
        "/// How many messages there are.\npub const COUNT: usize = {};\n\
         /// How many of them, from the first on, a page in the browser needs.\npub const PAGE_COUNT: usize = {for_pages};\n\
         impl Messages {{\n",
        messages.len()
    );
    let mut by_id = BTreeMap::<String, Vec<(String, usize)>>::new();
    for (index, (key, text)) in messages.into_iter().enumerate() {
        let parts = key.split('.').collect::<Vec<_>>();
        match parts.iter().position(|part| *part == "by_id") {
            Some(at) => {
                let entry = by_id.entry(parts[at + 1].to_owned()).or_default();
                entry.push((parts[at + 2..].join("."), index));
            }
            None => code += &method(&parts.join("_"), text, index),
        }
    }
    for (table, ids) in by_id {
        code += &lookup(&table, &ids);
    }
    code + "}\n"
}

fn method(name: &str, text: &str, index: usize) -> String {
    let words = words(text);
    let mut code = format!("    /// `{}`\n", text.replace('`', "'"));
    if words.is_empty() || name.ends_with(TEMPLATE) {
        writeln!(
            code,
            "    pub fn {name}(&self) -> &str {{ self.text({index}) }}"
        )
        .expect("a string grows");
    } else {
        let parameters = words
            .iter()
            .map(|word| format!("{word}: &str"))
            .collect::<Vec<_>>()
            .join(", ");
        let pairs = words
            .iter()
            .map(|word| format!("({word:?}, {word})"))
            .collect::<Vec<_>>()
            .join(", ");
        if words.len() > MOST_PARAMETERS {
            code += "    #[expect(clippy::too_many_arguments, reason = \"as many as the sentence has words to replace\")]\n";
        }
        writeln!(code, "    pub fn {name}(&self, {parameters}) -> String {{ self.filled({index}, &[{pairs}]) }}")
            .expect("a string grows");
    }
    code
}

fn lookup(table: &str, ids: &[(String, usize)]) -> String {
    let mut code = format!(
        "    /// A text of the table `{table}`.\n    pub fn {table}_by_id(&self, id: &str) -> Option<&str> {{\n        let index = match id {{\n"
    );
    for (id, index) in ids.iter().filter(|(id, _)| id != OTHER) {
        writeln!(code, "            {id:?} => {index},").expect("a string grows");
    }
    let other = ids.iter().find(|(id, _)| id == OTHER);
    let rest = other.map_or_else(|| "return None".to_owned(), |(_, index)| index.to_string());
    writeln!(
        code,
        "            _ => {rest},\n        }};\n        Some(self.text(index))\n    }}"
    )
    .expect("a string grows");
    code
}
