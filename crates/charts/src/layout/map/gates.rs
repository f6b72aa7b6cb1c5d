//! Chokepoints and ports: their signs, their names and what they read out.

use super::NARROW;
use super::labels::Labels;
use super::view::View;
use crate::format;
use crate::mark::Point;
use crate::order::sort_few;
use crate::scale::share;
use crate::sheet::{Sheet, Type};
use crate::spec::{MapGate, MapSpec, MapWords};
use crate::texture::{closed, half_closed};
use crate::tokens::{Paint, TEXT_SMALL, Token};

/// Side of a read-out area, px.
pub const HIT: f64 = 16.0;
/// Signs are this far from the edges of the map, px.
const INSET: f64 = 8.0;
/// On a phone open chokepoints with a smaller share of the imports have no name.
const SMALL: f64 = 0.1;
/// Shares above count as closed altogether.
const CLOSED: f64 = 0.995;

const NAME: Type = Type {
    size: TEXT_SMALL,
    bold: false,
    paint: Paint::Solid(Token::Ink),
};

/// A sign on the map and its read-out: centre, px, and words.
type Sign = (f64, f64, String);

/// Draws the ports. Those too close to be told apart share a read-out.
pub fn ports(spec: &MapSpec, view: &View, labels: &mut Labels, sheet: &mut Sheet) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(spec.ports.len());
    for port in &spec.ports {
        for (x, y) in view.all_at(port.lon, port.lat, INSET) {
            if port.is_destination {
                sheet.dot(x, y, 6.0, Token::Background);
                sheet.dot(x, y, 5.0, Token::Ink);
                sheet.dot(x, y, 3.0, Token::Background);
                labels.keep_free(x, y);
                labels.add((x, y), NAME.bold(), &port.name);
            } else {
                sheet.dot(x, y, 3.0, Token::Background);
                sheet.dot(x, y, 2.0, Token::Ink);
            }
            let is_close = |sign: &&mut Sign| (sign.0 - x).abs() < HIT && (sign.1 - y).abs() < HIT;
            if let Some(sign) = signs.iter_mut().find(is_close) {
                sign.2.push_str(", ");
                sign.2.push_str(&port.name);
            } else if !port.name.is_empty() {
                signs.push((x, y, port.name.clone()));
            }
        }
    }
    signs
}

/// Draws the chokepoints; names of the most important ones first, for as long as there is room.
pub fn gates(spec: &MapSpec, view: &View, labels: &mut Labels, sheet: &mut Sheet) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(spec.gates.len());
    let mut ranked: Vec<(f64, f64, Point, &MapGate)> = Vec::with_capacity(spec.gates.len());
    for gate in &spec.gates {
        let closed_share = share(Some(gate.closed_share)).unwrap_or(0.0);
        let passing = share(gate.share).unwrap_or(0.0);
        for (x, y) in view.all_at(gate.lon, gate.lat, INSET) {
            if closed_share > CLOSED {
                closed(sheet, x, y);
            } else if closed_share > 0.0 {
                half_closed(sheet, x, y);
            } else {
                sheet.dot(x, y, 4.0, Token::Background);
                sheet.dot(x, y, 3.0, Token::Ink);
            }
            labels.keep_free(x, y);
            signs.push((x, y, read_out(gate, &spec.words)));
            ranked.push((closed_share, passing, (x, y), gate));
        }
    }
    sort_few(&mut ranked, |one, other| {
        let is_disturbed = |gate: f64| u8::from(gate > 0.0);
        is_disturbed(other.0)
            .cmp(&is_disturbed(one.0))
            .then(other.1.total_cmp(&one.1))
    });
    for (closed_share, passing, place, gate) in ranked {
        if closed_share > 0.0 {
            let style = NAME.bold().in_paint(Token::Danger.into());
            labels.add(place, style, &gate.name);
        } else if sheet.width >= NARROW || passing >= SMALL {
            labels.add(place, NAME, &gate.name);
        }
    }
    signs
}

/// `Strait of Hormuz: 29.8 % of imports; closed 100 %`.
fn read_out(gate: &MapGate, words: &MapWords) -> String {
    let mut out = gate.name.clone();
    let mut separator = ": ";
    if let Some(passing) = share(gate.share) {
        for word in [separator, &format::percent(passing), " ", &words.of_imports] {
            out.push_str(word);
        }
        separator = "; ";
    }
    if let Some(closed_share) = share(Some(gate.closed_share)).filter(|closed| *closed > 0.0) {
        let percent = format::whole_percent(closed_share);
        for word in [separator, &words.closed, " ", &percent] {
            out.push_str(word);
        }
    }
    out
}
