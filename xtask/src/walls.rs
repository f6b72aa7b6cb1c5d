//! Who may use whom. A crate that reaches what it must not is an error, however long the way.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::{command, workspace};

/// What of ours each crate may use directly.
const OURS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("tables", &["model"]),
    ("import", &["model", "tables"]),
    ("wire", &["model"]),
    ("text", &["model"]),
    ("charts", &["model", "text"]),
    ("story", &["model", "text", "wire", "charts"]),
    ("app", &["model", "text", "wire", "charts", "story"]),
    ("engine", &["model", "text", "wire", "charts", "story"]),
    (
        "chokepoint",
        &[
            "model", "tables", "import", "text", "wire", "charts", "story",
        ],
    ),
    // The model, whose least cost it holds against another solver.
    ("e2e", &["model", "wire"]),
    ("xtask", &[]),
];

/// What each crate must never reach, directly or through others, in a build of it.
const NEVER: &[(&str, &[&str])] = &[
    (
        "model",
        &[
            "serde_json",
            "polars",
            "plotters-backend",
            "web-sys",
            "tokio",
        ],
    ),
    ("tables", &["polars", "tokio", "web-sys"]),
    ("import", &["polars", "tokio", "web-sys"]),
    ("wire", &["axum", "leptos", "polars", "tokio"]),
    ("text", &["axum", "leptos", "polars", "tokio", "web-sys"]),
    ("charts", &["web-sys", "polars", "tokio", "leptos", "resvg"]),
    ("story", &["web-sys", "polars", "tokio", "leptos", "axum"]),
    ("app", &["polars", "axum", "tokio"]),
    ("engine", &["polars", "axum", "tokio", "web-sys", "leptos"]),
    ("chokepoint", &["web-sys", "leptos", "plotters-canvas"]),
];

/// Dependencies that only a feature for the server turns on: no build for a browser has them.
const FOR_THE_SERVER: &[(&str, &str)] = &[
    ("model", "microlp"),
    ("model", "utoipa"),
    ("wire", "utoipa"),
];

/// The crates that both server and browser run.
pub const SHARED: &[&str] = &["model", "wire", "text", "charts", "story"];

/// Fails on a forbidden edge.
pub fn check() -> anyhow::Result<()> {
    // The metadata cover every platform, and a new machine has only the crates of this program.
    workspace::fetch()?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(workspace::root());
    let printed = command::output(&mut cargo)
        .context("`cargo metadata --locked` failed: run it to see why")?;
    let metadata = serde_json::from_str(&printed).context("cargo's metadata cannot be read")?;
    let faults = faults(&metadata);
    if !faults.is_empty() {
        bail!(
            "dependencies that ARCHITECTURE.md forbids:\n{}",
            faults.join("\n")
        );
    }
    Ok(())
}

/// Every forbidden edge, worded.
fn faults(metadata: &Value) -> Vec<String> {
    let edges = edges(metadata);
    let mut faults = Vec::new();
    for (package, allowed) in OURS {
        let ours = OURS.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
        for used in edges.get(*package).into_iter().flatten() {
            if ours.contains(used.as_str()) && used != package && !allowed.contains(&used.as_str())
            {
                faults.push(format!("{package} uses {used}"));
            }
        }
    }
    for (package, never) in NEVER {
        let reached = reach(&edges, package);
        for far in *never {
            if let Some(through) = reached.get(*far) {
                faults.push(format!("{package} reaches {far} through {through}"));
            }
        }
    }
    faults
}

/// Direct dependencies by package name, without those that only tests and build scripts use.
fn edges(metadata: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names = list(&metadata["packages"])
        .iter()
        .map(|package| (text(&package["id"]), text(&package["name"])))
        .collect::<BTreeMap<_, _>>();
    let name = |id: &Value| {
        names
            .get(id.as_str().unwrap_or_default())
            .cloned()
            .unwrap_or_default()
    };
    list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let used = list(&node["deps"])
                .iter()
                .filter(|dependency| {
                    list(&dependency["dep_kinds"]).iter().any(|kind| {
                        // A dependency of another platform is not in a build of this one.
                        kind["kind"].is_null() && !text(&kind["target"]).contains("wasm")
                    })
                })
                .map(|dependency| name(&dependency["pkg"]))
                .filter(|used| {
                    let edge = (name(&node["id"]), used.clone());
                    let (package, used) = (edge.0.as_str(), edge.1.as_str());
                    !FOR_THE_SERVER.contains(&(package, used))
                })
                .collect();
            (name(&node["id"]), used)
        })
        .collect()
}

/// Everything that a package reaches, each with the package that it is reached through.
fn reach(edges: &BTreeMap<String, BTreeSet<String>>, package: &str) -> BTreeMap<String, String> {
    let mut reached = BTreeMap::new();
    let mut next = vec![package.to_owned()];
    while let Some(from) = next.pop() {
        for used in edges.get(&from).into_iter().flatten() {
            if !reached.contains_key(used) {
                reached.insert(used.clone(), from.clone());
                next.push(used.clone());
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn metadata(uses: &[(&str, &str, Value)]) -> Value {
        let names = uses
            .iter()
            .flat_map(|(from, to, _)| [*from, *to])
            .collect::<BTreeSet<_>>();
        let nodes = names.iter().map(|from| {
            let deps = uses.iter().filter(|(name, _, _)| name == from).map(|(_, to, kind)| {
                json!({ "pkg": to, "dep_kinds": [{ "kind": kind, "target": null }] })
            });
            json!({ "id": from, "deps": deps.collect::<Vec<_>>() })
        });
        json!({
            "packages": names.iter().map(|name| json!({ "id": name, "name": name })).collect::<Vec<_>>(),
            "resolve": { "nodes": nodes.collect::<Vec<_>>() },
        })
    }

    #[test]
    fn a_direct_use_of_a_crate_behind_a_wall_is_found() {
        assert_eq!(
            faults(&metadata(&[("wire", "charts", Value::Null)])),
            ["wire uses charts"]
        );
    }

    #[test]
    fn a_far_dependency_is_found_with_its_way() {
        let faults = faults(&metadata(&[
            ("charts", "helper", Value::Null),
            ("helper", "tokio", Value::Null),
        ]));
        assert_eq!(faults, ["charts reaches tokio through helper"]);
    }

    #[test]
    fn what_only_tests_use_is_free() {
        assert!(faults(&metadata(&[("model", "serde_json", json!("dev"))])).is_empty());
    }
}
