//! The page in the browser: reads the data that the server wrote into it, mounts the levers and charts, and from then on
//! runs the model itself. Nothing is asked of the server but another year or importer.

mod canvas;
mod choices;
mod days;
mod dom;
mod fetch;
mod figure;
mod figures;
mod frame;
mod levers;
mod page;
mod presets;
mod state;
mod steps;
mod url;

use leptos::prelude::*;

fn main() {
    dom::show_panics();
    match dom::bootstrap() {
        Ok(bootstrap) => match dom::element("app") {
            Some(root) => {
                root.set_inner_html("");
                mount_to(root, move || page::page(bootstrap)).forget();
            }
            None => dom::show_fatal(text::EN.page.without_place),
        },
        Err(error) => dom::show_fatal(&error.to_string()),
    }
}
