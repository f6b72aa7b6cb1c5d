//! What a request wants most: lists of words with weights (RFC 9110, section 12.4.2).

use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, HeaderName};

/// The words of a header, in lower case, each with how much it is wanted, 0 to 1. A weight that is no number counts as 0.
pub fn weighted(request: &HeaderMap, header: &HeaderName) -> Vec<(String, f32)> {
    let values = request.get_all(header).iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let items = values.flat_map(|value| value.split(',')).map(|item| {
        let item = item.to_ascii_lowercase();
        let mut parts = item.split(';').map(str::trim);
        let word = parts.next().unwrap_or_default().to_owned();
        let weight = parts.find_map(|part| part.strip_prefix("q="));
        (
            word,
            weight.map_or(1.0, |weight| weight.parse().unwrap_or(0.0)),
        )
    });
    items.collect()
}

/// How much each of some media types is wanted, by the most exact of the ranges in `Accept` that it is in. Without the header, and for
/// a type in no range, that is 0.
pub fn weights<const N: usize>(request: &HeaderMap, kinds: [&str; N]) -> [f32; N] {
    let ranges = weighted(request, &ACCEPT);
    kinds.map(|kind| {
        let whole = kind.split_once('/').map(|(whole, _)| format!("{whole}/*"));
        let exactness = |range: &str| match range {
            range if range == kind => Some(2),
            range if Some(range) == whole.as_deref() => Some(1),
            "*/*" => Some(0),
            _ => None,
        };
        let within = ranges.iter();
        let within = within.filter_map(|(range, weight)| Some((exactness(range)?, *weight)));
        // Of equals the last counts.
        let best = within.max_by_key(|(exactness, _)| *exactness);
        best.map_or(0.0, |(_, weight)| weight)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_exact_range_tells_how_much_a_type_is_wanted() {
        for (accept, expected) in [
            ("", [0.0, 0.0]),
            ("*/*", [1.0, 1.0]),
            ("text/csv", [1.0, 0.0]),
            ("text/*, application/json;q=0.5", [1.0, 0.5]),
            ("text/*;q=0.9, Text/CSV;q=0.1, */*", [0.1, 1.0]),
            ("text/csv;charset=utf-8;q=0", [0.0, 0.0]),
        ] {
            let mut request = HeaderMap::new();
            request.insert(ACCEPT, accept.parse().unwrap());
            let found = weights(&request, ["text/csv", "application/json"]);
            assert_eq!(
                found.map(f32::to_bits),
                expected.map(f32::to_bits),
                "{accept}"
            );
        }
    }
}
