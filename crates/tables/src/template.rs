//! An empty package for another country: the geography, the vocabularies and the model's inputs that every country shares, and
//! the headers of what has to be found for it.

use crate::descriptor::{Resource, TemplateRows};
use crate::files::{DESCRIPTOR, FileMap, TEXTS};
use crate::grid::Grid;
use crate::tables::Tables;

/// The column by which a row belongs to a country.
const IMPORTER: &str = "importer";
/// The table of the countries under study.
const IMPORTERS: &str = "importers";
/// The table of the names of countries.
const PLACES: &str = "places";

/// What a template is made for.
#[derive(Clone, Copy, Debug)]
pub struct Template<'a> {
    /// ISO 3166-1 alpha-3 code, in any case.
    pub importer: &'a str,
    /// The country's name in English; `None` for the one that the package has.
    pub name: Option<&'a str>,
    /// The country's region; `None` for the one that the package has.
    pub region: Option<&'a str>,
    /// The day of its making, `YYYY-MM-DD`.
    pub created: &'a str,
}

/// Why there is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The code is none.
    #[error("{0:?} is no ISO 3166-1 alpha-3 code: give three letters, such as THA")]
    Code(String),
    /// The name is none.
    #[error("the name is empty or no single line: write what the country is called in English")]
    Name,
    /// The region is none.
    #[error("there is no region {region:?}: choose one of {regions}")]
    Region {
        /// What was given.
        region: String,
        /// The regions there are.
        regions: String,
    },
    /// The country is not among the places.
    #[error(
        "the package has no place {importer}: give --name and --region, which is one of {regions}"
    )]
    UnknownPlace {
        /// The code.
        importer: String,
        /// The regions there are.
        regions: String,
    },
}

impl Tables {
    /// The files of an empty package for a country, by name. It reads without a fault; what it lacks is said in its README.
    pub fn template(&self, template: &Template<'_>) -> Result<FileMap, TemplateError> {
        let importer = template.importer.to_ascii_uppercase();
        if importer.len() != 3 || !importer.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(TemplateError::Code(template.importer.to_owned()));
        }
        let known = self.places.iter().find(|place| place.place == importer);
        if template
            .name
            .is_some_and(|name| name.trim().is_empty() || name.contains(char::is_control))
        {
            return Err(TemplateError::Name);
        }
        let name = template
            .name
            .or_else(|| known.map(|place| place.name.as_str()));
        let region = template.region.map(str::to_owned);
        let region = region.or_else(|| known.map(|place| word(&place.region)));
        let regions = model::Region::ALL.iter().map(word).collect::<Vec<_>>();
        let (Some(name), Some(region)) = (name, region) else {
            return Err(TemplateError::UnknownPlace {
                importer,
                regions: regions.join(", "),
            });
        };
        if !regions.contains(&region) {
            let regions = regions.join(", ");
            return Err(TemplateError::Region { region, regions });
        }
        let mut files = FileMap::new();
        for resource in &self.package().resources {
            let is_other = template.name.is_some() || template.region.is_some();
            let more = match resource.name.as_str() {
                IMPORTERS => Some(vec![importer.clone(), "1".to_owned()]),
                PLACES if known.is_none() || is_other => Some(
                    [
                        &importer,
                        name,
                        &region,
                        "false",
                        "",
                        "own_classification",
                        "assumption",
                    ]
                    .map(str::to_owned)
                    .to_vec(),
                ),
                _ => None,
            };
            let rows = self.kept_rows(resource, &importer, more);
            files.insert(resource.path.clone(), rows);
        }
        files.insert(
            DESCRIPTOR.to_owned(),
            self.described(&importer, name, template.created),
        );
        let [readme, licence] = TEXTS;
        files.insert(readme.to_owned(), self.readme(&importer, name).into_bytes());
        files.insert(licence.to_owned(), LICENCE.as_bytes().to_vec());
        Ok(files)
    }

    /// A table with the rows that a country shares, and one more.
    fn kept_rows(&self, resource: &Resource, importer: &str, more: Option<Vec<String>>) -> Vec<u8> {
        let bytes = self
            .files()
            .get(&resource.path)
            .map_or(&[][..], Vec::as_slice);
        // It was read without a fault before.
        let Some(grid) = Grid::read(resource, bytes, &mut Vec::new()) else {
            return Vec::new();
        };
        let column = grid.column(IMPORTER);
        let is_kept = |row: &csv::StringRecord| {
            let of = column
                .and_then(|column| row.get(column))
                .unwrap_or_default();
            let is_listed = resource.name == IMPORTERS;
            // A place that is called otherwise has a row of its own.
            let is_replaced =
                resource.name == PLACES && more.is_some() && row.get(0) == Some(importer);
            resource.template == TemplateRows::Shared
                && !is_listed
                && !is_replaced
                && (of.is_empty() || of == importer)
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        let rows = grid.rows.iter().map(|(_, row)| row);
        let kept = rows.filter(|row| is_kept(row));
        // Writing to memory cannot fail, and the rows are as wide as the header.
        for row in std::iter::once(&grid.header).chain(kept) {
            writer.write_record(row).ok();
        }
        if let Some(row) = more {
            writer.write_record(row).ok();
        }
        writer.into_inner().unwrap_or_default()
    }

    /// The description with the country's title and day.
    fn described(&self, importer: &str, name: &str, created: &str) -> Vec<u8> {
        let text = self.files().get(DESCRIPTOR).cloned().unwrap_or_default();
        let mut text = String::from_utf8(text).unwrap_or_default();
        let package = self.package();
        let named = |key: &str, value: &str| {
            let value = serde_json::Value::from(value);
            format!("\"{key}\": {value}")
        };
        let changes = [
            (
                "name",
                package.name.as_deref(),
                format!("chokepoint-{}", importer.to_lowercase()),
            ),
            (
                "title",
                package.title.as_deref(),
                format!("Energy imports of {name}"),
            ),
            (
                "created",
                package.created.as_deref(),
                format!("{created}T00:00:00Z"),
            ),
        ];
        for (key, old, new) in changes {
            if let Some(old) = old {
                text = text.replacen(&named(key, old), &named(key, &new), 1);
            }
        }
        // Who made it, and under which terms, its maker knows alone.
        for key in ["licenses", "contributors"] {
            text = without(text, key);
        }
        widened(&text).into_bytes()
    }

    /// What is to be done, table by table.
    fn readme(&self, importer: &str, name: &str) -> String {
        let resources = &self.package().resources;
        let line = |resource: &Resource| {
            let columns = resource.schema.fields.iter();
            let columns = columns.map(|field| field.name.as_str()).collect::<Vec<_>>();
            let title = resource.title.as_deref().unwrap_or_default();
            format!(
                "| `{}` | {title} | {} |\n",
                resource.path,
                columns.join(", ")
            )
        };
        let empty = resources
            .iter()
            .filter(|resource| resource.template == TemplateRows::Empty);
        let empty = empty.map(line).collect::<String>();
        format!(
            "# A data package for {name}\n\n\
             `chokepoint check DIR` says what is wrong with it, and what is still missing, with file, row and column.\n\
             `chokepoint serve --data DIR --watch` shows it and follows every change that has no fault.\n\n\
             ## What to fill in\n\n\
             1. `sources.csv`: a row for each work that you take figures from. Every other row names one.\n\
             2. `flows.csv`: imports by year, fuel and supplier. `chokepoint import` turns UN Comtrade exports and the Statistical\n   \
                Review's trade tables into such rows. Suppliers are places of `places.csv`.\n\
             3. `balance.csv`: primary energy by year and source; `chokepoint import --format owid` makes it.\n\
             4. `discharge_ports.csv`: the port of `ports.csv` that stands for {importer} and each fuel. Without `routes.csv` from the\n   \
                load ports to it, figures that need routes are \"no data\".\n\
             5. The rest as far as you have it: an empty table takes its charts away, and nothing else.\n\
             6. `LICENSE.md`, and `licenses` and `contributors` of `datapackage.json`: under which terms your rows are, and who made\n   \
                them.\n\n\
             | table | what it holds | columns |\n|---|---|---|\n{empty}\n\
             The other tables hold what every country shares: places, ports, chokepoints, routes, the model's inputs, levers.\n\
             `datapackage.json` describes every column. An empty cell means \"not known\", never zero.\n"
        )
    }
}

/// The terms of a template, until its maker says more.
const LICENCE: &str = "# Terms of the data\n\n\
    The rows that `chokepoint template` wrote come from Chokepoint: its own selection, notes and assumptions under CC BY 4.0,\n\
    <https://creativecommons.org/licenses/by/4.0/>, and what they cite under the terms that `sources.csv` tells.\n\n\
    Rows that were added: nothing is said yet. Write here under which terms they may be used.\n";

/// A description without a list at its top.
fn without(text: String, key: &str) -> String {
    let (start, end) = (format!("\n  \"{key}\": ["), "\n  ],");
    let Some((before, rest)) = text.split_once(&start) else {
        return text;
    };
    rest.split_once(end)
        .map_or_else(|| text.clone(), |(_, after)| format!("{before}{after}"))
}

/// A description whose years may be any: those of a package are the years of its figures.
fn widened(text: &str) -> String {
    let mut is_of_year = false;
    let lines = text.lines().map(|line| {
        let told = line.trim();
        if let Some(name) = told.strip_prefix("\"name\": \"") {
            let name = name.trim_end_matches(['"', ',']);
            is_of_year = name == "year" || name.ends_with("_year");
        }
        let limit = |key: &str, value: u16| {
            let (start, _) = line.split_once(told)?;
            let end = if told.ends_with(',') { "," } else { "" };
            (is_of_year && told.starts_with(key)).then(|| format!("{start}{key} {value}{end}"))
        };
        let [first, last] = YEARS;
        limit("\"minimum\":", first)
            .or_else(|| limit("\"maximum\":", last))
            .unwrap_or_else(|| line.to_owned())
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// The years that a template takes.
const YEARS: [u16; 2] = [1900, 2100];

/// The word that a term has in the tables.
fn word(term: &impl serde::Serialize) -> String {
    match serde_json::to_value(term) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thailand() -> Template<'static> {
        Template {
            importer: "tha",
            name: Some("Thailand"),
            region: Some("asia_pacific"),
            created: "2026-11-27",
        }
    }

    #[test]
    fn a_template_reads_without_a_fault_and_holds_no_figures_of_another_country() {
        let files = Tables::embedded().unwrap().template(&thailand()).unwrap();
        let tables = Tables::from_files(files).unwrap();
        assert_eq!(tables.importers.len(), 1);
        assert_eq!(tables.importers[0].importer, "THA");
        assert!(tables.places.iter().any(|place| place.place == "THA"));
        assert!(tables.flows.is_empty() && tables.balance.is_empty() && tables.claims.is_empty());
        assert!(tables.discharge_ports.is_empty());
        assert!(!tables.routes.is_empty() && !tables.levers.is_empty());
        assert_eq!(tables.created(), Some("2026-11-27"));
        let package = tables.package();
        assert_eq!(package.title.as_deref(), Some("Energy imports of Thailand"));
        assert_eq!(package.name.as_deref(), Some("chokepoint-tha"));
        // Nobody's name and terms stand under somebody else's figures.
        assert!(package.licenses.is_empty());
        let description = String::from_utf8_lossy(&tables.files()[DESCRIPTOR]);
        assert!(!description.contains("contributors"));
        let terms = String::from_utf8_lossy(&tables.files()["LICENSE.md"]);
        assert!(terms.contains("nothing is said yet"), "{terms}");
    }

    #[test]
    fn a_template_takes_any_year_and_the_name_that_is_given() {
        let template = Template {
            importer: "KOR",
            name: Some("Corea"),
            ..thailand()
        };
        let files = Tables::embedded().unwrap().template(&template).unwrap();
        let tables = Tables::from_files(files).unwrap();
        let mut years = 0;
        for resource in &tables.package().resources {
            for field in &resource.schema.fields {
                if field.name == "year" || field.name.ends_with("_year") {
                    let limits = &field.constraints;
                    let limits = [limits.minimum, limits.maximum];
                    let widest = limits.into_iter().flatten().collect::<Vec<_>>();
                    assert!(
                        widest.is_empty() || widest == YEARS.map(f64::from),
                        "{widest:?}"
                    );
                    years += 1;
                }
            }
        }
        assert!(years > 5, "{years}");
        let named = tables.places.iter().filter(|place| place.place == "KOR");
        let named = named.map(|place| place.name.as_str()).collect::<Vec<_>>();
        assert_eq!(named, ["Corea"]);
        let nameless = Template {
            name: Some(" "),
            ..template
        };
        let refused = Tables::embedded().unwrap().template(&nameless);
        assert_eq!(refused.unwrap_err(), TemplateError::Name);
    }

    #[test]
    fn a_country_that_the_package_knows_keeps_its_ports() {
        let template = Template {
            importer: "KOR",
            name: None,
            region: None,
            ..thailand()
        };
        let files = Tables::embedded().unwrap().template(&template).unwrap();
        let tables = Tables::from_files(files).unwrap();
        assert!(!tables.discharge_ports.is_empty());
        assert!(
            tables
                .discharge_ports
                .iter()
                .all(|row| row.importer == "KOR")
        );
    }

    #[test]
    fn what_is_no_country_is_refused_with_what_to_do() {
        let tables = Tables::embedded().unwrap();
        let refused = |importer, region| {
            let template = Template {
                importer,
                name: None,
                region,
                ..thailand()
            };
            tables.template(&template).unwrap_err().to_string()
        };
        assert!(refused("Thailand", None).contains("three letters"));
        let unknown = refused("XYZ", None);
        assert!(
            unknown.contains("--name") && unknown.contains("asia_pacific"),
            "{unknown}"
        );
        assert!(refused("JPN", Some("nowhere")).contains("middle_east"));
    }
}
