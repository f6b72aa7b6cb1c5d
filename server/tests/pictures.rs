//! Every chart of every scenario with a name, in every language and theme, as golden files. `cargo xtask bless` accepts new ones.

use std::fs;
use std::path::{Path, PathBuf};

use chokepoint::Pictures;
use tables::Tables;

/// Width of the golden pictures, CSS px.
const WIDTH: f64 = 720.0;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

#[test]
fn every_picture_is_as_it_was() {
    let tables = Tables::embedded().unwrap();
    let presets = tables
        .presets
        .iter()
        .map(|row| (row.preset.clone(), row.query.clone()))
        .collect::<Vec<_>>();
    let is_blessing = std::env::var_os("BLESS").is_some();
    if is_blessing {
        fs::remove_dir_all(folder()).ok();
    }
    let mut differing = Vec::new();
    let mut count = 0;
    for language in text::languages() {
        let pictures = Pictures::new(&tables, language).unwrap();
        for (preset, query) in &presets {
            for (chart, theme, svg) in pictures.of(query, WIDTH).unwrap() {
                count += 1;
                let name = format!("{}/{preset}/{chart}_{theme}.svg", language.tag);
                let path = folder().join(&name);
                if is_blessing {
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(&path, &svg).unwrap();
                } else if fs::read_to_string(&path).ok().as_deref() != Some(svg.as_str()) {
                    differing.push(name);
                }
            }
        }
    }
    assert!(
        differing.is_empty(),
        "{} of {count} pictures differ from server/tests/pictures; look at them and run `cargo xtask bless`: {:?}",
        differing.len(),
        &differing[..differing.len().min(10)]
    );
    let kept = walk(&folder());
    assert_eq!(kept, count, "pictures that nothing makes any more");
}

fn walk(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path() {
            folder if folder.is_dir() => walk(&folder),
            _ => 1,
        })
        .sum()
}
