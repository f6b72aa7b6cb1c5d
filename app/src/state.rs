//! What the page knows: the data of the shown year, the scenario, and what the model says of it.

use std::sync::Arc;

use leptos::prelude::*;
use model::{Outcome, Scenario, evaluate};
use story::chart::MapData;
use wire::{Bootstrap, Importers, View, ViewAnswer, ViewDefaults};

use crate::frame::Frame;
use crate::steps::Steps;
use crate::words::words;
use crate::{dom, fetch, notice, url};

/// The state, cheap to copy. One lives as long as the page.
#[derive(Clone, Copy)]
pub struct State {
    /// The shown importer and year.
    pub page: RwSignal<Arc<Bootstrap>>,
    /// The levers.
    pub scenario: RwSignal<Scenario>,
    /// The scenario that `outcome` answers: behind `scenario` until the next frame.
    pub evaluated: RwSignal<Scenario>,
    /// The model's answer without any lever.
    pub baseline: RwSignal<Arc<Outcome>>,
    /// The model's answer to the scenario; written once a frame, before the charts are drawn.
    pub outcome: RwSignal<Arc<Outcome>>,
    /// Whether a replay shows the levers before the last change.
    pub looks_back: RwSignal<bool>,
    /// Coast and lines of the shown year, once they are there.
    pub map: RwSignal<Option<Arc<MapData>>>,
    /// Why the map is not there.
    pub map_failure: RwSignal<Option<String>>,
    /// Whether the map was in sight.
    pub wants_map: StoredValue<bool>,
    /// Scenarios kept to compare with.
    pub pins: RwSignal<Vec<Scenario>>,
    /// The query that stands for what is shown; follows when the levers come to rest.
    pub address: RwSignal<String>,
    /// Steps back and forth.
    pub steps: RwSignal<Steps>,
    /// Things that the reader should know, for example a value out of range.
    pub notices: RwSignal<Vec<String>>,
    /// A year or importer that is on its way.
    pub loading: RwSignal<bool>,
    /// A year or importer that did not arrive.
    pub failure: RwSignal<Option<Failure>>,
    /// The frame that draws.
    pub frame: StoredValue<Frame, LocalStorage>,
    /// Counts requests, so that a late answer to an old choice is dropped.
    request: StoredValue<u32>,
}

/// A choice that could not be shown, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The importer chosen.
    pub importer: String,
    /// The year chosen; `None` for the importer's first.
    pub year: Option<u16>,
    /// What went wrong and what to do.
    pub message: String,
}

impl State {
    /// The state of a page as the server wrote it, with the levers of its address.
    pub fn new(bootstrap: Bootstrap) -> Self {
        let outcome = Arc::new(evaluate(&bootstrap.year.baseline, &Scenario::default()));
        let state = Self {
            page: RwSignal::new(Arc::new(bootstrap)),
            scenario: RwSignal::new(Scenario::default()),
            evaluated: RwSignal::new(Scenario::default()),
            baseline: RwSignal::new(outcome.clone()),
            outcome: RwSignal::new(outcome),
            looks_back: RwSignal::new(false),
            map: RwSignal::new(None),
            map_failure: RwSignal::new(None),
            wants_map: StoredValue::new(false),
            pins: RwSignal::new(Vec::new()),
            address: RwSignal::new(String::new()),
            steps: RwSignal::new(Steps::default()),
            notices: RwSignal::new(Vec::new()),
            loading: RwSignal::new(false),
            failure: RwSignal::new(None),
            frame: StoredValue::new_local(Frame::default()),
            request: StoredValue::new(0),
        };
        state.read_url();
        // What a link opens is where the reader starts, not a step.
        let start = state.scenario.get_untracked();
        state.steps.set(Steps::at(start));
        state
    }

    /// The view that the address names, where the shown page can show it.
    pub fn view(self) -> View {
        let page = self.page.get_untracked();
        View {
            importer: page.year.baseline.importer.clone(),
            year: page.year.baseline.year,
            scenario: self.scenario.get_untracked(),
            language: dom::language(),
            pins: self.pins.get_untracked(),
        }
    }

    /// The view of an empty address.
    pub fn defaults(self) -> ViewDefaults {
        self.page
            .with_untracked(|page| Importers::view_defaults(&page.importers))
    }

    /// Takes levers, year and importer from the address: at the start and when the reader goes back.
    pub fn read_url(self) {
        let defaults = self.defaults();
        let page = self.page.get_untracked();
        let (view, notices) = View::parse(&url::query(), &defaults, Some(&page.year.baseline));
        let mut notices = notices
            .iter()
            .map(|notice| notice::text(notice, &page.year.baseline))
            .collect::<Vec<_>>();
        let shown = self.view();
        if (&view.importer, view.year) != (&shown.importer, shown.year) {
            let known = page
                .importers
                .importers
                .iter()
                .find(|row| row.importer == view.importer);
            match known {
                Some(row) if row.years.contains(&view.year) => {
                    // Ranges of levers differ by year: they are read when the year they are of is here.
                    fetch::show_address(self, view.importer.clone(), view.year);
                    return;
                }
                Some(row) if row.importer != shown.importer => {
                    fetch::show_address(self, row.importer.clone(), row.default_year);
                    return;
                }
                Some(row) => notices.push(words().page_no_year(
                    &view.year.to_string(),
                    &row.name,
                    &shown.year.to_string(),
                )),
                None => notices.push(words().page_no_importer(&view.importer, &shown.importer)),
            }
        }
        self.looks_back.set(false);
        self.notices.set(notices);
        self.scenario.set(view.scenario);
        if self.pins.with_untracked(|pins| *pins != view.pins) {
            self.pins.set(view.pins);
        }
        self.settle();
        self.name_state();
        self.request_frame();
    }

    /// Tells whoever asks the server about the state that it is another.
    pub fn name_state(self) {
        let query = url::query_of(self, &self.view());
        if self.address.with_untracked(|known| *known != query) {
            self.address.set(query);
        }
    }

    /// The levers came to rest: the step to here can be taken back.
    pub fn settle(self) {
        if self.looks_back.get_untracked() {
            return;
        }
        let scenario = self.scenario.get_untracked();
        let is_new = self.steps.with_untracked(|steps| !steps.is_at(&scenario));
        if is_new {
            self.steps.update(|steps| steps.settle(&scenario));
        }
    }

    /// Takes the last step back.
    pub fn undo(self) {
        if self.looks_back.get_untracked() {
            return;
        }
        self.settle();
        if let Some(before) = self.steps.try_update(Steps::undo).flatten() {
            self.look_at(before);
        }
    }

    /// Takes it again.
    pub fn redo(self) {
        if self.looks_back.get_untracked() {
            return;
        }
        self.settle();
        if let Some(after) = self.steps.try_update(Steps::redo).flatten() {
            self.look_at(after);
        }
    }

    /// Shows a scenario that is among the steps.
    pub fn look_at(self, scenario: Scenario) {
        self.scenario.set(scenario);
        self.request_frame();
        url::write_soon(self);
    }

    /// Moves a lever; the value is brought into its range.
    pub fn set_lever(self, lever: &str, value: f64) {
        let page = self.page.get_untracked();
        let Some(spec) = page
            .year
            .baseline
            .levers
            .iter()
            .find(|spec| spec.lever == lever)
        else {
            return;
        };
        let Some(value) = spec.clamp(value, &page.year.baseline) else {
            return;
        };
        self.scenario.update(|scenario| {
            scenario.set(lever, value);
            if scenario
                .value_of(spec, &page.year.baseline)
                .is_some_and(|lever| !lever.moved)
            {
                scenario.reset(lever);
            }
        });
        self.changed();
    }

    /// Returns one lever to its default.
    pub fn reset_lever(self, lever: &str) {
        self.scenario.update(|scenario| scenario.reset(lever));
        self.changed();
    }

    /// Chooses which fuel gives way to more power.
    pub fn set_power_order(self, order: model::PowerOrder) {
        self.scenario
            .update(|scenario| scenario.power_order = order);
        self.changed();
    }

    /// Chooses who gives way to new supply.
    pub fn set_displacement(self, displacement: model::Displacement) {
        self.scenario
            .update(|scenario| scenario.displacement = displacement);
        self.changed();
    }

    /// Returns every lever to its default.
    pub fn reset(self) {
        self.scenario.set(Scenario::default());
        self.notices.set(Vec::new());
        self.changed();
    }

    /// Shows another importer or year; the levers stay where they are.
    pub fn show(self, answer: ViewAnswer) {
        let page = Arc::new(answer.bootstrap);
        self.baseline.set(Arc::new(evaluate(
            &page.year.baseline,
            &Scenario::default(),
        )));
        for (place, html) in [
            ("first-screen", &answer.first_screen),
            ("sources", &answer.sources),
        ] {
            if let Some(element) = dom::element(place) {
                element.set_inner_html(html);
            }
        }
        dom::describe(&answer.title, &answer.description);
        self.page.set(page);
        // Not left to the frame: no moment may show the figures of one year under the name of another.
        self.run_model();
        self.changed();
    }

    /// Moves the levers to where a scenario has them, as a step.
    pub fn take_up(self, scenario: Scenario) {
        self.settle();
        self.scenario.set(scenario);
        self.changed();
    }

    /// Changes the pins. That is no step: undo is about levers.
    pub fn change_pins(self, change: impl FnOnce(&mut Vec<Scenario>)) {
        self.pins.update(change);
        url::write_soon(self);
    }

    fn changed(self) {
        // Whatever the reader does ends a replay, and notices are of the state before.
        self.looks_back.set(false);
        if !self.notices.with_untracked(Vec::is_empty) {
            self.notices.set(Vec::new());
        }
        self.request_frame();
        url::write_soon(self);
    }

    /// Asks for a frame, in which the model runs and the charts are drawn.
    pub fn request_frame(self) {
        self.frame.with_value(|frame| frame.request(self));
    }

    /// Runs the model. Called once a frame.
    pub fn run_model(self) {
        let outcome = self.page.with_untracked(|page| {
            self.scenario
                .with_untracked(|scenario| evaluate(&page.year.baseline, scenario))
        });
        if self.outcome.with_untracked(|before| **before != outcome) {
            self.outcome.set(Arc::new(outcome));
        }
        // In step with the outcome, so that no sentence joins one with the scenario after it.
        let scenario = self.scenario.get_untracked();
        if self.evaluated.with_untracked(|before| *before != scenario) {
            self.evaluated.set(scenario);
        }
    }

    /// A number for a new request; an answer counts only while its number is the newest.
    pub fn begin_request(self) -> u32 {
        self.request.update_value(|request| *request += 1);
        self.loading.set(true);
        self.failure.set(None);
        self.request.get_value()
    }

    /// Whether `request` is still the newest.
    pub fn is_newest(self, request: u32) -> bool {
        self.request.get_value() == request
    }
}
