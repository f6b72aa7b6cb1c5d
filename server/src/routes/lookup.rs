//! What the words of an address name in the data; what they do not name is told with the choices there are.

use wire::{ImporterSummary, ProblemCode};

use crate::answers::Answers;
use crate::problem::ApiProblem;

/// The importer and year of two words, where there are data of them.
pub(crate) fn year_of(
    answers: &Answers,
    importer: &str,
    year: &str,
) -> Result<(String, u16), ApiProblem> {
    let summary = find_importer(answers, importer)?;
    let years = || summary.years.iter().map(u16::to_string).collect::<Vec<_>>();
    // A sign or a leading zero is refused: one year has one address.
    let is_written_so = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = year.parse::<u16>().ok().filter(|_| is_written_so);
    let year = number.ok_or_else(|| {
        let example = summary.default_year;
        let detail = format!(
            "{:?} is not a year: give four digits, such as {example}.",
            cut(year)
        );
        ApiProblem::new(ProblemCode::InvalidYear, detail, years())
    })?;
    if !summary.years.contains(&year) {
        let detail = format!(
            "There are no data of {} for {year}: choose one of its years.",
            summary.name
        );
        return Err(ApiProblem::new(ProblemCode::UnknownYear, detail, years()));
    }
    Ok((summary.importer.clone(), year))
}

/// The importer of a code, in any case.
pub(super) fn find_importer<'a>(
    answers: &'a Answers,
    importer: &str,
) -> Result<&'a ImporterSummary, ApiProblem> {
    let importers = &answers.importers.importers;
    importers
        .iter()
        .find(|row| row.importer.eq_ignore_ascii_case(importer))
        .ok_or_else(|| {
            let choices = importers.iter().map(|row| row.importer.clone()).collect();
            let detail = format!(
                "There is no importer {:?}: choose one by its ISO 3166-1 alpha-3 code.",
                cut(importer)
            );
            ApiProblem::new(ProblemCode::UnknownImporter, detail, choices)
        })
}

/// A reader's text, cut to a length fit for an answer.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}
