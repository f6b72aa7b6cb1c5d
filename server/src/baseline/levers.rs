//! The lever catalogue with its lanes.

use model::{LeverKind, LeverSpec};
use tables::{LeverRow, LeverRowKind};

use super::lanes::LaneBook;
use super::{BaselineBuilder, BaselineError};

impl BaselineBuilder<'_> {
    pub(super) fn levers(&self, lanes: &mut LaneBook<'_>) -> Result<Vec<LeverSpec>, BaselineError> {
        let mut rows = self.tables.levers.iter().collect::<Vec<_>>();
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
        Ok(match row.kind {
            LeverRowKind::Closure => LeverKind::Closure {
                chokepoint: target()?,
            },
            LeverRowKind::SupplierLoss => LeverKind::SupplierLoss {
                supplier: target()?,
            },
            LeverRowKind::Supply => {
                let supplier = target()?;
                let fuel = row.fuel.ok_or_else(|| missing("fuel"))?;
                let port = row.port.as_deref().ok_or_else(|| missing("port"))?;
                let (name, region) = self
                    .names
                    .get(supplier.as_str())
                    .copied()
                    .ok_or_else(|| missing("target"))?;
                LeverKind::Supply {
                    name: name.to_owned(),
                    region,
                    supplier,
                    fuel,
                    lane: lanes.lane(port, fuel),
                }
            }
            LeverRowKind::Nuclear => LeverKind::Nuclear,
            LeverRowKind::Renewables => LeverKind::Renewables,
            LeverRowKind::Demand => LeverKind::Demand,
        })
    }
}
