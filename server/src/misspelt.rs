//! Keys of a query that were meant as one of ours. Links carry keys of others, which mean nothing here; one that is nearly ours
//! is an error of whoever wrote it, and would show something else than was meant.

use strsim::osa_distance;
use wire::{DISPLACE, REPLACE, key};

use crate::edition::Edition;
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};

/// Keys beside the levers and the choices of charts.
const OTHERS: [&str; 14] = [
    "importer",
    "year",
    "lang",
    "theme",
    "levers",
    "range",
    "only",
    "seed",
    "against",
    "capacity_factor",
    "with_never_built",
    "frontier",
    DISPLACE,
    REPLACE,
];
/// Shorter keys are near to everything.
const SHORTEST: usize = 4;
/// From so many letters on two of them may be wrong, below one.
const LONG: usize = 6;

/// Refuses a query with a key that is nearly one of ours.
pub(crate) fn refuse(query: &Query, edition: &Edition) -> Result<(), ApiProblem> {
    let levers = edition.tables().levers.iter();
    let known = levers
        .map(|row| row.lever.as_str())
        .chain(OTHERS)
        .chain(key::ALL);
    let known = known.collect::<Vec<_>>();
    for key in query.keys().filter(|key| !known.contains(key)) {
        if let Some(meant) = nearest(key, &known) {
            let key = key.chars().take(40).collect::<String>();
            let detail = format!(
                "{key} means nothing here: did you mean {meant}? Correct it, or leave it out."
            );
            return Err(invalid(detail, &[meant]));
        }
    }
    Ok(())
}

/// The known key that one was probably meant as.
fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let key = key.trim().to_ascii_lowercase().replace('-', "_");
    if key.len() < SHORTEST || key.len() > 40 {
        return None;
    }
    let near = known
        .iter()
        .map(|known| (osa_distance(&key, known), *known));
    let near = near.filter(|(distance, known)| *distance <= if known.len() < LONG { 1 } else { 2 });
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_ours_was_meant_so_and_trackers_are_not() {
        let known = ["hormuz", "closure_days", "demand", "year", "lang"];
        for (key, meant) in [
            ("hormus", "hormuz"),
            ("Hormuz", "hormuz"),
            ("closure-days", "closure_days"),
            ("closuredays", "closure_days"),
            ("yaer", "year"),
        ] {
            assert_eq!(nearest(key, &known), Some(meant), "{key}");
        }
        for key in [
            "utm_source",
            "fbclid",
            "gclid",
            "ref",
            "v",
            "share",
            "mc_cid",
            "childId",
            "amp",
        ] {
            assert_eq!(nearest(key, &known), None, "{key}");
        }
    }
}
