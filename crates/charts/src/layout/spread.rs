//! Labels in a column, moved apart.

/// Moves places, sorted from top to bottom, until each is `distance` below the one before, inside `bounds`.
/// When they cannot all fit, they overlap evenly rather than leave.
pub fn spread(places: &mut [f64], distance: f64, bounds: (f64, f64)) {
    let steps = places.len().saturating_sub(1) as f64;
    let room = (bounds.1 - bounds.0).max(0.0);
    let distance = if steps * distance > room {
        room / steps
    } else {
        distance
    };
    // Down, then up: the second pass takes back what the first pushed out.
    let mut free = bounds.0;
    for place in places.iter_mut() {
        *place = place.max(free);
        free = *place + distance;
    }
    let mut free = bounds.1;
    for place in places.iter_mut().rev() {
        *place = place.min(free);
        free = *place - distance;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowded_labels_are_moved_apart_inside_the_bounds() {
        let mut places = [10.0, 11.0, 95.0, 99.0];
        spread(&mut places, 15.0, (0.0, 100.0));
        assert!(
            places
                .windows(2)
                .all(|pair| pair[1] - pair[0] >= 15.0 - 1e-9),
            "{places:?}"
        );
        assert!(places.iter().all(|place| (0.0..=100.0).contains(place)));
    }

    #[test]
    fn too_many_labels_share_the_room() {
        let mut places = [50.0; 11];
        spread(&mut places, 15.0, (0.0, 100.0));
        assert!(
            places
                .windows(2)
                .all(|pair| (pair[1] - pair[0] - 10.0).abs() < 1e-9),
            "{places:?}"
        );
    }
}
