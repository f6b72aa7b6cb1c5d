//! Colours stand out, in both themes.

use charts::Theme;
use charts::tokens::{self, Paint, Token, colour, contrast, paint_colour};
use model::Region;

fn tokens() -> Vec<(String, Token)> {
    let mut all = tokens::all();
    all.extend(
        charts::SeriesColour::ALL
            .iter()
            .map(|series| (format!("{series:?}"), Token::Series(*series))),
    );
    all
}

fn below(least: f64, pairs: impl Fn(Token) -> Option<(Paint, Paint)>) -> Vec<String> {
    let mut failures = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        for (name, token) in tokens() {
            let Some((text, ground)) = pairs(token) else {
                continue;
            };
            let ratio = contrast(paint_colour(text, theme), paint_colour(ground, theme));
            if ratio < least {
                failures.push(format!("{theme:?} {name}: {ratio:.2}"));
            }
        }
    }
    failures
}

#[test]
fn marks_stand_three_to_one_from_the_background() {
    let failures = below(3.0, |token| match token {
        // The grid is decoration; every value is written out as well.
        Token::Background | Token::Grid => None,
        mark => Some((mark.into(), Token::Background.into())),
    });
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn coloured_text_stands_four_and_a_half_to_one_from_the_background() {
    let failures = below(4.5, |token| match token {
        Token::Ink
        | Token::Muted
        | Token::Accent
        | Token::Danger
        | Token::Series(_)
        | Token::Status(_) => Some((token.into(), Token::Background.into())),
        _ => None,
    });
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn text_on_a_segment_stands_four_and_a_half_to_one_from_it() {
    let failures = below(4.5, |token| Some((Paint::On(token), token.into())));
    assert!(failures.is_empty(), "{failures:?}");
    let pale = below(4.5, |token| {
        Some((Token::Ink.into(), Paint::Pale(token))).filter(|_| token == Token::Danger)
    });
    assert!(pale.is_empty(), "{pale:?}");
}

#[test]
fn words_stand_out_from_the_shade_of_a_window() {
    let shade = Paint::Faint(Token::Muted);
    let words = below(4.5, |token| {
        Some((token.into(), shade)).filter(|_| token == Token::Muted)
    });
    assert!(words.is_empty(), "{words:?}");
}

#[test]
fn names_and_routes_stand_out_from_land() {
    let land = Paint::Solid(Token::Grid);
    let names = below(4.5, |token| {
        Some((token.into(), land)).filter(|_| matches!(token, Token::Ink | Token::Danger))
    });
    assert!(names.is_empty(), "{names:?}");
    let routes = below(3.0, |token| {
        let is_route = matches!(token, Token::Accent | Token::Region(Region::Russia));
        Some((token.into(), land)).filter(|_| is_route)
    });
    assert!(routes.is_empty(), "{routes:?}");
}

#[test]
fn contrast_is_that_of_wcag() {
    let ratio = contrast(
        colour(Token::Ink, Theme::Light),
        colour(Token::Ink, Theme::Light),
    );
    assert!((ratio - 1.0).abs() < 1e-9);
    let black_on_white = contrast(
        tokens::Colour {
            red: 0,
            green: 0,
            blue: 0,
        },
        tokens::Colour {
            red: 255,
            green: 255,
            blue: 255,
        },
    );
    assert!((black_on_white - 21.0).abs() < 1e-9);
}

#[test]
fn css_has_a_variable_for_every_token() {
    let css = tokens::css_variables(Theme::Light);
    for name in [
        "--ink:#1b1f24;",
        "--accent:#",
        "--danger:#",
        "--chart-font:",
    ] {
        assert!(css.contains(name), "{name} in {css}");
    }
    assert_eq!(css.matches(';').count(), css.matches(':').count());
}
