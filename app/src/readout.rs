//! Reading a chart out, under the pointer and by the arrow keys. An overlay: the picture below is not drawn again.

use charts::{Hit, Layout};
use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

/// What is read out, and where, in the picture's CSS pixels.
#[derive(Clone, PartialEq)]
struct Shown {
    label: String,
    x: f64,
    y: f64,
    /// Of the picture.
    width: f64,
}

/// The read-out of one chart. It reads the areas of the layout that was drawn last.
#[derive(Clone, Copy)]
pub struct ReadOut {
    /// The layout.
    pub layout: StoredValue<Option<Layout>, LocalStorage>,
    shown: RwSignal<Option<Shown>>,
    /// What the arrow keys stand at.
    position: StoredValue<Option<usize>>,
    /// Read aloud; the pointer's read-outs would be a torrent.
    pub spoken: RwSignal<String>,
}

impl ReadOut {
    /// Nothing is read out yet.
    pub fn new() -> Self {
        Self {
            layout: StoredValue::new_local(None),
            shown: RwSignal::new(None),
            position: StoredValue::new(None),
            spoken: RwSignal::new(String::new()),
        }
    }

    /// Takes the read-out away.
    pub fn clear(self) {
        self.position.set_value(None);
        self.shown.set(None);
        self.spoken.set(String::new());
    }

    /// Reads out what is under the pointer.
    pub fn on_pointer(self, event: &PointerEvent) {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        let shown = self.layout.with_value(|layout| {
            let layout = layout.as_ref()?;
            Some(Shown {
                label: layout.hit_at(x, y)?.label.clone(),
                x,
                y,
                width: layout.width,
            })
        });
        self.position.set_value(None);
        self.shown.set(shown);
    }

    /// Reads out where an arrow key leads.
    pub fn on_key(self, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            self.clear();
            return;
        }
        let found = self.layout.with_value(|layout| {
            let layout = layout.as_ref()?;
            let next = step(self.position.get_value(), &layout.hits, &event.key())?;
            Some((next, layout.hits.get(next)?.clone(), layout.width))
        });
        if let Some((next, hit, width)) = found {
            event.prevent_default();
            self.position.set_value(Some(next));
            self.spoken.set(hit.label.clone());
            self.shown.set(Some(Shown {
                x: hit.x + hit.width / 2.0,
                y: hit.y + hit.height / 2.0,
                width,
                label: hit.label,
            }));
        }
    }

    /// The read-out beside its place.
    pub fn view(self) -> impl IntoView {
        move || self.shown.get().map(overlay)
    }
}

/// Room that a read-out above its place needs, CSS px.
const HEADROOM: f64 = 60.0;

/// The read-out beside its place, on the side where there is more room, and below it near the top.
fn overlay(shown: Shown) -> impl IntoView {
    let Shown { label, x, y, width } = shown;
    let (side, place, room) = if x > width / 2.0 {
        ("right", (width - x).max(0.0), x)
    } else {
        ("left", x.max(0.0), width - x)
    };
    let turn = if y < HEADROOM { "30%" } else { "-130%" };
    // Properties, not an attribute: the page's policy allows no styles in markup.
    view! {
        <div
            class="read-out"
            style=(side, format!("{place}px"))
            style:max-width=format!("{room}px")
            style:top=format!("{y}px")
            style:transform=format!("translateY({turn})")
        >
            {label}
        </div>
    }
}

/// Where a key leads among the read-out areas; `None` for a key that leads nowhere.
fn step(position: Option<usize>, hits: &[Hit], key: &str) -> Option<usize> {
    let last = hits.len().checked_sub(1)?;
    // One thing may have several areas; it is read out once.
    let differs = |at: usize| {
        let label = |index: usize| hits.get(index).map(|hit| &hit.label);
        move |next: &usize| label(*next) != label(at)
    };
    match (key, position) {
        ("ArrowRight" | "ArrowDown", None) | ("Home", _) => Some(0),
        ("ArrowRight" | "ArrowDown", Some(at)) => {
            Some((at..=last).find(differs(at)).unwrap_or(last))
        }
        ("ArrowLeft" | "ArrowUp", Some(at)) => Some((0..at).rev().find(differs(at)).unwrap_or(0)),
        ("ArrowLeft" | "ArrowUp", None) | ("End", _) => Some(last),
        _ => None,
    }
}
