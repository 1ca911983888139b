//! Localized text: always Japanese, other languages where somebody wrote them.

use std::collections::BTreeMap;

use super::ruby::RubyText;

/// A language of the interface and of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// 日本語（ふつう）
    #[default]
    Ja,
    /// やさしい日本語
    JaEasy,
    /// English
    En,
    /// 简体中文
    ZhHans,
    /// 繁體中文
    ZhHant,
    /// 한국어
    Ko,
    /// Tiếng Việt
    Vi,
    /// Português
    Pt,
    /// Español
    Es,
    /// Tagalog
    Tl,
}

impl Lang {
    /// All languages in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Ja,
        Self::JaEasy,
        Self::En,
        Self::ZhHans,
        Self::ZhHant,
        Self::Ko,
        Self::Vi,
        Self::Pt,
        Self::Es,
        Self::Tl,
    ];

    /// Whether it is Japanese, ふつう or やさしい.
    pub fn is_japanese(self) -> bool {
        matches!(self, Self::Ja | Self::JaEasy)
    }

    /// BCP 47 tag; `ja-easy` is private to this product.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::JaEasy => "ja-easy",
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ko => "ko",
            Self::Vi => "vi",
            Self::Pt => "pt",
            Self::Es => "es",
            Self::Tl => "tl",
        }
    }

    /// The language of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// Its name in itself, as people look for it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::JaEasy => "やさしい日本語",
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
            Self::Ko => "한국어",
            Self::Vi => "Tiếng Việt",
            Self::Pt => "Português",
            Self::Es => "Español",
            Self::Tl => "Tagalog",
        }
    }
}

/// A text with ruby in Japanese and any other languages somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    ja: RubyText,
    others: BTreeMap<Lang, RubyText>,
}

impl Text {
    /// A Japanese text; `{漢字|かんじ}` carries a reading.
    pub fn ja(markup: &str) -> Self {
        Self { ja: RubyText::parse(markup), others: BTreeMap::new() }
    }

    /// The same text in one more language; Japanese replaces the Japanese.
    pub fn with(mut self, lang: Lang, markup: &str) -> Self {
        if lang == Lang::Ja {
            self.ja = RubyText::parse(markup);
        } else {
            self.others.insert(lang, RubyText::parse(markup));
        }
        self
    }

    /// The text in `lang`, or in Japanese, with the language it really is in.
    pub fn get(&self, lang: Lang) -> (&RubyText, Lang) {
        match self.others.get(&lang) {
            Some(text) => (text, lang),
            None => (&self.ja, Lang::Ja),
        }
    }

    /// The Japanese text without readings.
    pub fn plain(&self) -> String {
        self.ja.plain()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.ja.is_empty()
    }

    /// Every language it is written in, Japanese first.
    pub fn langs(&self) -> impl Iterator<Item = (Lang, &RubyText)> {
        std::iter::once((Lang::Ja, &self.ja)).chain(self.others.iter().map(|(lang, text)| (*lang, text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_japanese_and_says_so() {
        let text = Text::ja("{会|かい}").with(Lang::En, "group");
        assert_eq!(text.get(Lang::En).0.plain(), "group");
        assert_eq!((text.get(Lang::Ko).0.plain(), text.get(Lang::Ko).1), ("会".to_owned(), Lang::Ja));
    }

    #[test]
    fn tags_round_trip() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
    }
}
