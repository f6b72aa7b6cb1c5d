//! Colour arithmetic: mixing, and contrast after WCAG 2.2.

use super::Theme;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    const fn from_hex(hex: u32) -> Self {
        Self {
            red: (hex >> 16) as u8,
            green: (hex >> 8) as u8,
            blue: hex as u8,
        }
    }

    /// As CSS writes it: `#1b1f24`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Relative luminance, <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// Contrast ratio of two colours, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    if one > other {
        one / other
    } else {
        other / one
    }
}

pub(super) const fn pick(light: u32, dark: u32, theme: Theme) -> Colour {
    match theme {
        Theme::Light => Colour::from_hex(light),
        Theme::Dark => Colour::from_hex(dark),
    }
}

/// `colour` with a part of `ground` mixed in.
pub(super) fn mixed(colour: Colour, ground: Colour, part: f64) -> Colour {
    let mix = |a: u8, b: u8| (f64::from(a) * (1.0 - part) + f64::from(b) * part).round() as u8;
    Colour {
        red: mix(colour.red, ground.red),
        green: mix(colour.green, ground.green),
        blue: mix(colour.blue, ground.blue),
    }
}

/// Black or white: one of them always reaches 4.5 : 1.
pub(super) fn readable_on(ground: Colour) -> Colour {
    // Equal contrast with black and white lies at the luminance sqrt(1.05 * 0.05) - 0.05.
    if ground.luminance() > 0.179 {
        Colour::from_hex(0)
    } else {
        Colour::from_hex(0x00ff_ffff)
    }
}
