//! The site as files.

use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::program::*;

#[test]
fn an_export_that_is_killed_leaves_the_earlier_one_as_it_was() {
    let app = app();
    for name in ["engine-1", "files-1", "answers-1"] {
        for end in ["js", "wasm"] {
            std::fs::write(app.path().join(format!("{name}.{end}")), "").unwrap();
        }
    }
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("site");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join(".chokepoint-export"), "").unwrap();
    std::fs::write(out.join("index.html"), "earlier").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_chokepoint"));
    command.args([
        "export",
        "--base-url",
        "https://chokepoint.example",
        "--app",
    ]);
    command.arg(app.path()).arg("--out").arg(&out);
    let export = Ended(command.spawn().unwrap());
    let begun = place.path().join(".site.unfinished/api/v1");
    for _ in 0..3_000 {
        if begun.is_dir() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    assert!(begun.is_dir(), "the export has begun");
    drop(export);
    assert_eq!(
        std::fs::read_to_string(out.join("index.html")).unwrap(),
        "earlier"
    );
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 2);
}

#[test]
fn an_export_says_what_it_cannot_do() {
    let app = app();
    let place = tempfile::tempdir().unwrap();
    let out = place.path().to_str().unwrap();
    let app_path = app.path().to_str().unwrap();
    let asked = [
        "export",
        "--base-url",
        "https://chokepoint.example",
        "--app",
        app_path,
        "--out",
        out,
    ];
    let incomplete = message(&run(&asked));
    assert!(incomplete.contains("cargo xtask build"), "{incomplete}");
    std::fs::write(place.path().join("letter.txt"), "dear").unwrap();
    let occupied = message(&run(&asked));
    assert!(occupied.contains("no earlier export"), "{occupied}");
    assert!(place.path().join("letter.txt").is_file());
}
