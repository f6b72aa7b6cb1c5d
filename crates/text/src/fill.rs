//! Templates.

/// A template with its words replaced: `fill("{name}: {share}", &[("name", "Oman"), ..])`. What is not a word to replace
/// stays.
pub fn fill(template: &str, words: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let word = rest.find('}').and_then(|end| {
            let (_, word) = words.iter().find(|(key, _)| *key == &rest[..end])?;
            Some((word, end))
        });
        match word {
            Some((word, end)) => {
                out.push_str(word);
                rest = &rest[end + 1..];
            }
            None => out.push('{'),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_keep_what_they_do_not_know() {
        assert_eq!(
            fill("{a} of {b} {c", &[("a", "{b}"), ("b", "2")]),
            "{b} of 2 {c"
        );
        assert_eq!(fill("{x}{a}{", &[("a", "1")]), "{x}1{");
    }
}
