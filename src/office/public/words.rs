//! Every word of the public page, in the ten languages of the corner, and how each of them writes a day.

mod japanese;
mod chinese;
mod korean;
mod english;
mod vietnamese;
mod portuguese;
mod spanish;
mod tagalog;

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{follow_up::Lost, text::Lang};

/// What the page says in one language; `{…|…}` carries a reading, `{}` the one thing a sentence is filled with.
#[derive(Debug)]
pub(super) struct Words {
    /// Title of the window and of the page: it names no group and no topic.
    pub(super) title: &'static str,
    pub(super) language: &'static str,
    pub(super) hide: &'static str,
    pub(super) intro: &'static str,
    pub(super) filled: &'static str,
    pub(super) locator: &'static str,
    pub(super) locator_hint: &'static str,
    pub(super) secret: &'static str,
    pub(super) secret_hint: &'static str,
    pub(super) open: &'static str,
    /// What stays behind on the machine that is used.
    pub(super) traces: &'static str,
    pub(super) urgent: &'static str,
    pub(super) not_care: &'static str,
    pub(super) wrong: &'static str,
    /// What the office itself lost: filled with the first day and the last.
    pub(super) lost: &'static str,
    /// Filled with seconds.
    pub(super) wait: &'static str,
    pub(super) busy: &'static str,
    /// The way that needs no machine.
    pub(super) desk_way: &'static str,
    pub(super) you: &'static str,
    pub(super) desk: &'static str,
    pub(super) no_reply: &'static str,
    /// Filled with a day.
    pub(super) due: &'static str,
    /// Filled with a day.
    pub(super) kept_until: &'static str,
    pub(super) closed: &'static str,
    pub(super) write: &'static str,
    /// Before the first word: no names, and what a text may tell.
    pub(super) no_names: &'static str,
    /// Before the first word: what the law may ask for (CARE rule 2).
    pub(super) law: &'static str,
    pub(super) send: &'static str,
    pub(super) sent: &'static str,
    pub(super) empty: &'static str,
    /// Filled with the most characters.
    pub(super) too_long: &'static str,
    pub(super) full: &'static str,
    pub(super) erase: &'static str,
    pub(super) erase_ask: &'static str,
    pub(super) erase_yes: &'static str,
    pub(super) back: &'static str,
    pub(super) erased: &'static str,
    pub(super) nothing: &'static str,
}

/// The words of a language.
pub(super) const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ja => &japanese::ORDINARY,
        Lang::JaEasy => &japanese::EASY,
        Lang::En => &english::WORDS,
        Lang::ZhHans => &chinese::SIMPLIFIED,
        Lang::ZhHant => &chinese::TRADITIONAL,
        Lang::Ko => &korean::WORDS,
        Lang::Vi => &vietnamese::WORDS,
        Lang::Pt => &portuguese::WORDS,
        Lang::Es => &spanish::WORDS,
        Lang::Tl => &tagalog::WORDS,
    }
}

/// What the office itself lost, for whoever may miss it.
pub(super) fn lost(lang: Lang, days: &[Lost]) -> Vec<String> {
    let said = |Lost { from, until }: &Lost| {
        of(lang).lost.replacen("{}", &day(lang, *from), 1).replacen("{}", &day(lang, *until), 1)
    };
    days.iter().map(said).collect()
}

/// The day with its weekday, as the language writes it.
pub(super) fn day(lang: Lang, date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    let weekday = weekday(lang, date);
    match lang {
        Lang::Ja => format!("{month}月{day}日({weekday})"),
        Lang::JaEasy => format!("{month}{{月|がつ}}{day}{{日|にち}}（{weekday}）"),
        Lang::En => format!("{weekday} {day} {}", MONTHS_EN.get(date.month0() as usize).unwrap_or(&"")),
        Lang::ZhHans | Lang::ZhHant => format!("{month}月{day}日（{weekday}）"),
        Lang::Ko => format!("{month}월 {day}일({weekday})"),
        Lang::Vi => format!("{weekday}, {day}/{month}"),
        Lang::Pt | Lang::Es => format!("{weekday} {day}/{month}"),
        Lang::Tl => format!("{weekday}, {} {day}", MONTHS_TL.get(date.month0() as usize).unwrap_or(&"")),
    }
}

const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_TL: [&str; 12] =
    ["Ene", "Peb", "Mar", "Abr", "May", "Hun", "Hul", "Ago", "Set", "Okt", "Nob", "Dis"];

fn weekday(lang: Lang, date: NaiveDate) -> &'static str {
    let names: [&'static str; 7] = match lang {
        Lang::Ja => ["月", "火", "水", "木", "金", "土", "日"],
        Lang::JaEasy => [
            "{月曜日|げつようび}",
            "{火曜日|かようび}",
            "{水曜日|すいようび}",
            "{木曜日|もくようび}",
            "{金曜日|きんようび}",
            "{土曜日|どようび}",
            "{日曜日|にちようび}",
        ],
        Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Lang::ZhHans => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
        Lang::ZhHant => ["週一", "週二", "週三", "週四", "週五", "週六", "週日"],
        Lang::Ko => ["월", "화", "수", "목", "금", "토", "일"],
        Lang::Vi => ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"],
        Lang::Pt => ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
        Lang::Es => ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        Lang::Tl => ["Lunes", "Martes", "Miyerkules", "Huwebes", "Biyernes", "Sabado", "Linggo"],
    };
    let number = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
    names.get(number).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ruby::RubyText;

    /// Every sentence of a language.
    fn all(lang: Lang) -> Vec<&'static str> {
        let it = of(lang);
        vec![
            it.title,
            it.language,
            it.hide,
            it.intro,
            it.filled,
            it.locator,
            it.locator_hint,
            it.secret,
            it.secret_hint,
            it.open,
            it.traces,
            it.urgent,
            it.not_care,
            it.wrong,
            it.lost,
            it.wait,
            it.busy,
            it.desk_way,
            it.you,
            it.desk,
            it.no_reply,
            it.due,
            it.kept_until,
            it.closed,
            it.write,
            it.no_names,
            it.law,
            it.send,
            it.sent,
            it.empty,
            it.too_long,
            it.full,
            it.erase,
            it.erase_ask,
            it.erase_yes,
            it.back,
            it.erased,
            it.nothing,
        ]
    }

    #[test]
    fn every_language_says_everything_and_fills_what_is_to_be_filled() {
        for lang in Lang::ALL {
            let words = of(lang);
            assert!(all(lang).iter().all(|it| !it.trim().is_empty()), "{lang:?}");
            for filled in [words.wait, words.due, words.kept_until, words.too_long] {
                assert_eq!(filled.matches("{}").count(), 1, "{lang:?}: {filled}");
            }
            let filled: usize = all(lang).iter().map(|it| it.matches("{}").count()).sum();
            assert_eq!(words.lost.matches("{}").count(), 2, "{lang:?}");
            assert_eq!(filled, 6, "{lang:?}");
        }
    }

    #[test]
    fn nothing_is_promised_that_nobody_can_keep() {
        for lang in Lang::ALL {
            let text = all(lang).join("\n").to_lowercase();
            for word in ["完全", "必ず守", "秘密", "匿名", "100%", "anonymous", "confidential", "guarantee"]
            {
                assert!(!text.contains(word), "{lang:?} says {word}");
            }
            assert!(text.contains("119") && text.contains("110"), "{lang:?} names who comes at once");
        }
    }

    #[test]
    fn easy_japanese_keeps_its_rules() {
        for text in all(Lang::JaEasy) {
            let read = RubyText::parse(text);
            for span in read.spans() {
                let kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                assert!(span.reading.is_some() || !span.base.chars().any(kanji), "no reading: {text}");
            }
            for sentence in read.plain().split_inclusive('。') {
                let plain: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
                assert!(plain.chars().count() <= 30, "too long: {plain}");
            }
        }
    }

    #[test]
    fn a_day_is_written_as_its_language_writes_it() {
        let date = "2026-11-26".parse().unwrap();
        let written: Vec<String> = Lang::ALL.into_iter().map(|lang| day(lang, date)).collect();
        assert_eq!(
            written,
            [
                "11月26日(木)",
                "11{月|がつ}26{日|にち}（{木曜日|もくようび}）",
                "Thu 26 Nov",
                "11月26日（周四）",
                "11月26日（週四）",
                "11월 26일(목)",
                "Thứ Năm, 26/11",
                "quinta 26/11",
                "jueves 26/11",
                "Huwebes, Nob 26",
            ]
        );
    }
}
