//! The article's statements with the figures behind their verdicts.

use tables::Tables;
use wire::{Claim, Claims, Evidence};

use super::word;

pub(super) fn claims(tables: &Tables) -> Claims {
    let mut claims = tables
        .claims
        .iter()
        .map(|row| Claim {
            claim: row.claim.clone(),
            headline: row.headline,
            statement: row.statement.clone(),
            article_value: row.article_value,
            article_unit: row.article_unit.clone(),
            definition: row.definition.clone(),
            record_year: row.record_year,
            record_value: Some(row.record_value),
            record_value_high: None,
            record_unit: Some(row.record_unit.clone()),
            source_id: row.record_source_id.clone(),
            quality: row.quality,
            verdict_class: word(&row.verdict_class),
            verdict: row.verdict.clone(),
            evidence: evidence(tables, &row.claim),
        })
        .collect::<Vec<_>>();
    claims.sort_by(|one, other| one.claim.cmp(&other.claim));
    Claims { claims }
}

fn evidence(tables: &Tables, claim: &str) -> Vec<Evidence> {
    let mut rows = tables
        .claim_evidence
        .iter()
        .filter(|row| row.claim == claim)
        .collect::<Vec<_>>();
    rows.sort_by_key(|row| row.rank);
    rows.into_iter()
        .map(|row| Evidence {
            metric: row.metric.clone(),
            year: row.year,
            value: Some(row.value),
            value_high: row.value_high,
            unit: Some(row.unit.clone()),
            source_id: row.source_id.clone(),
            quality: row.quality,
            note: row.note.clone(),
        })
        .collect()
}
