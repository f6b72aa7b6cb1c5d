//! The segments of a fuel's two bars: one order for both, small suppliers together.

use crate::order::sort_few;
use std::borrow::Cow;
use std::collections::BTreeMap;

use model::Region;

use crate::scale::amount;
use crate::spec::{FuelGroup, Supplier};
use crate::tokens::Token;

/// A supplier below this share of both bars is merged with the others.
const SMALL: f64 = 0.02;

/// What a segment stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Energy that arrives.
    Delivered,
    /// Energy that arrives because the scenario adds it.
    Added,
    /// Energy that a closure stops.
    NotDelivered,
}

/// A piece of a bar.
#[derive(Debug)]
pub struct Segment<'a> {
    pub code: &'a str,
    pub name: Cow<'a, str>,
    pub token: Token,
    pub petajoules: f64,
    pub part: Part,
}

/// A bar; `delivered` is `None` when there are no figures.
#[derive(Debug)]
pub struct Bar<'a> {
    pub segments: Vec<Segment<'a>>,
    pub delivered: Option<f64>,
}

impl Bar<'_> {
    fn length(&self) -> f64 {
        self.segments.iter().map(|segment| segment.petajoules).sum()
    }
}

/// Length of the longer bar, PJ.
pub fn longest(bars: &[Bar; 2]) -> f64 {
    bars[0].length().max(bars[1].length())
}

/// Where a supplier stands among its peers, the same in both bars.
struct Standing {
    region: Region,
    petajoules: [f64; 2],
    largest_share: f64,
    added: bool,
    place: usize,
}

fn planned(supplier: &Supplier) -> Option<f64> {
    let stopped = amount(Some(supplier.not_delivered_petajoules)).unwrap_or(0.0);
    amount(supplier.petajoules).map(|delivered| delivered + stopped)
}

/// The baseline bar and the scenario bar of a fuel.
pub fn bars<'a>(group: &'a FuelGroup, others: &str) -> [Bar<'a>; 2] {
    let lists = [group.baseline.as_deref(), group.scenario.as_deref()];
    let mut standings: BTreeMap<&str, Standing> = BTreeMap::new();
    for (which, list) in lists.iter().enumerate() {
        let suppliers = list.unwrap_or_default();
        let total: f64 = suppliers.iter().filter_map(planned).sum();
        for supplier in suppliers {
            let Some(petajoules) = planned(supplier) else {
                continue;
            };
            let standing = standings.entry(&supplier.code).or_insert(Standing {
                region: supplier.region,
                petajoules: [0.0; 2],
                largest_share: 0.0,
                added: false,
                place: 0,
            });
            standing.petajoules[which] += petajoules;
            standing.added |= supplier.added;
            if total > 0.0 {
                standing.largest_share = standing.largest_share.max(petajoules / total);
            }
        }
    }
    let mut order: Vec<&mut Standing> = standings.values_mut().collect();
    sort_few(&mut order, |a, b| {
        let sizes = |standing: &Standing| (standing.petajoules[0], standing.petajoules[1]);
        let ((a0, a1), (b0, b1)) = (sizes(a), sizes(b));
        a.region
            .cmp(&b.region)
            .then(b0.total_cmp(&a0))
            .then(b1.total_cmp(&a1))
    });
    for (place, standing) in order.into_iter().enumerate() {
        standing.place = place;
    }
    lists.map(|list| bar(list, &standings, others))
}

fn bar<'a>(
    list: Option<&'a [Supplier]>,
    standings: &BTreeMap<&str, Standing>,
    others: &str,
) -> Bar<'a> {
    let suppliers = list.unwrap_or_default();
    let mut known: Vec<(&Standing, &Supplier)> = suppliers
        .iter()
        .filter(|supplier| planned(supplier).is_some())
        .filter_map(|supplier| {
            standings
                .get(supplier.code.as_str())
                .map(|standing| (standing, supplier))
        })
        .collect();
    if known.is_empty() {
        return Bar {
            segments: Vec::new(),
            delivered: None,
        };
    }
    sort_few(&mut known, |one, other| one.0.place.cmp(&other.0.place));
    let is_small = |standing: &Standing| standing.largest_share < SMALL && !standing.added;
    let small = || {
        known
            .iter()
            .filter(|(standing, _)| is_small(standing))
            .map(|(_, supplier)| *supplier)
    };
    // A group of one would hide a name and save nothing.
    let merges = small().count() > 1;
    let shown = || {
        known
            .iter()
            .filter(|(standing, _)| !(merges && is_small(standing)))
            .map(|(_, supplier)| *supplier)
    };

    let mut segments = Vec::with_capacity(known.len() + 2);
    let of = |supplier: &'a Supplier, petajoules, part| Segment {
        code: &supplier.code,
        name: Cow::Borrowed(supplier.name.as_str()),
        token: Token::Region(supplier.region),
        petajoules,
        part,
    };
    let rest = |petajoules, part| Segment {
        code: "",
        name: Cow::Owned(format!("{others} ({})", small().count())),
        token: Token::Region(Region::Unknown),
        petajoules,
        part,
    };
    let delivered = |supplier: &Supplier| amount(supplier.petajoules).unwrap_or(0.0);
    let stopped =
        |supplier: &Supplier| amount(Some(supplier.not_delivered_petajoules)).unwrap_or(0.0);
    for supplier in shown() {
        segments.push(of(
            supplier,
            delivered(supplier),
            if supplier.added {
                Part::Added
            } else {
                Part::Delivered
            },
        ));
    }
    if merges {
        segments.push(rest(small().map(delivered).sum(), Part::Delivered));
    }
    for supplier in shown() {
        segments.push(of(supplier, stopped(supplier), Part::NotDelivered));
    }
    if merges {
        segments.push(rest(small().map(stopped).sum(), Part::NotDelivered));
    }
    segments.retain(|segment| segment.petajoules > 0.0);
    Bar {
        delivered: Some(known.iter().map(|(_, supplier)| delivered(supplier)).sum()),
        segments,
    }
}

#[cfg(test)]
mod tests {
    use model::Fuel;

    use super::*;

    fn supplier(code: &str, region: Region, petajoules: f64) -> Supplier {
        Supplier {
            code: code.into(),
            name: code.into(),
            region,
            petajoules: Some(petajoules),
            not_delivered_petajoules: 0.0,
            added: false,
        }
    }

    fn group(baseline: Vec<Supplier>, scenario: Vec<Supplier>) -> FuelGroup {
        FuelGroup {
            fuel: Fuel::CrudeOil,
            label: String::new(),
            name_in_sentence: String::new(),
            baseline: Some(baseline),
            scenario: Some(scenario),
        }
    }

    #[test]
    fn small_suppliers_are_merged_in_both_bars_or_in_neither() {
        let baseline = vec![
            supplier("BIG", Region::MiddleEast, 960.0),
            supplier("A", Region::Africa, 10.0),
            supplier("B", Region::Africa, 10.0),
            supplier("GROWS", Region::Americas, 20.0 - 1.0),
        ];
        let mut scenario = baseline.clone();
        scenario[3].petajoules = Some(200.0);
        let group = group(baseline, scenario);
        let names = bars(&group, "others").map(|bar| {
            bar.segments
                .iter()
                .map(|segment| segment.name.to_string())
                .collect::<Vec<_>>()
        });
        assert_eq!(names[0], ["BIG", "GROWS", "others (2)"]);
        assert_eq!(names[0], names[1]);
    }

    #[test]
    fn stopped_cargoes_come_last_and_do_not_count_as_delivered() {
        let mut scenario = vec![
            supplier("A", Region::MiddleEast, 40.0),
            supplier("B", Region::Russia, 50.0),
        ];
        scenario[0].not_delivered_petajoules = 60.0;
        let group = group(Vec::new(), scenario);
        let [baseline, scenario] = bars(&group, "others");
        assert_eq!(baseline.delivered, None);
        assert_eq!(scenario.delivered, Some(90.0));
        assert_eq!(
            scenario.segments.last().map(|segment| segment.part),
            Some(Part::NotDelivered)
        );
    }
}
