//! From data to pixels, and figures that can be drawn at all.

/// Nothing on these charts is larger; figures beyond are clamped, so that sums stay finite.
const LARGEST: f64 = 1e12;

/// An amount that can be drawn: finite and not negative. Anything else is missing.
pub fn amount(value: Option<f64>) -> Option<f64> {
    value
        .filter(|value| value.is_finite() && *value >= 0.0)
        .map(|value| value.min(LARGEST))
}

/// A figure that can be drawn, above or below nothing.
#[cfg(feature = "answers")]
pub fn figure(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-LARGEST, LARGEST))
}

/// A share that can be drawn: from 0 to 1. What is above is clamped, what is not a share is missing.
pub fn share(value: Option<f64>) -> Option<f64> {
    amount(value).map(|value| value.min(1.0))
}

/// A linear scale from zero or another start.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Scale {
    /// A scale; an empty domain is widened so that no division by zero can happen.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let end = if domain.1 - domain.0 > f64::MIN_POSITIVE {
            domain.1
        } else {
            domain.0 + 1.0
        };
        Self {
            domain: (domain.0, end),
            range,
        }
    }

    /// The pixel of a value, clamped to the range.
    pub fn at(&self, value: f64) -> f64 {
        let part = ((value - self.domain.0) / (self.domain.1 - self.domain.0)).clamp(0.0, 1.0);
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// End of the domain.
    pub fn domain_end(&self) -> f64 {
        self.domain.1
    }

    /// The range in pixels.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }
}

/// The smallest of 1, 2, 5 x 10^n that cuts `span` into at most `most` steps.
pub fn nice_step(span: f64, most: f64) -> f64 {
    let rough = (span / most.max(1.0)).max(1e-9);
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0]
        .iter()
        .map(|unit| unit * power)
        .find(|step| *step >= rough * (1.0 - 1e-9));
    step.unwrap_or(10.0 * power)
}

/// The end of an axis from zero: the largest value, rounded up to a step.
pub fn nice_end(largest: f64, step: f64) -> f64 {
    ((largest / step - 1e-9).ceil()).max(1.0) * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_one_two_or_five() {
        for (span, most, step) in [
            (100.0, 5.0, 20.0),
            (4813.0, 5.0, 1000.0),
            (0.9, 4.0, 0.5),
            (7.0, 1.0, 10.0),
        ] {
            assert!((nice_step(span, most) - step).abs() < 1e-9, "{span} {most}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_missing() {
        for value in [f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(amount(Some(value)), None);
        }
        assert_eq!(amount(Some(1e300)), Some(LARGEST));
        assert_eq!(share(Some(1.7)), Some(1.0));
    }

    #[test]
    fn an_empty_domain_still_has_a_place() {
        assert!(Scale::new((3.0, 3.0), (10.0, 20.0)).at(3.0).is_finite());
    }
}
