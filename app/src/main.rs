//! The page in the browser: reads the data that the server wrote into it, mounts the levers and charts, and from then on
//! runs the model itself. Nothing is asked of the server but another year or importer.

mod canvas;
mod choices;
mod days;
mod dom;
mod drawn;
mod fetch;
mod figure;
mod figures;
mod frame;
mod levers;
mod more;
mod notice;
mod page;
mod pins;
mod presets;
mod readout;
mod state;
mod steps;
mod url;
mod words;

use leptos::prelude::*;

use crate::words::words;

fn main() {
    dom::show_panics();
    let Some(bootstrap) = dom::bootstrap() else {
        return;
    };
    match dom::element("app") {
        Some(root) => {
            root.set_inner_html("");
            mount_to(root, move || page::page(bootstrap)).forget();
        }
        None => dom::show_fatal(Some(words().page_without_place())),
    }
}
