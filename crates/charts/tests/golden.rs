//! Every chart as a reader sees it, compared with the SVG files under `tests/golden`.
//!
//! `BLESS=1 cargo test -p charts --test golden` writes them anew; look at each before committing it.

#[path = "samples/japan.rs"]
mod japan;

use std::fmt::Write as _;
use std::path::Path;

use charts::{Theme, to_svg};
use japan::{Case, all};

#[test]
fn charts_look_as_they_did() {
    let folder =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("tests/golden");
    let bless = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut differences = String::new();
    for Case { name, spec } in all() {
        for (theme, width) in [
            (Theme::Light, 700.0),
            (Theme::Dark, 700.0),
            (Theme::Light, 340.0),
        ] {
            if width < 700.0 && name.ends_with("_disturbed") {
                continue;
            }
            let theme_name = if theme == Theme::Light {
                "light"
            } else {
                "dark"
            };
            let path = folder.join(format!("{name}_{theme_name}_{width}.svg"));
            let svg = to_svg(
                &spec,
                width,
                theme,
                &name.replace('_', " "),
                "A sample for the tests.",
            );
            if bless {
                std::fs::write(&path, &svg).unwrap();
                continue;
            }
            let blessed = std::fs::read_to_string(&path).unwrap_or_default();
            let changed = path.with_extension("svg.new");
            if blessed == svg {
                let _ = std::fs::remove_file(changed);
                continue;
            }
            std::fs::write(&changed, &svg).unwrap();
            describe(&path, &blessed, &svg, &mut differences);
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}\nIf this is meant: BLESS=1 cargo test -p charts --test golden"
    );
}

/// The first line that differs, with both readings.
fn describe(path: &Path, blessed: &str, now: &str, out: &mut String) {
    let pairs = blessed.lines().zip(now.lines()).enumerate();
    let (line, (was, is)) = pairs
        .into_iter()
        .find(|(_, (was, is))| was != is)
        .unwrap_or((
            blessed.lines().count().min(now.lines().count()),
            ("(end)", "(end)"),
        ));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let _ = writeln!(
        out,
        "{name} differs from line {}; see {name}.new\n  was {was}\n  is  {is}",
        line + 1
    );
}

#[test]
fn text_is_written_at_the_size_that_was_asked_for() {
    for Case { name, spec } in all() {
        let svg = to_svg(&spec, 700.0, Theme::Light, "", "");
        let sizes: Vec<f64> = svg
            .split("font-size=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!(sizes.contains(&12.0), "{name}: {sizes:?}");
        assert!(
            sizes.iter().all(|size| [12.0, 14.0, 16.0].contains(size)),
            "{name}: {sizes:?}"
        );
    }
}

#[test]
fn a_document_has_role_title_and_description_and_escapes_them() {
    let spec = &all()[0].spec;
    let svg = to_svg(
        spec,
        700.0,
        Theme::Light,
        "Oil & gas <now>",
        "A \u{1}\"description\"",
    );
    assert!(
        svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"700\"")
    );
    assert!(
        svg.contains("<title>Oil &amp; gas &lt;now&gt;</title>\n<desc>A \"description\"</desc>")
    );
    assert_eq!(svg.matches("<svg").count(), 1);
    assert!(svg.trim_end().ends_with("</svg>"));
}

#[test]
fn a_spec_survives_json() {
    for Case { name, spec } in all() {
        let json = serde_json::to_string(&spec).unwrap();
        let again = serde_json::from_str(&json).unwrap();
        let svg = |spec| to_svg(spec, 700.0, Theme::Light, "", "");
        assert_eq!(svg(&spec), svg(&again), "{name}");
    }
}
