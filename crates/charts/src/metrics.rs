//! Text widths without a screen: a table of glyph widths, so that the server and the browser lay out alike.
//!
//! The table is that of Helvetica; Arial, Liberation Sans and Arimo share it. Other faces are close enough for
//! fitting and collision avoidance.

/// Widths of U+0020 to U+007E in thousandths of an em.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// How much wider bold text is.
const BOLD: f64 = 1.07;
/// How much wider than the table's the face of a reader's system may be, as that of some Linux systems is: where words stand beside
/// words, they need so much room.
pub const WIDEST_FACE: f64 = 1.2;
const ELLIPSIS: char = '…';

fn glyph_em(glyph: char) -> f64 {
    match glyph {
        ' '..='~' => f64::from(ASCII[glyph as usize - 0x20]) / 1000.0,
        '\u{0}'..='\u{1f}' | '\u{300}'..='\u{36f}' => 0.0,
        '\u{a0}' | '\u{2009}' | '\u{202f}' => 0.278,
        // The ellipsis is an em wide; CJK, kana, Hangul and full-width forms are square.
        ELLIPSIS
        | '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}' => 1.0,
        _ => 0.6,
    }
}

/// Width of a text in pixels.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(glyph_em).sum();
    ems * size * if bold { BOLD } else { 1.0 }
}

/// The text if it fits, else as much of it as fits before an ellipsis; `None` when not even two glyphs fit.
pub fn fit(text: &str, width: f64, size: f64, bold: bool) -> Option<std::borrow::Cow<'_, str>> {
    // A hair of tolerance: room is often computed from the very width of the text.
    if text_width(text, size, bold) <= width + 0.01 {
        return Some(text.into());
    }
    let scale = size * if bold { BOLD } else { 1.0 };
    let mut left = width - scale * glyph_em(ELLIPSIS);
    let mut end = 0;
    for (position, glyph) in text.char_indices() {
        left -= glyph_em(glyph) * scale;
        if left < 0.0 {
            break;
        }
        end = position + glyph.len_utf8();
    }
    let kept = text[..end].trim_end();
    (kept.chars().count() >= 2).then(|| format!("{kept}{ELLIPSIS}").into())
}

/// Signs that begin no line in Japanese (JIS X 4051), as far as texts here have them.
#[cfg(any(feature = "record", feature = "svg"))]
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";

/// How much of its room a text in a face of square glyphs may take by the table: letters within it come from that face, and are
/// wider than those of the table.
#[cfg(feature = "svg")]
const SQUARE_FACE: f64 = 1.2;

/// What to divide a text's room by, beside the bold face.
#[cfg(feature = "svg")]
pub fn widening(text: &str) -> f64 {
    if text.chars().any(|glyph| glyph >= '\u{2e80}') {
        SQUARE_FACE
    } else {
        1.0
    }
}

/// The text of a block in lines, as [`wrap`], for the face that it will be written in.
#[cfg(feature = "svg")]
pub fn prose(text: &str, room: f64, (size, bold): (f64, bool), most: usize) -> Vec<&str> {
    let bold = if bold { BOLD } else { 1.0 };
    wrap(text, room / (bold * widening(text)), size, most)
}

/// The text in lines of at most `width`, broken at spaces or between square glyphs; what exceeds `most` lines is
/// left in the last one, to be cut where it is drawn.
#[cfg(any(feature = "record", feature = "svg"))]
pub fn wrap(text: &str, width: f64, size: f64, most: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut used, mut break_at) = (0, 0.0, None);
    for (position, glyph) in text.char_indices() {
        let glyph_width = glyph_em(glyph) * size;
        let is_square = glyph_width >= size && position > start;
        // An address is one long word, of parts that can be told apart.
        let is_part = position > start && matches!(glyph, '&' | '?');
        if glyph == ' ' || is_part || (is_square && !NOT_FIRST.contains(glyph)) {
            break_at = Some((position, used));
        }
        used += glyph_width;
        if used > width
            && lines.len() + 1 < most.max(1)
            && let Some((position, width_before)) = break_at.take()
        {
            lines.push(text[start..position].trim());
            start = position;
            used -= width_before;
        }
    }
    lines.push(text[start..].trim());
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_does_not_fit_ends_in_an_ellipsis_and_fits() {
        let cut = fit("United Arab Emirates", 60.0, 12.0, false).unwrap();
        assert!(cut.ends_with('…') && cut.starts_with("Un"));
        assert!(text_width(&cut, 12.0, false) <= 60.0);
    }

    #[test]
    fn square_scripts_are_an_em_wide() {
        assert!((text_width("日本", 12.0, false) - 24.0).abs() < 1e-9);
    }

    #[test]
    fn long_texts_break_at_spaces_and_between_square_glyphs() {
        assert_eq!(
            wrap("Middle East share of imports", 80.0, 12.0, 3),
            ["Middle East", "share of", "imports"]
        );
        assert_eq!(wrap("日本の輸入", 36.0, 12.0, 3), ["日本の", "輸入"]);
        // No line begins with a comma, nor with a small vowel.
        assert_eq!(wrap("原油、石炭", 24.0, 12.0, 9), ["原", "油、", "石炭"]);
        assert_eq!(wrap("エネルギー", 48.0, 12.0, 9), ["エネル", "ギー"]);
        assert_eq!(
            wrap("at https://c.example/?a=1&b=2&c=3", 130.0, 12.0, 9),
            ["at https://c.example/", "?a=1&b=2&c=3"]
        );
        assert_eq!(wrap("one two three", 10.0, 12.0, 2).len(), 2);
        assert!(wrap("", 10.0, 12.0, 2).is_empty());
    }

    #[test]
    fn nothing_is_left_of_a_text_without_room() {
        assert_eq!(fit("Kuwait", 5.0, 12.0, false), None);
    }
}
