//! Colours of a family stay apart for readers who see two primaries.
//!
//! Simulation: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. Distance: `OKLab`, times 100.

use charts::tokens::{Colour, Token, colour};
use charts::{ProjectStatus, SeriesColour, Theme};
use model::{EnergySource, Region};

type Matrix = [[f64; 3]; 3];

const NORMAL: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTANOPIA: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_82, 0.042_94, 0.968_881],
];
const TO_LMS: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const TO_LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
];

fn times(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

fn seen(colour: Colour, vision: &Matrix) -> [f64; 3] {
    let linear = [colour.red, colour.green, colour.blue].map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    let simulated = times(vision, linear).map(|part| part.clamp(0.0, 1.0));
    times(&TO_LAB, times(&TO_LMS, simulated).map(f64::cbrt))
}

fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    100.0
        * one
            .iter()
            .zip(other)
            .map(|(a, b)| (a - b).powi(2))
            .sum::<f64>()
            .sqrt()
}

fn too_close(least: f64, family: &[Token]) -> Vec<String> {
    let mut failures = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        for vision in [NORMAL, PROTANOPIA, DEUTERANOPIA] {
            for (place, one) in family.iter().enumerate() {
                for other in &family[..place] {
                    let apart = distance(
                        seen(colour(*one, theme), &vision),
                        seen(colour(*other, theme), &vision),
                    );
                    if apart < least {
                        failures.push(format!("{theme:?} {one:?} and {other:?}: {apart:.1}"));
                    }
                }
            }
        }
    }
    failures
}

#[test]
fn regions_stay_apart() {
    let family: Vec<Token> = Region::ALL.iter().copied().map(Token::Region).collect();
    assert_eq!(too_close(8.0, &family), Vec::<String>::new());
}

#[test]
fn neighbouring_energy_sources_stay_apart() {
    for pair in EnergySource::ALL.windows(2) {
        let family = [Token::Source(pair[0]), Token::Source(pair[1])];
        assert_eq!(too_close(8.0, &family), Vec::<String>::new());
    }
    let family: Vec<Token> = EnergySource::ALL
        .iter()
        .copied()
        .map(Token::Source)
        .collect();
    assert_eq!(too_close(6.0, &family), Vec::<String>::new());
}

#[test]
fn lines_stay_apart() {
    let family: Vec<Token> = SeriesColour::ALL
        .iter()
        .copied()
        .map(Token::Series)
        .collect();
    assert_eq!(too_close(8.0, &family), Vec::<String>::new());
}

#[test]
fn project_statuses_stay_apart() {
    // Cancelled and context are two greys on purpose: neither is a supply, and both are spelled out.
    let coloured = ProjectStatus::ALL
        .iter()
        .copied()
        .filter(|status| *status != ProjectStatus::Context);
    let family: Vec<Token> = coloured.map(Token::Status).collect();
    assert_eq!(too_close(8.0, &family), Vec::<String>::new());
}
