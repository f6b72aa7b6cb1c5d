//! What could not be taken from the address, in words.

use model::Baseline;
use text::number::short;
use wire::Notice;

use crate::words::words;

/// A notice as a sentence that names the lever as the page does.
pub fn text(notice: &Notice, baseline: &Baseline) -> String {
    let name = |lever: &str| {
        let spec = baseline.levers.iter().find(|spec| spec.lever == lever);
        spec.map_or_else(
            || lever.to_owned(),
            |spec| words().lever(spec, baseline).label,
        )
    };
    match notice {
        Notice::Clamped { lever, given, used } => {
            words().page_clamped(given, &name(lever), &short(*used))
        }
        Notice::NotUsable { lever } => words().page_not_usable(&name(lever)),
        Notice::Unreadable { key, given } => words().page_unreadable_value(given, &name(key)),
    }
}
