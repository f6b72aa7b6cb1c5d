//! Colours and sizes: the one source for canvas, SVG and CSS.
//!
//! Hues follow Okabe and Ito, darkened or lightened until they stand 3 : 1 from the background.

mod palette;

use model::{EnergySource, Region};
pub use palette::{Colour, contrast};
use palette::{mixed, pick};

use crate::spec::{ProjectStatus, SeriesColour};

/// Faces with the widths of the glyph table first, then whatever the reader has.
pub const FONT_FAMILY: &str =
    "Helvetica Neue, Helvetica, Arial, Liberation Sans, Arimo, system-ui, sans-serif";
/// Size of ticks, tags and read-outs inside a chart, px.
pub const TEXT_SMALL: f64 = 12.0;
/// Size of row labels and values, px.
pub const TEXT: f64 = 14.0;
/// Size of group headings, px.
pub const TEXT_HEADING: f64 = 16.0;

/// Light or dark surroundings.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Dark ink on light ground.
    #[default]
    Light,
    /// Light ink on dark ground.
    Dark,
}

/// A colour by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// The ground.
    Background,
    /// Text and strong lines.
    Ink,
    /// Secondary text.
    Muted,
    /// Grid lines and empty tracks.
    Grid,
    /// The scenario.
    Accent,
    /// The baseline.
    Baseline,
    /// What is cut off.
    Danger,
    /// A supplier's region.
    Region(Region),
    /// An energy source.
    Source(EnergySource),
    /// A project's status.
    Status(ProjectStatus),
    /// A line.
    Series(SeriesColour),
}

/// A colour as a mark uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paint {
    /// The token itself.
    Solid(Token),
    /// The token, three quarters faded into the ground.
    Pale(Token),
    /// Black or white, whichever reads better on the token.
    On(Token),
}

impl From<Token> for Paint {
    fn from(token: Token) -> Self {
        Self::Solid(token)
    }
}

/// The colour of a token.
pub fn colour(token: Token, theme: Theme) -> Colour {
    let (light, dark) = match token {
        Token::Background => (0x00fd_fcfa, 0x0014_181d),
        Token::Ink => (0x001b_1f24, 0x00e9_ebee),
        Token::Muted => (0x0059_616b, 0x00a9_b1bb),
        Token::Grid => (0x00e3_e1dc, 0x002e_353d),
        Token::Accent => (0x0011_5e9c, 0x0062_b0f0),
        Token::Baseline => (0x0083_8a93, 0x0080_8994),
        Token::Danger => (0x00b8_2a1e, 0x00ff_7f73),
        Token::Region(region) => match region {
            Region::MiddleEast => (0x00c2_571a, 0x00f0_8f52),
            Region::Russia => (0x0064_4295, 0x00b8_a2e3),
            Region::AsiaPacific => (0x0026_76b8, 0x006c_b4ec),
            Region::Africa => (0x0085_7410, 0x00d2_be55),
            Region::Americas => (0x000f_8069, 0x0052_c4a8),
            Region::Europe => (0x00b0_4f86, 0x00e8_98c4),
            Region::Unknown => (0x0079_8089, 0x0098_a1ab),
        },
        Token::Source(source) => match source {
            EnergySource::Oil => (0x005f_4b3f, 0x00a5_8b79),
            EnergySource::Gas => (0x00c4_7a2c, 0x00e6_a65c),
            EnergySource::Coal => (0x006b_737d, 0x007d_8792),
            EnergySource::Nuclear => (0x0083_4d9e, 0x00c0_97d8),
            EnergySource::Hydro => (0x002b_6fb0, 0x006f_aee8),
            EnergySource::Solar => (0x00a5_7c00, 0x00e3_c24d),
            EnergySource::Wind => (0x001c_8a7d, 0x0059_c6b8),
            EnergySource::OtherRenewables => (0x004d_8530, 0x0094_c775),
            EnergySource::Biofuel => (0x0081_7f2b, 0x00c4_c26a),
        },
        Token::Status(status) => match status {
            ProjectStatus::Operating => (0x000f_8069, 0x0052_c4a8),
            ProjectStatus::Limited => (0x009a_6a00, 0x00e0_b54a),
            ProjectStatus::Suspended => (0x00b8_4e12, 0x00f0_8f52),
            ProjectStatus::Planned => (0x0026_76b8, 0x006c_b4ec),
            ProjectStatus::Cancelled => (0x0059_616b, 0x0098_a1ab),
            ProjectStatus::Context => (0x006b_7078, 0x0088_919c),
        },
        Token::Series(series) => match series {
            SeriesColour::Blue => (0x0011_5e9c, 0x0062_b0f0),
            SeriesColour::Orange => (0x00b8_4e12, 0x00f0_8f52),
            SeriesColour::Teal => (0x000d_7560, 0x0052_c4a8),
            SeriesColour::Purple => (0x0073_4a9e, 0x00b8_a2e3),
            SeriesColour::Olive => (0x0075_6608, 0x00d2_be55),
            SeriesColour::Grey => (0x005f_6771, 0x00a9_b1bb),
        },
    };
    pick(light, dark, theme)
}

/// The colour of a paint.
pub fn paint_colour(paint: Paint, theme: Theme) -> Colour {
    match paint {
        Paint::Solid(token) => colour(token, theme),
        Paint::Pale(token) => mixed(colour(token, theme), colour(Token::Background, theme), 0.75),
        Paint::On(token) => palette::readable_on(colour(token, theme)),
    }
}

/// Every token with the name of its CSS variable.
pub fn all() -> Vec<(String, Token)> {
    let mut tokens: Vec<(String, Token)> = [
        ("background", Token::Background),
        ("ink", Token::Ink),
        ("muted", Token::Muted),
        ("grid", Token::Grid),
        ("accent", Token::Accent),
        ("baseline", Token::Baseline),
        ("danger", Token::Danger),
    ]
    .map(|(name, token)| (name.to_owned(), token))
    .into();
    let kebab = |prefix: &str, id: &str| format!("{prefix}-{}", id.replace('_', "-"));
    tokens.extend(
        Region::ALL
            .iter()
            .map(|region| (kebab("region", region.id()), Token::Region(*region))),
    );
    tokens.extend(
        EnergySource::ALL
            .iter()
            .map(|source| (kebab("source", source.id()), Token::Source(*source))),
    );
    tokens.extend(
        ProjectStatus::ALL
            .iter()
            .map(|status| (kebab("status", status.id()), Token::Status(*status))),
    );
    tokens
}

/// The tokens as CSS custom properties, for a `:root` rule.
pub fn css_variables(theme: Theme) -> String {
    let mut css = String::new();
    for (name, token) in all() {
        css.push_str("--");
        css.push_str(&name);
        css.push(':');
        css.push_str(&colour(token, theme).hex());
        css.push(';');
    }
    css.push_str("--chart-font:");
    css.push_str(FONT_FAMILY);
    css.push(';');
    css
}
