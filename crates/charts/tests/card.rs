//! Cards: of just the size that was asked for, with everything inside.

#[path = "samples/japan.rs"]
mod japan;

use charts::{Frame, Theme, card};

const SIZES: [(f64, f64); 6] = [
    (1200.0, 630.0),
    (280.0, 147.0),
    (720.0, 240.0),
    (300.0, 900.0),
    (1600.0, 1600.0),
    (480.0, 160.0),
];

/// The number of an attribute in the first tag of a text.
fn number(tag: &str, attribute: &str) -> f64 {
    let value = tag
        .split_once(&format!(" {attribute}=\""))
        .and_then(|(_, rest)| rest.split_once('"')?.0.parse().ok());
    value.unwrap_or(f64::NAN)
}

fn frame(text: &str) -> Frame<'_> {
    Frame {
        title: text,
        subtitle: text,
        finding: text,
        note: text,
    }
}

#[test]
fn a_card_has_its_size_and_holds_text_and_chart_within_it_and_apart() {
    let long =
        "Of all planned imports at least 17.0 % do not arrive, and more come by a longer way. "
            .repeat(6);
    for text in ["Short", long.as_str()] {
        for japan::Case { name, spec } in japan::all() {
            for (width, height) in SIZES {
                let svg = card(&spec, (width, height), Theme::Light, frame(text));
                assert_eq!(
                    (number(&svg, "width"), number(&svg, "height")),
                    (width, height)
                );
                let (around, inner) = svg.split_once("<svg x=").unwrap();
                let inner = format!(" x={inner}");
                let (left, top) = (number(&inner, "x"), number(&inner, "y"));
                let (right, bottom) = (
                    left + number(&inner, "width"),
                    top + number(&inner, "height"),
                );
                assert!(
                    left >= 0.0 && right <= width && bottom <= height,
                    "{name}, {width}x{height}: {left} {top} {right} {bottom}"
                );
                let lines = around.split("<text").skip(1).map(|tag| number(tag, "y"));
                let lines = lines.collect::<Vec<_>>();
                assert!(
                    lines.iter().all(|y| (0.0..height).contains(y)),
                    "{name}, {width}x{height}: {lines:?}"
                );
                // The last line is the note, below the chart; the others are above it.
                let (note, above) = lines.split_last().unwrap();
                assert!(
                    above.iter().all(|y| *y <= top),
                    "{name}, {width}x{height}: {above:?} {top}"
                );
                assert!(*note >= bottom, "{name}, {width}x{height}: {note} {bottom}");
                // Room for a picture is left.
                assert!(
                    bottom - top >= height * 0.2,
                    "{name}, {width}x{height}: {top} {bottom}"
                );
            }
        }
    }
}
