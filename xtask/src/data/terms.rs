//! Sorts each source's licence into a class, with our own short wording.

/// Class and wording for `licence`, the licence text of the evidence.
pub fn of(source_id: &str, licence: &str) -> anyhow::Result<(&'static str, &'static str)> {
    const COMTRADE: (&str, &str) = (
        "attribution",
        "UN Comtrade: derived tables with attribution; no bulk copies",
    );
    const REVIEW: (&str, &str) = (
        "quotation",
        "publisher's copyright; rounded figures quoted with attribution",
    );
    const RULES: &[(&str, (&str, &str))] = &[
        ("Energy Institute", REVIEW),
        ("as EI_2026", REVIEW),
        ("© BP", REVIEW),
        ("Comtrade", COMTRADE),
        ("COMTRADE", COMTRADE),
        (
            "Government of Japan",
            ("attribution", "Government of Japan standard terms of use"),
        ),
        (
            "World Bank",
            ("attribution", "CC BY 4.0; IEA data behind it"),
        ),
        (
            "ODbL",
            ("attribution", "ODbL 1.0; share-alike for the extract"),
        ),
        (
            "CC BY-NC-SA",
            ("quotation", "CC BY-NC-SA text; single facts only"),
        ),
        ("CC BY-SA", ("attribution", "CC BY-SA; single facts only")),
        ("CC BY 4.0", ("attribution", "CC BY 4.0")),
        ("public domain", ("open", "public domain")),
        ("US government", ("open", "public domain")),
        ("statute", ("open", "statute text; no copyright")),
        ("Apache-2.0", ("open", "Apache-2.0")),
        ("MIT", ("open", "MIT")),
        (
            "copyright",
            ("quotation", "publisher's copyright; single facts only"),
        ),
        (
            "(c)",
            ("quotation", "publisher's copyright; single facts only"),
        ),
        (
            "facts cited only",
            ("quotation", "publisher's copyright; single facts only"),
        ),
        (
            "repository terms",
            ("quotation", "publisher's copyright; single facts only"),
        ),
        (
            "Commonwealth",
            ("quotation", "publisher's copyright; single facts only"),
        ),
    ];
    RULES
        .iter()
        .find(|(needle, _)| licence.contains(needle))
        .map(|(_, terms)| *terms)
        .ok_or_else(|| {
            anyhow::anyhow!(
                "no rule for the licence of {source_id}: add one to RULES for '{licence}'"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statistical_review_is_quoted_and_customs_data_attributed() -> anyhow::Result<()> {
        assert_eq!(
            of("BP_2015", "© BP; quotation with attribution")?.0,
            "quotation"
        );
        assert_eq!(of("X", "as COMTRADE_GCAM_2008_2012")?.0, "attribution");
        assert!(of("X", "whatever").is_err());
        Ok(())
    }
}
