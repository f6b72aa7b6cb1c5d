//! The lever catalogue with its lanes.

use model::{LeverKind, LeverProject, LeverSpec};
use tables::{LeverRow, LeverRowKind};

use super::lanes::LaneBook;
use super::{BaselineBuilder, BaselineError};
use crate::answers::word;

impl BaselineBuilder<'_> {
    pub(super) fn levers(
        &self,
        importer: &str,
        lanes: &mut LaneBook<'_>,
    ) -> Result<Vec<LeverSpec>, BaselineError> {
        let has_lever = |row: &&LeverRow| row.importer.as_deref().is_none_or(|of| of == importer);
        let mut rows = self
            .tables
            .levers
            .iter()
            .filter(has_lever)
            .collect::<Vec<_>>();
        rows.sort_by_key(|row| row.rank);
        rows.into_iter()
            .map(|row| {
                Ok(LeverSpec {
                    lever: row.lever.clone(),
                    group: row.group,
                    kind: self.lever_kind(row, lanes)?,
                    unit: row.unit,
                    minimum: row.minimum,
                    maximum: row.maximum,
                    step: row.step,
                    default: row.default,
                    source_id: row.source_id.clone(),
                    quality: row.quality,
                })
            })
            .collect()
    }

    fn lever_kind(
        &self,
        row: &LeverRow,
        lanes: &mut LaneBook<'_>,
    ) -> Result<LeverKind, BaselineError> {
        let missing = |column| BaselineError::IncompleteLever {
            lever: row.lever.clone(),
            column,
        };
        let target = || row.target.clone().ok_or_else(|| missing("target"));
        let fuel = || row.fuel.ok_or_else(|| missing("fuel"));
        let supplier = || {
            let supplier = target()?;
            let (name, region) = self
                .names
                .get(supplier.as_str())
                .copied()
                .ok_or_else(|| missing("target"))?;
            Ok::<_, BaselineError>((supplier, name.to_owned(), region))
        };
        Ok(match row.kind {
            LeverRowKind::Closure => LeverKind::Closure {
                chokepoint: target()?,
            },
            LeverRowKind::SupplierLoss => {
                let (supplier, name, _) = supplier()?;
                LeverKind::SupplierLoss { supplier, name }
            }
            LeverRowKind::ClosureStart => LeverKind::ClosureStart,
            LeverRowKind::ClosureDays => LeverKind::ClosureDays,
            LeverRowKind::Restraint => LeverKind::Restraint,
            LeverRowKind::FleetSlack => LeverKind::FleetSlack,
            LeverRowKind::Bypass => LeverKind::Bypass,
            LeverRowKind::Stock => LeverKind::Stock { fuel: fuel()? },
            LeverRowKind::Loading => {
                let (supplier, name, _) = supplier()?;
                let port = row.port.as_deref().ok_or_else(|| missing("port"))?;
                LeverKind::Loading {
                    lane: lanes.lane(port, fuel()?),
                    fuel: fuel()?,
                    supplier,
                    name,
                }
            }
            LeverRowKind::Supply => {
                let (supplier, name, region) = supplier()?;
                let fuel = fuel()?;
                let lane = match row.port.as_deref() {
                    Some(port) => lanes.lane(port, fuel),
                    None if fuel.is_by_sea() => return Err(missing("port")),
                    None => None,
                };
                LeverKind::Supply {
                    supplier,
                    name,
                    region,
                    fuel,
                    lane,
                    project: row.project.as_deref().and_then(|id| self.project(id)),
                }
            }
            LeverRowKind::Nuclear => LeverKind::Nuclear,
            LeverRowKind::Renewables => LeverKind::Renewables,
            LeverRowKind::CoalToGas => LeverKind::CoalToGas,
            LeverRowKind::Demand => LeverKind::Demand,
        })
    }

    fn project(&self, id: &str) -> Option<LeverProject> {
        let row = self.tables.projects.iter().find(|row| row.project == id)?;
        Some(LeverProject {
            project: row.project.clone(),
            name: row.name.clone(),
            status_class: word(&row.status_class),
        })
    }
}
