use serde::{Deserialize, Serialize};

/// How figures answer to another one: curves over one axis, a panel each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurvesSpec {
    /// The panels, from top to bottom, all over the same axis.
    pub panels: Vec<CurvePanel>,
    /// What the horizontal axis counts, with its unit, such as `Demand restraint, %`.
    pub axis_label: String,
    /// Places on the horizontal axis that are marked in every panel.
    pub marks: Vec<CurveMark>,
    /// Name of the swatch of lines; empty where there is no band to tell them from.
    pub line_label: String,
    /// Name of the swatch of bands; empty without one.
    pub band_label: String,
    /// What stands in place of the panels where there are none.
    pub empty_label: String,
}

/// One curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurvePanel {
    /// What it shows.
    pub name: String,
    /// Its unit, beside the name.
    pub unit: String,
    /// The curve, by rising place.
    pub points: Vec<CurvePoint>,
    /// A level that is aimed at.
    pub target: Option<CurveTarget>,
    /// Parts of the horizontal axis without an answer, hatched.
    pub gaps: Vec<CurveGap>,
}

/// A point of a curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurvePoint {
    /// The place on the horizontal axis.
    pub at: f64,
    /// The figure there; `None` interrupts the curve.
    pub value: Option<f64>,
    /// Lower and upper edge of the band there.
    pub band: Option<[f64; 2]>,
    /// What is read out there.
    pub readout: String,
}

/// A level across a panel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurveTarget {
    /// Where, in the panel's unit.
    pub value: f64,
    /// What it is called, such as `at least 180 days`.
    pub label: String,
}

/// A place on the horizontal axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurveMark {
    /// Where.
    pub at: f64,
    /// What it is called, such as `met at 12 %`.
    pub label: String,
    /// Whether it is the answer, rather than where something stands now.
    pub is_answer: bool,
}

/// A part of the horizontal axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurveGap {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Why there is no answer.
    pub label: String,
}
