//! Which parts of the sheet are taken, in squares.

/// Squares from the upper left corner of the sheet.
pub struct Cells {
    size: f64,
    columns: usize,
    taken: Vec<bool>,
}

impl Cells {
    /// Free squares of `size` pixels that cover a sheet.
    pub fn new(size: f64, width: f64, height: f64) -> Self {
        let columns = (width / size) as usize + 1;
        let rows = (height / size) as usize + 1;
        Self {
            size,
            columns,
            taken: vec![false; columns * rows],
        }
    }

    /// The square of a point, as column and row; points left or above belong to the first.
    fn cell(&self, x: f64, y: f64) -> (usize, usize) {
        (
            ((x / self.size) as usize).min(self.columns - 1),
            (y / self.size) as usize,
        )
    }

    /// Takes the square of a point and returns its left and upper edge, unless it is taken.
    pub fn claim(&mut self, x: f64, y: f64) -> Option<(f64, f64)> {
        let (column, row) = self.cell(x, y);
        let taken = self.taken.get_mut(row * self.columns + column)?;
        if *taken {
            return None;
        }
        *taken = true;
        Some((column as f64 * self.size, row as f64 * self.size))
    }

    fn squares(
        &self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) -> impl Iterator<Item = usize> + use<> {
        let (first, top) = self.cell(x, y);
        let (last, bottom) = self.cell(x + width, y + height);
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (first..=last).map(move |column| row * columns + column))
    }

    /// Takes every square that a rectangle touches.
    pub fn take(&mut self, x: f64, y: f64, width: f64, height: f64) {
        for place in self.squares(x, y, width, height) {
            if let Some(taken) = self.taken.get_mut(place) {
                *taken = true;
            }
        }
    }

    /// How many squares that a rectangle touches are taken.
    pub fn taken(&self, x: f64, y: f64, width: f64, height: f64) -> usize {
        self.squares(x, y, width, height)
            .filter(|place| self.taken.get(*place) == Some(&true))
            .count()
    }
}
