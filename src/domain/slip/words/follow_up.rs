//! Words on the follow-up slip.

use chrono::{Datelike as _, NaiveDate};

use super::{Phrase, Words};
use crate::domain::text::Lang;

impl Words {
    /// 「11月26日(木)ごろから」
    pub fn reply_about(self, date: NaiveDate) -> Phrase {
        let [ja, easy, en] = said(date);
        self.say(&format!("{ja}ごろから"), &format!("{easy}ごろから"), &format!("from about {en}"))
    }

    /// 「2027年2月19日まで 見られます」
    pub fn readable_until(self, date: NaiveDate) -> Phrase {
        let (year, [_, easy, en]) = (date.year(), said(date));
        self.say(
            &format!("{year}年{}月{}日まで 見られます", date.month(), date.day()),
            &format!("{year}{{年|ねん}} {easy}まで"),
            &format!("can be read until {en} {year}"),
        )
    }
}

/// A date said three ways.
fn said(date: NaiveDate) -> [String; 3] {
    [Lang::Ja, Lang::JaEasy, Lang::En].map(|lang| Words::of(lang).date(date).said.to_string())
}
