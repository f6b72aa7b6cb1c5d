//! Commodities of the Harmonized System that are fuels of ours.

use model::Fuel;

/// What a commodity code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commodity {
    /// A fuel as a whole.
    Whole(Fuel),
    /// A part of a fuel, which the heading above it holds too.
    Part(Fuel),
    /// More than one fuel at once; the text says which codes to ask for.
    Mixed(&'static str),
    /// Another commodity.
    Other,
}

/// Looks up a code of two to six digits.
pub fn commodity(code: &str) -> Commodity {
    match code {
        "2709" => Commodity::Whole(Fuel::CrudeOil),
        "2710" => Commodity::Whole(Fuel::OilProducts),
        "2701" => Commodity::Whole(Fuel::Coal),
        "271111" => Commodity::Whole(Fuel::Lng),
        "271121" => Commodity::Whole(Fuel::PipelineGas),
        "27" | "TOTAL" | "AG2" | "AG4" | "AG6" => Commodity::Mixed(
            "more than fuels of one kind: ask for 2701, 2709, 2710, 271111 and 271121",
        ),
        "2711" => {
            Commodity::Mixed("gases of every kind: ask for 271111 (LNG) and 271121 (by pipeline)")
        }
        _ if code.len() == 6 => match code.get(..4) {
            Some("2709") => Commodity::Part(Fuel::CrudeOil),
            Some("2710") => Commodity::Part(Fuel::OilProducts),
            Some("2701") => Commodity::Part(Fuel::Coal),
            _ => Commodity::Other,
        },
        _ => Commodity::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_their_parts_are_told_apart() {
        assert_eq!(commodity("2709"), Commodity::Whole(Fuel::CrudeOil));
        assert_eq!(commodity("270900"), Commodity::Part(Fuel::CrudeOil));
        assert_eq!(commodity("271112"), Commodity::Other);
        assert!(matches!(commodity("2711"), Commodity::Mixed(_)));
        assert_eq!(commodity(""), Commodity::Other);
        assert_eq!(commodity("ääää"), Commodity::Other);
    }
}
