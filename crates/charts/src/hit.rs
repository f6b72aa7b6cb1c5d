//! Areas of a layout that have something to say.

/// A rectangle in CSS pixels and the words to show while the pointer or the keyboard is on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Read-out, such as `Saudi Arabia: 1,944 PJ, 40.4 % of crude oil`.
    pub label: String,
}

impl Hit {
    /// Whether the point lies inside.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}
