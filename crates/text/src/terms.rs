//! Words for the model's vocabularies. Each of these has a text for every term, which a test holds it to.

use model::{Displacement, EnergySource, Fuel, Indicator, LeverGroup, PowerOrder, Quality, Region};

use crate::indicator_group::IndicatorGroup;
use crate::messages::Messages;

macro_rules! terms {
    ($($(#[$doc:meta])* $method:ident($term:ty) = $lookup:ident;)+) => {
        impl Messages {
            $($(#[$doc])*
            pub fn $method(&self, term: $term) -> &str {
                self.$lookup(term.id()).unwrap_or_default()
            })+
        }

        #[cfg(all(test, feature = "languages"))]
        mod tests {
            use super::*;

            #[test]
            fn every_term_has_a_text() {
                let messages = &crate::english().messages;
                $(for term in <$term>::ALL {
                    assert!(messages.$lookup(term.id()).is_some(), "{} {}", stringify!($lookup), term.id());
                })+
            }
        }
    };
}

terms! {
    /// A fuel.
    fuel(Fuel) = fuel_by_id;
    /// A fuel inside a sentence.
    fuel_in_sentence(Fuel) = fuel_in_sentence_by_id;
    /// A source of primary energy.
    energy_source(EnergySource) = energy_source_by_id;
    /// A region.
    region(Region) = region_by_id;
    /// A grade of quality.
    quality(Quality) = quality_by_id;
    /// An indicator's name.
    indicator(Indicator) = indicator_by_id;
    /// Its definition in a sentence, formula included.
    indicator_definition(Indicator) = indicator_definition_by_id;
    /// A heading over indicators.
    indicator_group(IndicatorGroup) = indicator_group_by_id;
    /// A panel of levers.
    lever_group(LeverGroup) = lever_group_by_id;
    /// What its levers do.
    lever_group_help(LeverGroup) = lever_group_help_by_id;
    /// A rule of displacement.
    displacement(Displacement) = displacement_by_id;
    /// Which fuel gives way first to power.
    power_order(PowerOrder) = power_order_by_id;
}
