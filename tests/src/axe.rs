//! Accessibility: axe-core, run in the page.

use std::env;
use std::fs;
use std::io::{self, Write as _};

use serde_json::Value;

use crate::Session;

/// Runs every rule but those of level AAA and those that axe-core itself gives up, and tells what they find: one text
/// for each rule. What axe-core cannot decide, such as the contrast of text over a canvas, is no finding.
const RUN: &str = "
    const leftOut = ['wcag2aaa', 'deprecated'];
    const rules = {};
    for (const {ruleId, tags} of axe.getRules()) {
        rules[ruleId] = {enabled: !tags.some(tag => leftOut.includes(tag))};
    }
    const place = node => `  ${node.target.flat().join(' ')}\\n    ${node.failureSummary.replaceAll('\\n', '\\n    ')}`;
    return axe.run(document, {rules, resultTypes: ['violations']}).then(({violations}) => violations.map(
        rule => `${rule.id} (${rule.impact}): ${rule.help}\\n${rule.nodes.map(place).join('\\n')}`
    ));
";

/// The script whose file `cargo xtask test` names; `None` on a machine that cannot have it.
fn script() -> Option<String> {
    let file = env::var_os("CHOKEPOINT_AXE")?;
    let read = fs::read_to_string(&file);
    Some(read.unwrap_or_else(|error| panic!("CHOKEPOINT_AXE, {}: {error}", file.display())))
}

impl Session {
    /// What axe-core finds in the page as it is: rule, impact, help, and for each place its selector and what is wrong
    /// there. `None`, and a line that says so, without axe-core.
    ///
    /// # Panics
    ///
    /// When the script cannot be read, or fails in the page.
    pub async fn accessibility_findings(&self) -> Option<Vec<String>> {
        let Some(axe) = script() else {
            // Not `eprintln`, which the test runner keeps to itself when a test passes.
            writeln!(
                io::stderr(),
                "accessibility checks left out: CHOKEPOINT_AXE names no axe.min.js (see `cargo xtask test`)"
            )
            .ok();
            return None;
        };
        let Value::Array(findings) = self.script(&format!("{axe};{RUN}")).await else {
            panic!("axe-core gave no list")
        };
        let texts = findings.iter().filter_map(Value::as_str);
        Some(texts.map(str::to_owned).collect())
    }

    /// Fails on anything that axe-core finds in the page as it is; `state` names that in the message.
    ///
    /// # Panics
    ///
    /// When there is a finding.
    pub async fn assert_accessible(&self, state: &str) {
        let findings = self.accessibility_findings().await.unwrap_or_default();
        assert!(findings.is_empty(), "{state}:\n{}", findings.join("\n"));
    }
}
