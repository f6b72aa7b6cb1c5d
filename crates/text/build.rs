//! Makes a method of each message in `languages/en.toml`, and a table of each language. A language that lacks a message, or
//! whose words to replace differ, stops the build and is told what to do.

#![allow(
    clippy::disallowed_methods,
    reason = "a build runs where it is built, whatever it builds for"
)]
#![expect(clippy::panic, reason = "a build that cannot go on says why")]

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/methods.rs"]
mod methods;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use catalogue::Catalogue;

/// Where the languages are; English names the messages.
const FOLDER: &str = "languages";
const ENGLISH: &str = "en";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build");
    let languages = read_all();
    let english = &languages[ENGLISH];
    for (tag, language) in &languages {
        let faults = language.faults_against(english);
        assert!(
            faults.is_empty(),
            "{FOLDER}/{tag}.toml does not fit {FOLDER}/{ENGLISH}.toml:\n{}",
            faults.join("\n")
        );
    }
    let out = env::var("OUT_DIR").expect("cargo names the folder");
    let out = Path::new(&out);
    fs::write(out.join("methods.rs"), methods::write(english)).expect("the folder can be written");
    fs::write(out.join("languages.rs"), tables(&languages, english))
        .expect("the folder can be written");
}

/// Every language by its tag, which is the name of its file.
fn read_all() -> BTreeMap<String, Catalogue> {
    let files = fs::read_dir(FOLDER).expect("there is a folder of languages");
    files
        .map(|file| file.expect("the folder can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            let name = path
                .file_stem()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).expect("the file can be read");
            let catalogue = Catalogue::read(&text)
                .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            (name, catalogue)
        })
        .collect()
}

/// The languages as constants: English first, the others by their tags.
fn tables(languages: &BTreeMap<String, Catalogue>, english: &Catalogue) -> String {
    let mut code = String::from("pub(crate) static TABLES: &[Table] = &[\n");
    let others = languages.keys().filter(|tag| *tag != ENGLISH);
    for tag in std::iter::once(&ENGLISH.to_owned()).chain(others) {
        let language = &languages[tag];
        let name = &language.name;
        writeln!(code, "    Table {{ tag: {tag:?}, name: {name:?}, texts: &[")
            .expect("a string grows");
        for (key, _) in english.in_order() {
            writeln!(code, "        {:?},", language.messages[key]).expect("a string grows");
        }
        code.push_str("    ], data: &[\n");
        for (key, name) in &language.data {
            writeln!(code, "        ({key:?}, {name:?}),").expect("a string grows");
        }
        code.push_str("    ] },\n");
    }
    code + "];\n"
}
