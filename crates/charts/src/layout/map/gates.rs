//! Chokepoints and ports: their signs, their names and what they read out.

use super::NARROW;
use super::labels::Labels;
use super::view::View;
use crate::format;
use crate::scale::share;
use crate::sheet::{Sheet, Type};
use crate::spec::{MapGate, MapSpec, MapWords};
use crate::texture::{closed, half_closed};
use crate::tokens::{Paint, TEXT_SMALL, Token};

/// Side of a read-out area, least and most, px.
const HIT: (f64, f64) = (4.0, 16.0);
/// Ports closer than this share a read-out, px.
const CLOSE: f64 = 6.0;
/// Signs are this far from the edges of the map, px.
const INSET: f64 = 8.0;
/// On a phone open chokepoints with a smaller share of the imports have no name.
const SMALL: f64 = 0.1;
/// Shares above count as closed altogether.
const CLOSED: f64 = 0.995;

/// Importance of the destination's name among those of open chokepoints, which is their share of the imports.
const DESTINATION: f64 = 0.25;
/// Importance of a closed chokepoint's name, to which its share is added.
const DISTURBED: f64 = 1.0;

const NAME: Type = Type {
    size: TEXT_SMALL,
    bold: false,
    paint: Paint::Solid(Token::Ink),
};

/// A sign on the map and its read-out: centre, px, and words.
pub type Sign = (f64, f64, String);

/// Draws the ports. Those too close to be told apart share a read-out.
pub fn ports(spec: &MapSpec, view: &View, labels: &mut Labels, sheet: &mut Sheet) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(spec.ports.len());
    let is_phone = sheet.width < NARROW;
    for port in &spec.ports {
        for (x, y) in view.all_at(port.lon, port.lat, INSET) {
            if port.is_destination {
                sheet.dot(x, y, 6.0, Token::Background);
                sheet.dot(x, y, 5.0, Token::Ink);
                sheet.dot(x, y, 3.0, Token::Background);
                labels.keep_free((x, y), 5.0);
                labels.add(DESTINATION, (x, y), NAME.bold(), &port.name);
            } else {
                sheet.dot(x, y, if is_phone { 1.0 } else { 1.5 }, Token::Ink);
            }
            let is_close =
                |sign: &&mut Sign| (sign.0 - x).abs() < CLOSE && (sign.1 - y).abs() < CLOSE;
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

/// Draws the chokepoints.
pub fn gates(spec: &MapSpec, view: &View, labels: &mut Labels, sheet: &mut Sheet) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(spec.gates.len());
    let is_phone = sheet.width < NARROW;
    for gate in &spec.gates {
        let closed_share = share(Some(gate.closed_share)).unwrap_or(0.0);
        let passing = share(gate.share).unwrap_or(0.0);
        for (x, y) in view.all_at(gate.lon, gate.lat, INSET) {
            let radius = if closed_share > 0.0 {
                5.0
            } else if is_phone {
                2.0
            } else {
                3.0
            };
            if closed_share > CLOSED {
                closed(sheet, x, y);
            } else if closed_share > 0.0 {
                half_closed(sheet, x, y);
            } else {
                sheet.dot(x, y, radius + 1.0, Token::Background);
                sheet.dot(x, y, radius, Token::Ink);
            }
            labels.keep_free((x, y), radius);
            signs.push((x, y, read_out(gate, &spec.words)));
            if closed_share > 0.0 {
                let style = NAME.bold().in_paint(Token::Danger.into());
                labels.add(DISTURBED + passing, (x, y), style, &gate.name);
            } else if !is_phone || passing >= SMALL {
                labels.add(passing, (x, y), NAME, &gate.name);
            }
        }
    }
    signs
}

/// Side of a sign's read-out area, px: small enough to leave room for the one nearest to it.
pub fn area(sign: &Sign, signs: &[Sign]) -> f64 {
    signs
        .iter()
        .map(|other| (sign.0 - other.0).abs().max((sign.1 - other.1).abs()))
        .filter(|distance| *distance > 0.0)
        .fold(HIT.1, f64::min)
        .max(HIT.0)
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
