//! Steps that can be taken back and again.

use model::Scenario;

/// How many steps are kept.
const KEPT: usize = 100;

/// The scenarios before and after the present one. A drag is one step: only where the levers come to rest counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    past: Vec<Scenario>,
    present: Scenario,
    future: Vec<Scenario>,
}

impl Steps {
    /// No steps yet.
    pub fn at(present: Scenario) -> Self {
        Self {
            present,
            ..Self::default()
        }
    }

    /// The levers came to rest.
    pub fn settle(&mut self, scenario: &Scenario) {
        if self.present == *scenario {
            return;
        }
        let before = std::mem::replace(&mut self.present, scenario.clone());
        self.past.push(before);
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// One step back, if there is one.
    pub fn undo(&mut self) -> Option<Scenario> {
        let before = self.past.pop()?;
        let after = std::mem::replace(&mut self.present, before);
        self.future.push(after);
        Some(self.present.clone())
    }

    /// One step forth again, if there is one.
    pub fn redo(&mut self) -> Option<Scenario> {
        let after = self.future.pop()?;
        let before = std::mem::replace(&mut self.present, after);
        self.past.push(before);
        Some(self.present.clone())
    }

    /// Whether a scenario is the present one.
    pub fn is_at(&self, scenario: &Scenario) -> bool {
        self.present == *scenario
    }

    /// The scenario before the present one.
    pub fn before(&self) -> Option<&Scenario> {
        self.past.last()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
