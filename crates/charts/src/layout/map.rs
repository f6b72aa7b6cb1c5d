//! Layout of the map: land, sea routes, chokepoints and ports in one frame below the legend.

mod cells;
mod gates;
mod labels;
mod land;
mod routes;
#[cfg(test)]
mod tests;
mod view;

use self::cells::Cells;
use self::labels::Labels;
use self::view::{Extent, View};
use crate::format;
use crate::legend::{self, Swatch};
use crate::scale::{amount, nice_step, share};
use crate::sheet::Sheet;
use crate::spec::{MapRouteState, MapSpec};
use crate::tokens::Token;
use model::Region;

/// Below this width the map is that of a phone, px.
const NARROW: f64 = 560.0;
/// Height of a map by its width, least and most, on a phone and above.
const PHONE: (f64, f64) = (0.62, 0.8);
const DESKTOP: (f64, f64) = (0.46, 0.6);

/// The colour of a route.
fn token_of(state: MapRouteState) -> Token {
    match state {
        MapRouteState::Usual | MapRouteState::Detour => Token::Accent,
        MapRouteState::CutOff => Token::Danger,
        MapRouteState::Alternative => Token::Region(Region::Russia),
    }
}

/// The legend: only what the map shows, and how thick a line of a round number is. Returns where it ends, px.
fn legend_of(spec: &MapSpec, sheet: &mut Sheet) -> f64 {
    let words = &spec.words;
    let mut entries: Vec<(Swatch, &str)> = Vec::new();
    for (state, word) in [
        (MapRouteState::Usual, &words.usual),
        (MapRouteState::Detour, &words.detour),
        (MapRouteState::CutOff, &words.cut_off),
        (MapRouteState::Alternative, &words.alternative),
    ] {
        if spec.routes.iter().any(|route| route.state == state) {
            let token = token_of(state);
            let swatch = match state {
                MapRouteState::Detour => Swatch::Hollow(token),
                MapRouteState::CutOff => Swatch::Dashes(token),
                MapRouteState::Usual | MapRouteState::Alternative => Swatch::Line(token),
            };
            entries.push((swatch, word));
        }
    }
    let is_closed = |closed| share(Some(closed)).is_some_and(|closed| closed > 0.0);
    if spec.gates.iter().any(|gate| is_closed(gate.closed_share)) {
        entries.push((Swatch::Closed, &words.closed));
    }
    let largest = routes::largest(spec);
    let round = nice_step(largest, 4.0);
    let key = format!("{} {}", format::quantity(round), words.unit);
    if largest > 0.0 && !words.unit.is_empty() {
        let stroke = routes::stroke(round, largest, sheet.width);
        entries.push((Swatch::Thick(Token::Muted, stroke), &key));
    }
    legend::draw(sheet, &entries, 0.0, 0.0)
}

pub(super) fn natural_height(spec: &MapSpec, width: f64) -> f64 {
    let (least, most) = if width < NARROW { PHONE } else { DESKTOP };
    let map = width * Extent::of(spec).aspect().clamp(least, most);
    legend_of(spec, &mut Sheet::new(width, 1000.0)) + map
}

pub(super) fn lay_out(spec: &MapSpec, sheet: &mut Sheet) {
    let top = legend_of(spec, sheet);
    let view = View::new(Extent::of(spec), (0.0, top, sheet.width, sheet.height));
    land::draw(spec, &view, sheet);
    sheet.outline(0.0, top, sheet.width, sheet.height - top, 1.0, Token::Grid);
    let lines = routes::lines(spec, &view);
    routes::draw(&lines, sheet);

    let mut labels = Labels::new(view.edges);
    for line in &lines {
        labels.avoid(&line.points, line.stroke);
    }
    let mut free = Cells::new(routes::HIT, sheet.width, sheet.height);
    let ports = gates::ports(spec, &view, &mut labels, sheet);
    let gates = gates::gates(spec, &view, &mut labels, sheet);
    let signs = [ports, gates].concat();
    let areas: Vec<f64> = signs.iter().map(|sign| gates::area(sign, &signs)).collect();
    for ((x, y, _), side) in signs.iter().zip(&areas) {
        free.take(x - side / 2.0, y - side / 2.0, *side, *side);
    }
    routes::hits(&lines, &spec.words, &mut free, sheet);
    for ((x, y, words), side) in signs.into_iter().zip(areas) {
        sheet.hit(x - side / 2.0, y - side / 2.0, side, side, words);
    }
    labels.draw(sheet);
}

/// Energy as the read-outs say it; nothing for what is not a figure.
fn energy(petajoules: f64, unit: &str) -> Option<String> {
    let value = amount(Some(petajoules)).filter(|value| *value > 0.0)?;
    Some(format!("{} {unit}", format::quantity(value)))
}
