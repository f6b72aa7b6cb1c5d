//! Quantities that carry their unit in the type. Physical units (Mt, kb/d, bcm) are converted once, where data enter.

use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self(0.0), Add::add)
            }
        }
    };
}

quantity!(
    /// Energy in petajoules; a flow is petajoules a year.
    Petajoules
);
quantity!(
    /// Electricity in terawatt-hours; a flow is terawatt-hours a year.
    TerawattHours
);
quantity!(
    /// A part of a whole, 0 to 1. A passage ratio is a share too and may exceed 1.
    Share
);
quantity!(
    /// Time in days.
    Days
);
quantity!(
    /// Distance at sea in nautical miles.
    NauticalMiles
);

impl Petajoules {
    /// This energy as a share of `whole`, or `None` when the whole is not positive.
    pub fn share_of(self, whole: Self) -> Option<Share> {
        (whole.0 > 0.0).then(|| Share(self.0 / whole.0))
    }
}

/// Petajoules in one terawatt-hour (3.6 by the definition of the watt-hour).
pub const PETAJOULES_PER_TERAWATT_HOUR: f64 = 3.6;

/// Hours in a day.
pub(crate) const HOURS_PER_DAY: f64 = 24.0;

/// Hours in a year of 365 days.
pub(crate) const HOURS_PER_YEAR: f64 = 8_760.0;

/// Days in the model's year.
pub const DAYS_PER_YEAR: f64 = 365.0;
