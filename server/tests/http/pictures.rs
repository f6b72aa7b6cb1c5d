//! Every chart of every scenario with a name, in every language and theme, as the server answers it, against golden files.
//! `cargo xtask bless` accepts new ones.

use std::fs;
use std::path::{Path, PathBuf};

use tables::Tables;

use crate::server::{Server, charts};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

#[tokio::test]
async fn every_picture_is_as_it_was() {
    let server = Server::start();
    let is_blessing = std::env::var_os("BLESS").is_some();
    if is_blessing {
        fs::remove_dir_all(folder()).ok();
    }
    let mut differing = Vec::new();
    let mut count = 0;
    for preset in Tables::embedded().unwrap().presets {
        for language in text::languages() {
            for chart in charts() {
                // No lever moves these: once is enough.
                if ["stress", "quality"].contains(&chart) && preset.preset != "hormuz_90" {
                    continue;
                }
                for theme in ["light", "dark"] {
                    let options = format!("lang={}&theme={theme}", language.tag);
                    let path = format!("/chart/{chart}.svg?{}&{options}", preset.query);
                    let answer = server.get(&path).await;
                    assert_eq!(answer.status, 200, "{path}");
                    let name = format!("{}/{}/{chart}_{theme}.svg", language.tag, preset.preset);
                    let golden = folder().join(&name);
                    count += 1;
                    if is_blessing {
                        fs::create_dir_all(golden.parent().unwrap()).unwrap();
                        fs::write(&golden, &answer.body).unwrap();
                    } else if fs::read(&golden).ok().as_ref() != Some(&answer.body) {
                        differing.push(name);
                    }
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
    assert_eq!(
        files(&folder()),
        count,
        "pictures that nothing makes any more"
    );
}

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| match entry.unwrap().path() {
            folder if folder.is_dir() => files(&folder),
            _ => 1,
        })
        .sum()
}
