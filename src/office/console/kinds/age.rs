//! How old a record is: what must be verified again, what is about to end, what is over.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::{
    super::{
        page::{Mark, Tag},
        words,
    },
    field::{at, ja},
};
use crate::office::records::State as Fate;

/// Something that ends within so many days ends soon.
const SOON_DAYS: u64 = 14;

/// By what a kind of record ages.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ageing {
    /// By nothing.
    Never,
    /// It must be verified again so many days after the day at `verified_on`.
    Verified(u64),
    /// It is over after the last of the days of its sessions.
    Sessions,
    /// It is over after the day at this path.
    Ends(&'static str),
    /// Somebody must read it before it is shown, which the first path tells; it is over after the day at the second.
    Read(&'static str, &'static str),
}

/// Where a record stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Age {
    /// 確かめる時期
    Stale,
    /// もうすぐ終わる
    Soon,
    /// 下書き
    Draft,
    /// 公開中
    Fresh,
    /// 終わった
    Over,
}

impl Age {
    /// The ages a list can be narrowed to: their words in addresses and on the page.
    pub(crate) const FILTERS: [(Self, &'static str, &'static str); 4] = [
        (Self::Stale, "stale", "確かめる時期"),
        (Self::Soon, "soon", "もうすぐ終わる"),
        (Self::Draft, "draft", "下書き"),
        (Self::Over, "over", "終わったもの"),
    ];
}

impl Ageing {
    /// Where a record stands.
    pub(crate) fn of(self, fate: Fate, body: &Value, today: NaiveDate) -> Age {
        if fate != Fate::Published {
            return Age::Draft;
        }
        let soon = today.checked_add_days(Days::new(SOON_DAYS)).unwrap_or(today);
        match self {
            Self::Never => Age::Fresh,
            Self::Verified(days) => {
                let until = day(at(body, "verified_on")).and_then(|on| on.checked_add_days(Days::new(days)));
                if until.is_none_or(|until| until < today) { Age::Stale } else { Age::Fresh }
            }
            Self::Read(read, _) if at(body, read).and_then(Value::as_bool) != Some(true) => Age::Stale,
            Self::Sessions | Self::Ends(_) | Self::Read(..) => match self.last(body) {
                Some(last) if last < today => Age::Over,
                Some(last) if last <= soon => Age::Soon,
                Some(_) | None => Age::Fresh,
            },
        }
    }

    /// The last day of something that ends.
    fn last(self, body: &Value) -> Option<NaiveDate> {
        match self {
            Self::Never | Self::Verified(_) => None,
            Self::Sessions => {
                let sessions = at(body, "sessions").and_then(Value::as_array)?;
                sessions.iter().filter_map(|it| day(at(it, "date"))).max()
            }
            Self::Ends(path) | Self::Read(_, path) => day(at(body, path)),
        }
    }

    /// The same in a word or two.
    pub(crate) fn tag(self, fate: Fate, body: &Value, today: NaiveDate) -> Tag {
        let last = || self.last(body).map_or_else(String::new, |last| words::day(last, today));
        match self.of(fate, body, today) {
            Age::Draft if fate == Fate::Deleted => Tag::new(Mark::Rest, "消した"),
            Age::Draft => Tag::new(Mark::Rest, "下書き"),
            Age::Stale if matches!(self, Self::Read(..)) => Tag::new(Mark::Wait, "まだ読んでいない"),
            Age::Stale => {
                let on = day(at(body, "verified_on")).map(|on| (today - on).num_days());
                Tag::new(
                    Mark::Wait,
                    on.map_or_else(|| "確かめる".to_owned(), |days| format!("確かめる・{days}日前")),
                )
            }
            Age::Soon => Tag::new(Mark::Wait, format!("{}まで", last())),
            Age::Over => Tag::new(Mark::Rest, "終わった"),
            Age::Fresh => Tag::new(Mark::Good, "公開中"),
        }
    }
}

fn day(value: Option<&Value>) -> Option<NaiveDate> {
    words::read_day(ja(value?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_helpline_is_stale_on_the_ninety_first_day_and_an_event_over_after_its_last() {
        let today = words::read_day("2026-11-21").unwrap();
        let verified =
            |on: &str| Ageing::Verified(90).of(Fate::Published, &json!({"verified_on": on}), today);
        assert_eq!((verified("2026-08-23"), verified("2026-08-22")), (Age::Fresh, Age::Stale));
        let ends = |on: &str| {
            let body = json!({"sessions": [{"date": "2026-11-01"}, {"date": on}]});
            Ageing::Sessions.of(Fate::Published, &body, today)
        };
        assert_eq!(
            (ends("2026-11-20"), ends("2026-11-21"), ends("2026-12-06")),
            (Age::Over, Age::Soon, Age::Fresh)
        );
        let read = Ageing::Read("read", "until");
        let proposal = |read_it: bool| json!({"read": read_it, "until": "2026-12-31"});
        assert_eq!(read.of(Fate::Published, &proposal(false), today), Age::Stale);
        assert_eq!(read.of(Fate::Published, &proposal(true), today), Age::Fresh);
        assert_eq!(Ageing::Verified(90).of(Fate::Draft, &json!({}), today), Age::Draft);
    }
}
