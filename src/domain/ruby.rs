//! Text with readings (furigana), written as `{漢字|かんじ}`.

use std::fmt;

/// A text whose words may carry a reading, parsed from `{漢字|かんじ}`.
///
/// Parsing never fails: what is not well-formed markup is shown as it was written. Neighbouring plain
/// stretches are one span, so equal texts are equal values.
///
/// ```
/// use shirube::domain::ruby::RubyText;
/// let text = RubyText::parse("{部屋|へや}をみる");
/// assert_eq!(text.plain(), "部屋をみる");
/// assert_eq!(text.spoken(), "へやをみる");
/// assert_eq!(text.to_string(), "{部屋|へや}をみる");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RubyText {
    spans: Vec<Span>,
}

/// A stretch of text that shares one reading, or has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What is written.
    pub base: String,
    /// How it is read, in kana; `None` where no reading is shown.
    pub reading: Option<String>,
}

impl RubyText {
    /// Reads the markup; anything malformed (no bar, an empty half, a brace or line break inside) stays text.
    pub fn parse(markup: &str) -> Self {
        let mut text = Self::default();
        let mut rest = markup;
        while let Some(open) = rest.find('{') {
            let (before, from_brace) = rest.split_at(open);
            text.push_plain(before);
            rest = if let Some((base, reading, after)) = group(from_brace) {
                text.spans.push(Span { base: base.to_owned(), reading: Some(reading.to_owned()) });
                after
            } else {
                text.push_plain("{");
                from_brace.strip_prefix('{').unwrap_or_default()
            };
        }
        text.push_plain(rest);
        text
    }

    /// The spans in reading order; none is empty.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text as written, without readings.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.base.as_str()).collect()
    }

    /// The text as said: readings stand in place of what they explain.
    pub fn spoken(&self) -> String {
        self.spans.iter().map(|span| span.reading.as_deref().unwrap_or(&span.base)).collect()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    fn push_plain(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(Span { base, reading: None }) => base.push_str(text),
            _ => self.spans.push(Span { base: text.to_owned(), reading: None }),
        }
    }
}

/// The markup, so that `RubyText::parse(&text.to_string()) == text`.
impl fmt::Display for RubyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spans.iter().try_for_each(|span| match &span.reading {
            Some(reading) => write!(f, "{{{}|{reading}}}", span.base),
            None => f.write_str(&span.base),
        })
    }
}

/// Base, reading and what follows, if a well-formed group opens the text.
fn group(text: &str) -> Option<(&str, &str, &str)> {
    let (inside, after) = text.strip_prefix('{')?.split_once('}')?;
    let (base, reading) = inside.split_once('|')?;
    let plain = |half: &str| !half.is_empty() && !half.contains(['{', '|', '\n', '\r']);
    (plain(base) && plain(reading)).then_some((base, reading, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(markup: &str, want: &[(&str, &str)]) {
        let text = RubyText::parse(markup);
        let spans: Vec<(&str, &str)> =
            text.spans().iter().map(|s| (s.base.as_str(), s.reading.as_deref().unwrap_or(""))).collect();
        assert_eq!(spans, want, "{markup}");
        assert_eq!(text.to_string(), markup);
    }

    #[test]
    fn markup_is_read_and_mistakes_are_shown() {
        check("", &[]);
        check("かな", &[("かな", "")]);
        check("{漢字|かんじ}", &[("漢字", "かんじ")]);
        check("{部屋|へや}を{見|み}る", &[("部屋", "へや"), ("を", ""), ("見", "み"), ("る", "")]);
        check("{汽|き}{車|しゃ}", &[("汽", "き"), ("車", "しゃ")]);
        check("{漢字}", &[("{漢字}", "")]);
        check("{漢字|かんじ", &[("{漢字|かんじ", "")]);
        check("{|かんじ}", &[("{|かんじ}", "")]);
        check("{漢字|}", &[("{漢字|}", "")]);
        check("{漢|か|ん}", &[("{漢|か|ん}", "")]);
        check("{漢\n字|かんじ}", &[("{漢\n字|かんじ}", "")]);
        check("{a{漢字|かんじ}b}", &[("{a", ""), ("漢字", "かんじ"), ("b}", "")]);
        check("{{{漢|かん}}}", &[("{{", ""), ("漢", "かん"), ("}}", "")]);
        check("}|{", &[("}|{", "")]);
    }

    #[test]
    fn said_and_written() {
        let text = RubyText::parse("{今日|きょう}の{会|かい}");
        assert_eq!((text.plain().as_str(), text.spoken().as_str()), ("今日の会", "きょうのかい"));
        assert!(!text.is_empty());
        assert!(RubyText::parse("").is_empty());
    }

    proptest! {
        #[test]
        fn every_text_returns_as_written(markup in "[{}|あ漢a\n]{0,24}") {
            let text = RubyText::parse(&markup);
            prop_assert_eq!(text.to_string(), markup);
            prop_assert!(text.spans().iter().all(|s| !s.base.is_empty()));
        }
    }
}
