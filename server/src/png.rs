//! Pictures in pixels, by resvg and the fonts that came with the build: the same on every machine.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, fontdb};
use wire::ProblemCode;

use crate::assets::Assets;
use crate::problem::ApiProblem;

/// The fonts, the one that is wanted first.
const FILES: [&str; 4] = [
    "Arimo-Regular.ttf",
    "Arimo-Bold.ttf",
    "MPLUS1p-Regular.ttf",
    "MPLUS1p-Bold.ttf",
];
/// The face with the widths of the charts' glyph table.
const FAMILY: &str = "Arimo";
/// More pixels are not drawn: 36 MB of memory, and the time that a reader waits grows with them.
const MOST_PIXELS: f64 = 9_000_000.0;

/// Why there are no pixels.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PngError {
    #[error("a picture cannot be read as SVG: {0}")]
    Svg(#[from] usvg::Error),
    #[error("a picture has no size")]
    Size,
    #[error("pixels cannot be written as PNG: {0}")]
    Encoding(#[from] png::EncodingError),
}

/// The fonts of the built page, read when the first picture needs them.
pub(crate) struct Fonts {
    assets: Arc<Assets>,
    faces: OnceLock<Arc<fontdb::Database>>,
}

impl Fonts {
    /// The fonts of a built page.
    pub fn new(assets: Arc<Assets>) -> Self {
        Self {
            assets,
            faces: OnceLock::new(),
        }
    }

    fn bytes(&self, file: &str) -> Option<&Bytes> {
        self.assets.bytes(&format!("fonts/{file}"))
    }

    fn faces(&self) -> &Arc<fontdb::Database> {
        self.faces.get_or_init(|| {
            let mut faces = fontdb::Database::new();
            // A font that is missing was told of when the page was built.
            for bytes in FILES.iter().filter_map(|file| self.bytes(file)) {
                faces.load_font_source(fontdb::Source::Binary(Arc::new(bytes.clone())));
            }
            faces.set_sans_serif_family(FAMILY);
            Arc::new(faces)
        })
    }

    /// An answer for whoever asks for pixels where there are no fonts.
    pub fn require(&self) -> Result<(), ApiProblem> {
        if FILES.iter().all(|file| self.bytes(file).is_some()) {
            return Ok(());
        }
        let detail = "This server was built without fonts and draws no PNG: take the SVG, or build the page where npm is \
                      installed (`cargo xtask build`).";
        Err(ApiProblem::new(
            ProblemCode::Unavailable,
            detail,
            Vec::new(),
        ))
    }
}

/// An SVG document as PNG, with `scale` pixels to a CSS pixel, or as many as there is room for. Blocks.
pub(crate) fn drawn_in_pixels(svg: &str, scale: f64, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    let options = usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: fonts.faces().clone(),
        font_resolver: FontResolver {
            select_fallback: Box::new(fallback),
            ..FontResolver::default()
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let size = tree.size();
    let area = f64::from(size.width()) * f64::from(size.height());
    let scale = scale.min((MOST_PIXELS / area).sqrt()) as f32;
    let pixels = |length: f32| (length * scale).round() as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut pixmap = Pixmap::new(width, height).ok_or(PngError::Size)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    encoded((width, height), &pixmap.take_demultiplied())
}

/// Pixels as PNG, compressed fast: large pictures for print would wait longest for this.
fn encoded((width, height): (u32, u32), pixels: &[u8]) -> Result<Vec<u8>, PngError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(bytes)
}

/// Another face that has a glyph, of the same weight where there is one: Japanese in bold stays bold.
fn fallback(
    glyph: char,
    tried: &[fontdb::ID],
    faces: &mut Arc<fontdb::Database>,
) -> Option<fontdb::ID> {
    let weight = tried
        .first()
        .and_then(|id| faces.face(*id))
        .map(|face| face.weight);
    let has_glyph = |id: fontdb::ID| {
        let found = faces.with_face_data(id, |data, index| {
            let face = ttf_parser::Face::parse(data, index);
            face.is_ok_and(|face| face.glyph_index(glyph).is_some())
        });
        found == Some(true)
    };
    let others = || faces.faces().filter(|face| !tried.contains(&face.id));
    let same_weight = others().filter(|face| Some(face.weight) == weight);
    same_weight
        .chain(others())
        .map(|face| face.id)
        .find(|id| has_glyph(*id))
}
