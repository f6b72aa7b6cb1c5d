//! Words of the page around figures and charts.

use super::fuel;
use crate::messages::{ControlsText, MapText, PageText};

pub(super) const CONTROLS: ControlsText = ControlsText {
    what_if: "What if",
    levers: "Levers",
    reset: "Back to the baseline",
    reset_one: "Back",
    moved: |count| format!("{count} moved"),
    presets: "Scenarios",
    no_preset: "none of these",
    steps: "Steps",
    undo: "Undo",
    redo: "Redo",
    replay: "Replay",
    displace: "Who gives way to new supply",
    replace: "Which fuel gives way to more power",
    range: "Range",
    ranges: "Where the ranges come from",
    sources: "Sources",
    chart_keys: "The arrow keys read the figures out",
    retry: "Try again",
};

pub(super) const PAGE: PageText = PageText {
    importer: "Importer",
    year: "Baseline year",
    loading: "Loading…",
    tool: "What-if tool",
    figures: "The figures",
    columns: ["Indicator", "Scenario", "Change"],
    counted: |fuels| {
        format!(
            "Counted imports, those with a supplier table in this year: {fuels}. Figures that need routes are shown where at least nine \
             tenths of the energy have a known one."
        )
    },
    no_year: |importer, asked, shown| {
        format!("{importer} has no data for {asked}; {shown} is shown.")
    },
    no_importer: |asked, shown| format!("There is no importer {asked}; {shown} is shown."),
    unreachable: "The server cannot be reached. Check the connection and try again; the levers go on working.",
    unreadable: |why| format!("The server’s answer cannot be read ({why}). Reload the page."),
    status: |status| format!("The server answered with status {status}. Try again in a moment."),
    without_data: "The page came without its data. It must be served by the Chokepoint server.",
    unfit: |why| format!("The page and its data do not fit together ({why}). Reload the page."),
    without_place: "The page has no place for the levers. Reload it, or ask its operator.",
    broken: "Something broke in the page. Reload it; the address keeps your scenario.",
};

pub(super) const MAP: MapText = MapText {
    title: |country| format!("The ways to {country}"),
    subtitle: "Sea routes by energy, as they are sailed while closures last. Lines are simplified; close to most ports they are straight.",
    legend: [
        "usual route",
        "longer route",
        "cut off",
        "from Russia",
        "closed",
    ],
    unit: "PJ a year",
    of_imports: "of imports by usual routes",
    route: |of, port| format!("{} from {port}", fuel(of)),
    loading: "The map is on its way.",
};
