//! No word lies on another, on real charts at the widths of a phone, a column and a page.

#[path = "../../tests/samples/japan.rs"]
mod japan;

use super::properties::bounds;
use super::{layout, natural_height};
use crate::Mark;

#[test]
fn words_never_overlap_in_the_sample_charts() {
    for case in japan::all() {
        for width in [320.0, 340.0, 420.0, 520.0, 600.0, 700.0, 1000.0, 1400.0] {
            let layout = layout(&case.spec, width, natural_height(&case.spec, width));
            let texts: Vec<_> = layout
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Text { text, .. } => Some((text, bounds(mark))),
                    _ => None,
                })
                .collect();
            for (place, (text, one)) in texts.iter().enumerate() {
                for (other_text, other) in &texts[..place] {
                    let across = one.2.min(other.2) - one.0.max(other.0);
                    let down = one.3.min(other.3) - one.1.max(other.1);
                    assert!(
                        across < 0.5 || down < 0.5,
                        "{} at {width}: {text} on {other_text}",
                        case.name
                    );
                }
            }
        }
    }
}

#[test]
fn every_sample_says_something_at_every_row() {
    for case in japan::all() {
        let layout = layout(&case.spec, 700.0, natural_height(&case.spec, 700.0));
        assert!(!layout.hits.is_empty(), "{}", case.name);
        for hit in &layout.hits {
            assert!(
                !hit.label.is_empty() && !hit.label.contains('{'),
                "{}: {}",
                case.name,
                hit.label
            );
            let found = layout.hit_at(hit.x + hit.width / 2.0, hit.y + hit.height / 2.0);
            assert_eq!(
                found.map(|found| &found.label),
                Some(&hit.label),
                "{}",
                case.name
            );
        }
    }
}

#[test]
fn read_outs_name_the_figure_and_its_share() {
    let suppliers = &japan::all()[0].spec;
    let layout = layout(suppliers, 700.0, natural_height(suppliers, 700.0));
    let saudi = layout
        .hits
        .iter()
        .find(|hit| hit.label.starts_with("Saudi Arabia"));
    assert_eq!(
        saudi.map(|hit| hit.label.as_str()),
        Some("Saudi Arabia: 1,944 PJ, 40.4\u{a0}% of crude oil")
    );
}
