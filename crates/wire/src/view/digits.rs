//! One number of many digits, built from small codes and written in base 64.

/// The alphabet of base64url (RFC 4648, section 5), which an address holds as it is.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A number in mixed radix: each code has a radix of its own, so no bits are lost between them. The last code pushed is
/// the first popped.
#[derive(Default)]
pub(super) struct Digits(
    /// Base 64, least significant first.
    Vec<u8>,
);

impl Digits {
    /// Multiplies by `radix` and adds `code`, which is less.
    pub fn push(&mut self, radix: u32, code: u32) {
        let mut carry = code;
        for digit in &mut self.0 {
            carry += u32::from(*digit) * radix;
            *digit = (carry % 64) as u8;
            carry /= 64;
        }
        while carry > 0 {
            self.0.push((carry % 64) as u8);
            carry /= 64;
        }
    }

    /// Divides by `radix`; what remains is the code.
    pub fn pop(&mut self, radix: u32) -> u32 {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            rest = rest * 64 + u32::from(*digit);
            *digit = (rest / radix) as u8;
            rest %= radix;
        }
        rest
    }

    /// Whether nothing is left to pop.
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|digit| *digit == 0)
    }

    /// The digits and a check digit.
    pub fn write(&self, text: &mut String) {
        for digit in self.0.iter().chain([&check(&self.0)]) {
            text.push(char::from(ALPHABET[usize::from(*digit % 64)]));
        }
    }

    /// Reads what [`Digits::write`] wrote; `None` where the check digit says that something was lost on the way.
    pub fn read(text: &str) -> Option<Self> {
        let place = |byte| ALPHABET.iter().position(|letter| *letter == byte);
        let mut digits = text
            .bytes()
            .map(|byte| place(byte).map(|place| place as u8))
            .collect::<Option<Vec<_>>>()?;
        let given = digits.pop()?;
        (given == check(&digits)).then_some(Self(digits))
    }
}

/// Finds every single wrong letter, and nearly every link that was cut short: 63 of 64.
fn check(digits: &[u8]) -> u8 {
    // Three has an inverse modulo 64, so no change of a digit is lost.
    digits.iter().fold(0, |sum: u8, digit| {
        sum.wrapping_mul(3).wrapping_add(digit + 1)
    }) % 64
}
