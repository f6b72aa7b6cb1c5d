//! `GET /chart/{chart}.{format}?…`: a chart of any state, drawn by the code that draws the page's.

use charts::Theme;
use story::document::more;
use story::picture::{Picture, PictureInput, Size};

use crate::base::BaseUrl;
use crate::kept::{Freshness, Kept};
use crate::png::{Fonts, drawn_in_pixels};
use crate::problem::ApiProblem;
use crate::query::Query;
use crate::routes::not_found;
use crate::shown::{Shown, chart_names};
use crate::site::{MakeError, Site};

/// Width that an address that names none gets, CSS px.
pub(crate) const WIDTH: f64 = 720.0;
/// The narrowest and the widest chart, CSS px.
pub(crate) const WIDTHS: (f64, f64) = (280.0, 1600.0);
/// The lowest and the highest card, CSS px.
const HEIGHTS: (f64, f64) = (140.0, 1600.0);
/// A card is at most so many times as wide as high, or as high as wide.
const LONGEST_ASPECT: f64 = 3.0;
/// Pixels to a CSS px.
const SCALES: (f64, f64) = (1.0, 4.0);

/// What a chart can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A picture that stands alone.
    Svg,
    /// The same in pixels.
    Png,
    /// The figures.
    Csv,
    /// The picture with its words and read-out areas.
    Json,
    /// Table, formula and downloads, as a part of a page.
    Html,
}

impl Format {
    const ALL: [(&'static str, Self); 5] = [
        ("svg", Self::Svg),
        ("png", Self::Png),
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("html", Self::Html),
    ];

    fn of(extension: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|(name, _)| *name == extension);
        known.map(|(_, format)| format)
    }
}

/// Size, colours and pixels of a picture.
#[derive(Clone, Copy, Debug)]
struct Look {
    size: Size,
    scale: f64,
    theme: Theme,
}

impl Look {
    fn read(query: &Query) -> Result<Self, ApiProblem> {
        let theme = query.choice("theme", &[("light", Theme::Light), ("dark", Theme::Dark)])?;
        let preset = query.choice(
            "size",
            &[
                ("free", None),
                ("og", Some((Size::OPEN_GRAPH, 1.0))),
                ("print", Some((Size::Natural { width: WIDTH }, 4.0))),
            ],
        )?;
        if let Some((size, scale)) = preset {
            return Ok(Self { size, scale, theme });
        }
        let width = query.number("width", WIDTHS)?.unwrap_or(WIDTH);
        let size = match query.number("height", HEIGHTS)? {
            None => Size::Natural { width },
            Some(height) => Size::Card {
                width,
                height: height.clamp(width / LONGEST_ASPECT, width * LONGEST_ASPECT),
            },
        };
        let scale = query.number("scale", SCALES)?.unwrap_or(SCALES.0);
        Ok(Self { size, scale, theme })
    }
}

/// A chart of a state, in a format.
pub(crate) struct ChartRequest {
    picture: Picture,
    format: Format,
    shown: Shown,
    look: Look,
    base: BaseUrl,
}

impl ChartRequest {
    /// Reads the last part of the path and the query. What is not there is named with what is.
    pub async fn read(
        site: &Site,
        base: BaseUrl,
        file: &str,
        query: &Query,
    ) -> Result<Self, ApiProblem> {
        let parts = file.rsplit_once('.');
        let known =
            parts.and_then(|(chart, format)| Some((Picture::of(chart)?, Format::of(format)?)));
        let (picture, format) = known.ok_or_else(|| not_found(names()))?;
        let picture = query.choosing(picture)?;
        if format == Format::Png {
            site.fonts.require()?;
        }
        let shown = Shown::read(site, query).await?;
        shown.refuse_pins(picture)?;
        Ok(Self {
            picture,
            format,
            shown,
            look: Look::read(query)?,
            base,
        })
    }

    /// A name of what it draws: two requests of one name get the same bytes.
    pub fn key(&self) -> String {
        let Self {
            picture,
            format,
            shown,
            look,
            base,
        } = self;
        let (hash, query) = (shown.edition.hash(), &shown.lasting);
        format!(
            "{base} {hash} {picture:?} {:?} {format:?} {look:?} {} {query}",
            shown.choices(*picture),
            shown.is_frozen
        )
    }

    /// How long it stays true. A frozen picture never changes.
    pub fn freshness(&self) -> Freshness {
        match self.format {
            Format::Svg | Format::Png | Format::Csv if self.shown.stays() => Freshness::Forever,
            Format::Svg | Format::Png => Freshness::Minutes,
            _ => Freshness::Ask,
        }
    }

    /// The bytes. Blocks: call it off the async workers.
    pub fn draw(&self, fonts: &Fonts) -> Result<Kept, MakeError> {
        self.shown.with_input(|input| self.drawn(input, fonts))
    }

    fn drawn(&self, input: PictureInput<'_>, fonts: &Fonts) -> Result<Kept, MakeError> {
        let messages = self.shown.messages();
        let Look { size, scale, theme } = self.look;
        let svg = || {
            let address = self
                .base
                .join(&format!("/?{}", self.shown.dashboard(self.picture)));
            self.picture
                .framed(input, messages, (size, theme), &address)
        };
        Ok(match self.format {
            Format::Svg => Kept::text(svg().into_bytes(), "image/svg+xml"),
            Format::Png => Kept::pixels(drawn_in_pixels(&svg(), scale, fonts)?, "image/png"),
            Format::Csv => {
                let rows = self.picture.table(input, messages).csv();
                Kept::text(rows.into_bytes(), "text/csv; charset=utf-8")
            }
            Format::Json => {
                let answer = self.picture.answer(input, messages, (size.width(), theme));
                Kept::text(serde_json::to_vec(&answer)?, "application/json")
            }
            Format::Html => Kept::text(self.more(input).into_bytes(), "text/html; charset=utf-8"),
        })
    }

    /// Table, formula and downloads.
    fn more(&self, input: PictureInput<'_>) -> String {
        let theme = match self.look.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let width = format!("{:.0}", self.look.size.width());
        let options = [("width", width.as_str()), ("theme", theme)];
        let choices = self.shown.choices(self.picture);
        let choices = choices.iter().map(|(key, value)| (*key, value.as_str()));
        let options = options.into_iter().chain(choices);
        let query = self.shown.query_with(&options.collect::<Vec<_>>());
        more::more(self.picture, input, self.shown.messages(), &query).into_string()
    }
}

/// The addresses of charts.
fn names() -> String {
    format!(
        "Ask for /chart/CHART.FORMAT, where CHART is one of {} and FORMAT one of {}.",
        chart_names(),
        Format::ALL.map(|(name, _)| name).join(", ")
    )
}
