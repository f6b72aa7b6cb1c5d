//! The part of the world that is shown, and where a place on it lies on the sheet.

use crate::mark::Point;
use crate::spec::MapSpec;

/// Shown in any case: longitudes and latitudes, degrees.
const LEAST: [[f64; 2]; 2] = [[40.0, -20.0], [160.0, 60.0]];
/// Room around the routes, degrees.
const MARGIN: f64 = 4.0;
/// Longitudes of routes beyond are clamped: a voyage starts less than a turn from where it ends.
const LONGITUDES: (f64, f64) = (-180.0, 540.0);
/// Latitudes beyond are clamped.
const HIGHEST: f64 = 85.0;

/// Distance from the equator in degrees of longitude: Miller's projection to within a percent up to 60 degrees,
/// without a logarithm or a tangent. Steadily rising.
fn northing(latitude: f64) -> f64 {
    let latitude = latitude.clamp(-HIGHEST, HIGHEST);
    latitude * (1.0 + 3.8e-5 * latitude * latitude)
}

/// The points of a route that can be placed.
pub fn known(points: &[[f64; 2]]) -> impl Iterator<Item = [f64; 2]> {
    points
        .iter()
        .filter(|[lon, lat]| lon.is_finite() && lat.is_finite())
        .map(|[lon, lat]| [lon.clamp(LONGITUDES.0, LONGITUDES.1), *lat])
}

/// What must be shown: degrees of longitude, and northings.
#[derive(Clone, Copy)]
pub struct Extent {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Extent {
    /// All routes with a margin, and the least frame.
    pub fn of(spec: &MapSpec) -> Self {
        let [[west, south], [east, north]] = LEAST;
        let mut extent = Self {
            west,
            east,
            south: northing(south),
            north: northing(north),
        };
        for [lon, lat] in spec.routes.iter().flat_map(|route| known(&route.points)) {
            extent.west = extent.west.min(lon - MARGIN);
            extent.east = extent.east.max(lon + MARGIN);
            extent.south = extent.south.min(northing(lat) - MARGIN);
            extent.north = extent.north.max(northing(lat) + MARGIN);
        }
        extent
    }

    /// Height by width.
    pub fn aspect(&self) -> f64 {
        (self.north - self.south) / (self.east - self.west)
    }
}

/// An extent fitted into a rectangle of the sheet; what is left of the rectangle shows more of the world.
pub struct View {
    /// Left, upper, right and lower edge, px.
    pub edges: (f64, f64, f64, f64),
    /// Pixels per degree of longitude.
    pub scale: f64,
    /// Longitude of the left edge.
    west: f64,
    /// Northing of the upper edge.
    north: f64,
}

impl View {
    /// The view; the rectangle is left, upper, right and lower edge, px.
    pub fn new(extent: Extent, edges: (f64, f64, f64, f64)) -> Self {
        let (width, height) = (edges.2 - edges.0, (edges.3 - edges.1).max(1.0));
        let (across, up) = (extent.east - extent.west, extent.north - extent.south);
        let scale = (width / across).min(height / up);
        Self {
            edges,
            scale,
            west: extent.west - (width / scale - across) / 2.0,
            north: extent.north + (height / scale - up) / 2.0,
        }
    }

    /// The pixel of a place.
    pub fn at(&self, lon: f64, lat: f64) -> Point {
        (
            self.edges.0 + (lon - self.west) * self.scale,
            self.edges.1 + (self.north - northing(lat)) * self.scale,
        )
    }

    /// A turn of the globe, px.
    pub fn turn(&self) -> f64 {
        360.0 * self.scale
    }

    /// The pixels of a place wherever it is shown, `inset` pixels or more from the edges. A wide frame shows some
    /// places twice.
    pub fn all_at(&self, lon: f64, lat: f64, inset: f64) -> Vec<Point> {
        let mut places = Vec::new();
        if !(lon.abs() <= 720.0 && lat.is_finite()) {
            return places;
        }
        let (mut x, y) = self.at(lon, lat);
        x -= ((x - self.edges.0) / self.turn()).floor() * self.turn();
        let is_high_enough = y >= self.edges.1 + inset && y <= self.edges.3 - inset;
        while is_high_enough && x <= self.edges.2 - inset {
            if x >= self.edges.0 + inset {
                places.push((x, y));
            }
            x += self.turn();
        }
        places
    }
}

/// The points without those closer than `distance` to the one before; both ends stay.
pub fn thinned(points: impl Iterator<Item = Point>, distance: f64) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    let mut end = None;
    for point in points {
        let is_far = kept.last().is_none_or(|last| {
            let (across, down) = (point.0 - last.0, point.1 - last.1);
            across * across + down * down >= distance * distance
        });
        end = Some(point);
        if is_far {
            kept.push(point);
            end = None;
        }
    }
    if let Some(end) = end {
        if kept.len() > 1 {
            kept.pop();
        }
        kept.push(end);
    }
    kept
}
