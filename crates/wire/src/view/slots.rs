//! What a packed scenario has room for: one slot a lever.
//!
//! This table is version 1 of the packed form, and links out in the world rest on it. It repeats ranges and steps of
//! `data/levers.csv` on purpose, so that a later change of the data does not change what an old link says.
//!
//! - Append a slot for every new lever. Never reorder, remove or change one; a lever that leaves the catalogue keeps its slot.
//! - A narrower range needs nothing: the value is clamped when it is read. A wider range or a finer step needs a version 2,
//!   which keeps this table to read version 1.
//! - A scenario with every lever moved takes 46 characters. The longest address is 290 of 300, which leaves room for some
//!   14 bits more, or three closures.

/// The values of one lever that can be packed, in tenths of the lever's unit, so that they are whole numbers.
pub(super) struct Slot {
    pub lever: &'static str,
    least: i16,
    most: i16,
    step: i16,
}

const fn slot(lever: &'static str, (least, most): (i16, i16), step: i16) -> Slot {
    Slot {
        lever,
        least,
        most,
        step,
    }
}

/// A closure or a loss: percent, by steps of 5.
const fn part(lever: &'static str) -> Slot {
    slot(lever, (0, 1_000), 50)
}

/// Ranges are the catalogue's, or wider where an importer's own figure can widen them: stocks, nuclear power, shares.
pub(super) const SLOTS: [Slot; 50] = [
    part("hormuz"),
    part("malacca"),
    part("south_china_sea"),
    part("bab_el_mandeb"),
    part("panama"),
    slot("closure_start", (0, 1_800), 10),
    slot("closure_days", (10, 3_650), 10),
    part("suez"),
    part("lombok"),
    part("taiwan_strait"),
    part("luzon_strait"),
    part("la_perouse"),
    part("tsugaru"),
    part("tsushima_korea"),
    part("sunda"),
    part("makassar"),
    part("singapore_strait"),
    part("cape_of_good_hope"),
    part("russia_loss"),
    part("saudi_loss"),
    part("uae_loss"),
    part("qatar_loss"),
    part("australia_loss"),
    part("us_loss"),
    slot("oil_stock_days", (0, 4_000), 10),
    slot("lng_stock_days", (0, 1_000), 10),
    slot("restraint", (0, 500), 10),
    slot("bypass", (0, 1_000), 50),
    slot("fleet_slack", (0, 1_000), 10),
    slot("rfe_lng", (0, 55), 5),
    slot("rfe_crude", (0, 9_600), 200),
    slot("sakhalin1_crude", (0, 2_400), 100),
    slot("rfe_coal", (0, 400), 10),
    slot("sakhalin2_train3", (0, 50), 5),
    slot("vladivostok_lng", (0, 100), 5),
    slot("far_east_lng", (0, 62), 2),
    slot("sakhalin_pipeline", (0, 200), 10),
    slot("sakhalin_power", (0, 40), 5),
    slot("lng_canada", (0, 140), 5),
    slot("us_gulf_lng", (0, 180), 5),
    slot("scarborough_lng", (0, 80), 5),
    slot("mozambique_lng", (0, 130), 5),
    slot("us_crude", (0, 6_000), 200),
    // Half of the slider's step, to meet the end of the range.
    slot("tmx_crude", (0, 8_900), 100),
    // Finer than the slider: presets name plans to a tenth.
    slot("nuclear", (0, 1_500), 1),
    slot("renewables", (0, 3_000), 50),
    slot("coal_to_gas", (-500, 500), 50),
    slot("demand", (-300, 300), 10),
    slot("yanbu_share", (0, 1_000), 10),
    slot("fujairah_share", (0, 1_000), 10),
];

impl Slot {
    /// How many codes there are: one for a lever at rest, which is 0, and one for each value.
    pub fn codes(&self) -> u32 {
        self.last() + 2
    }

    /// The code of the packable value that is nearest to `value` and within `range`; of two that are equally near, the
    /// higher.
    pub fn code(&self, value: f64, (minimum, maximum): (f64, f64)) -> u32 {
        let place = (value * 10.0 - f64::from(self.least)) / f64::from(self.step);
        // The conversion cuts off, and takes what is below zero for zero.
        let code = ((place + 0.5) as u32).min(self.last()) + 1;
        // An end of the range can be an importer's own figure, off the steps: the nearest value may lie beyond it.
        match self.value(code) {
            Some(near) if near > maximum => (code - 1).max(1),
            Some(near) if near < minimum => (code + 1).min(self.last() + 1),
            _ => code,
        }
    }

    /// The value of a code; `None` if the lever rests.
    pub fn value(&self, code: u32) -> Option<f64> {
        let place = code.checked_sub(1)?;
        let tenths = i32::from(self.least) + place.cast_signed() * i32::from(self.step);
        // Divided once, so that it is the very number that its decimal text is.
        Some(f64::from(tenths) / 10.0)
    }

    /// The place of the largest value.
    fn last(&self) -> u32 {
        ((self.most - self.least) / self.step) as u32
    }
}
