//! A scenario as a short text: `1`, the version, then one number in base 64 and its check digit.
//!
//! The number holds the rules and a code for every slot of [`super::slots`], the first slot least significant. So slots that
//! are appended do not change what an older text says, and a scenario that moves only levers early in the catalogue is short.

use model::{Baseline, Displacement, PowerOrder, Scenario};

use super::digits::Digits;
use super::moved;
use super::slots::SLOTS;

const VERSION: char = '1';
/// Codes for a rule's words, by their order in the model, with one to spare.
const RULE_CODES: u32 = 4;

/// Packs what a scenario is on a baseline. A value between two steps becomes the nearest step.
pub(super) fn pack(scenario: &Scenario, baseline: &Baseline) -> String {
    let mut digits = Digits::default();
    for slot in SLOTS.iter().rev() {
        let spec = baseline.levers.iter().find(|spec| spec.lever == slot.lever);
        let code = spec.and_then(|spec| {
            let range = (spec.minimum_in(baseline), spec.maximum_in(baseline));
            let code = slot.code(moved(scenario, spec, baseline)?, range);
            (slot.value(code) != spec.resting_value(baseline)).then_some(code)
        });
        digits.push(slot.codes(), code.unwrap_or_default());
    }
    digits.push(RULE_CODES, place(PowerOrder::ALL, scenario.power_order));
    digits.push(RULE_CODES, place(Displacement::ALL, scenario.displacement));
    let mut text = VERSION.to_string();
    digits.write(&mut text);
    text
}

/// Reads a packed scenario as it stands, on no baseline: its values may be out of range by now. `None` if the text is of
/// another version or damaged.
pub(super) fn unpack(text: &str) -> Option<Scenario> {
    let mut digits = Digits::read(text.strip_prefix(VERSION)?)?;
    let mut scenario = Scenario {
        displacement: *Displacement::ALL.get(digits.pop(RULE_CODES) as usize)?,
        power_order: *PowerOrder::ALL.get(digits.pop(RULE_CODES) as usize)?,
        ..Scenario::default()
    };
    for slot in &SLOTS {
        if let Some(value) = slot.value(digits.pop(slot.codes())) {
            scenario.set(slot.lever, value);
        }
    }
    digits.is_zero().then_some(scenario)
}

fn place<T: Copy + PartialEq>(words: &[T], word: T) -> u32 {
    words
        .iter()
        .position(|other| *other == word)
        .unwrap_or_default() as u32
}
