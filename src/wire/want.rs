//! What a value has to be, said in English and in Japanese, so that every error names the way out.

use std::fmt;

/// What a value has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// Something: the value is missing.
    Something,
    /// An object with named fields.
    Object,
    /// A list.
    List,
    /// A list with at least one entry.
    NotEmpty,
    /// A text, or an object with `ja` and further languages.
    Text,
    /// A text without languages.
    Word,
    /// `true` or `false`.
    Flag,
    /// A whole number, both ends inside.
    Number(i64, i64),
    /// An id.
    Id,
    /// A date.
    Date,
    /// A day of every year.
    MonthDay,
    /// A time of day.
    Time,
    /// A moment.
    Moment,
    /// A span of one day.
    Hours,
    /// A repeating rule; the text says what is wrong with this one.
    Rule(String),
    /// The name of a blob.
    Blob,
    /// The sum of a booking's number.
    NumberSum,
    /// A value of an anonymous follow-up, as a terminal or an office wrote it; an error shows no such value.
    FollowUp,
    /// One of these words.
    OneOf(Vec<String>),
    /// Not before the date in this other field.
    NotBefore(&'static str),
    /// A text that names no telephone, no mail address and no web page.
    NoContact,
    /// Later than the moment in this other field, by at most so many hours.
    WithinHours(&'static str, i64),
}

impl Want {
    /// One of these words.
    pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self::OneOf(words.into_iter().map(str::to_owned).collect())
    }

    /// What to write, in Japanese.
    pub fn ja(&self) -> String {
        match self {
            Self::Something => "空です。値を書いてください".to_owned(),
            Self::Object => "項目の集まり {…} を書いてください".to_owned(),
            Self::List => "一覧 […] を書いてください".to_owned(),
            Self::NotEmpty => "1つ以上書いてください".to_owned(),
            Self::Text => "文、または {\"ja\": 文, \"en\": 文} を書いてください".to_owned(),
            Self::Word => "文字を書いてください".to_owned(),
            Self::Flag => "true か false を書いてください".to_owned(),
            Self::Number(from, to) => format!("{from} から {to} までの数を書いてください"),
            Self::Id => "半角の a-z、0-9、- を使い、1〜64字で書いてください".to_owned(),
            Self::Date => "日付は 2026-11-21 のように書いてください".to_owned(),
            Self::MonthDay => "月日は 12-29 のように書いてください".to_owned(),
            Self::Time => "時刻は 09:00 のように書いてください（24:00 まで）".to_owned(),
            Self::Moment => "日時は 2026-11-21T04:42:00Z のように、世界標準時で書いてください".to_owned(),
            Self::Hours => "時間は 09:00-21:00 のように、始まりを先に書いてください（24:00 まで）".to_owned(),
            Self::Rule(why) => format!("くり返しは FREQ=MONTHLY;BYDAY=1SA のように書いてください（{why}）"),
            Self::Blob => "ファイルの名前（SHA-256、小文字の16進64字）を書いてください".to_owned(),
            Self::NumberSum => "番号の照合値（小文字の16進64字）を書いてください".to_owned(),
            Self::FollowUp => "控えの値を、作られたままの形で書いてください".to_owned(),
            Self::OneOf(words) => format!("次のどれかを書いてください: {}", words.join(", ")),
            Self::NotBefore(other) => format!("{other} より前の日は書けません"),
            Self::NoContact => "電話・メール・ウェブの番地は書けません。返事は窓口を通します".to_owned(),
            Self::WithinHours(other, hours) => format!("{other} より後、{hours}時間以内を書いてください"),
        }
    }
}

/// What to write, in English.
impl fmt::Display for Want {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Something => f.write_str("missing: write a value"),
            Self::Object => f.write_str("write an object {…} with named fields"),
            Self::List => f.write_str("write a list […]"),
            Self::NotEmpty => f.write_str("write at least one entry"),
            Self::Text => f.write_str("write a text, or {\"ja\": text, \"en\": text}"),
            Self::Word => f.write_str("write a text"),
            Self::Flag => f.write_str("write true or false"),
            Self::Number(from, to) => write!(f, "write a whole number from {from} to {to}"),
            Self::Id => f.write_str("use 1 to 64 of a-z, 0-9 and '-'"),
            Self::Date => f.write_str("write a date as 2026-11-21"),
            Self::MonthDay => f.write_str("write month and day as 12-29"),
            Self::Time => f.write_str("write a time as 09:00, at most 24:00"),
            Self::Moment => f.write_str("write a moment as 2026-11-21T04:42:00Z"),
            Self::Hours => f.write_str("write hours as 09:00-21:00, start before end, at most 24:00"),
            Self::Rule(why) => write!(f, "write a rule such as FREQ=MONTHLY;BYDAY=1SA ({why})"),
            Self::Blob => f.write_str("write the SHA-256 of a blob, 64 lowercase hexadecimal digits"),
            Self::NumberSum => f.write_str("write the sum of a number, 64 lowercase hexadecimal digits"),
            Self::FollowUp => f.write_str("write the follow-up's value as it was made"),
            Self::OneOf(words) => write!(f, "use one of: {}", words.join(", ")),
            Self::NotBefore(other) => write!(f, "must not lie before {other}"),
            Self::NoContact => {
                f.write_str("write no telephone, mail or web address: replies go through the desk")
            }
            Self::WithinHours(other, hours) => write!(f, "must lie within {hours} hours after {other}"),
        }
    }
}
