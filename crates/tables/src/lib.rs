//! Typed rows of `data/`, read and checked against `data/datapackage.json`.
//!
//! The description drives the checks: header, types, required cells, enums, ranges, patterns, primary and foreign keys,
//! lists whose items must exist, and shares that must add up to one. [`Tables::load`] reports every [`Fault`] it finds,
//! each with file, line, column and what to do, and hands out rows only if there is none.
//!
//! Invariants: no input makes this crate panic; an empty cell becomes `None`, never zero; rows keep the order of the
//! file.
//!
//! ```
//! let tables = tables::Tables::embedded()?;
//! let japan = tables.flows.iter().filter(|flow| flow.importer == "JPN" && flow.year == 2014);
//! assert!(japan.count() > 20);
//! # Ok::<(), tables::Faults>(())
//! ```

mod check;
mod columns;
mod descriptor;
mod fault;
mod files;
mod grid;
mod keep;
mod lacking;
mod lines;
mod lock;
mod lookup;
mod quality;
mod replaced;
mod rows;
mod tables;
mod template;

pub use columns::Column;
pub use descriptor::{
    Constraints, Field, FieldType, ForeignKey, ItemType, Package, Reference, Resource, Schema,
};
pub use fault::{Fault, FaultKind, Faults};
pub use files::{DESCRIPTOR, EMBEDDED, FileMap, TEXTS};
pub use keep::KeepError;
pub use lines::Lines;
pub use lock::Locked;
pub use quality::Grades;
pub use rows::*;
pub use tables::Tables;
pub use template::{Template, TemplateError};
