//! Colours and sizes: the one source for canvas, SVG and CSS.
//!
//! Within each family the colours differ in lightness as well as hue, as far as 3 : 1 against the background allows,
//! so that readers with protanopia or deuteranopia tell them apart (see `tests/colour_vision.rs`).

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
    /// The token, nine tenths faded into the ground.
    Faint(Token),
    /// Black or white, whichever reads better on the token.
    On(Token),
    /// The token, half faded into the ground.
    #[cfg(feature = "answers")]
    Half(Token),
    /// Black or white, whichever reads better on that.
    #[cfg(feature = "answers")]
    OnHalf(Token),
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
            Region::MiddleEast => (0x00d8_7822, 0x00fc_9d47),
            Region::Russia => (0x004f_1480, 0x00d1_a8ff),
            Region::AsiaPacific => (0x0020_61b7, 0x0035_71c9),
            Region::Africa => (0x0071_5d00, 0x0076_6500),
            Region::Americas => (0x0005_462c, 0x0090_e5c0),
            Region::Europe => (0x0089_3c70, 0x00a5_417f),
            Region::Unknown => (0x007d_8792, 0x0093_9393),
        },
        Token::Source(source) => match source {
            EnergySource::Oil => (0x0048_2f1a, 0x0099_837c),
            EnergySource::Gas => (0x00d1_7d00, 0x00ff_c696),
            EnergySource::Coal => (0x005e_6a77, 0x005b_6774),
            EnergySource::Nuclear => (0x005a_2468, 0x00d5_a4ee),
            EnergySource::Hydro => (0x000f_6fc0, 0x003a_70c9),
            EnergySource::Solar => (0x0090_6d00, 0x00d7_b910),
            EnergySource::Wind => (0x0002_5354, 0x0078_eae9),
            EnergySource::OtherRenewables => (0x0076_9972, 0x0084_ae69),
            EnergySource::Biofuel => (0x0058_5500, 0x0067_6a02),
        },
        Token::Status(status) => match status {
            ProjectStatus::Operating => (0x0000_5548, 0x0071_f0c4),
            ProjectStatus::Limited => (0x0098_6b00, 0x00f0_c14e),
            ProjectStatus::Suspended => (0x008c_2204, 0x00de_5a14),
            ProjectStatus::Planned => (0x0010_66bf, 0x0015_85dc),
            ProjectStatus::Cancelled => (0x006c_7480, 0x0099_9999),
            ProjectStatus::Context => (0x0060_636a, 0x00a7_afbc),
        },
        Token::Series(series) => match series {
            SeriesColour::Blue => (0x0037_70d0, 0x0043_82d9),
            SeriesColour::Orange => (0x00ca_4400, 0x00da_5c26),
            SeriesColour::Teal => (0x000d_835f, 0x006c_eed8),
            SeriesColour::Purple => (0x004d_0f83, 0x00e4_98ff),
            SeriesColour::Olive => (0x003d_3b00, 0x00ed_cb62),
            SeriesColour::Grey => (0x004e_5560, 0x00a4_a4a4),
        },
    };
    pick(light, dark, theme)
}

/// The colour of a paint.
pub fn paint_colour(paint: Paint, theme: Theme) -> Colour {
    match paint {
        Paint::Solid(token) => colour(token, theme),
        Paint::Pale(token) => mixed(colour(token, theme), colour(Token::Background, theme), 0.75),
        Paint::Faint(token) => mixed(colour(token, theme), colour(Token::Background, theme), 0.9),
        Paint::On(token) => palette::readable_on(colour(token, theme)),
        #[cfg(feature = "answers")]
        Paint::Half(token) => mixed(colour(token, theme), colour(Token::Background, theme), 0.5),
        #[cfg(feature = "answers")]
        Paint::OnHalf(token) => palette::readable_on(paint_colour(Paint::Half(token), theme)),
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

/// The tokens of pages around charts.
const OF_PAGES: [&str; 6] = ["background", "ink", "muted", "grid", "accent", "danger"];

/// The tokens of pages as CSS custom properties, for a `:root` rule. Those of charts alone are in the charts.
pub fn css_variables(theme: Theme) -> String {
    let mut css = String::new();
    let of_pages = all().into_iter();
    for (name, token) in of_pages.filter(|(name, _)| OF_PAGES.contains(&name.as_str())) {
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
