//! Words of the ways to a group, and of a group's own pages.

use chrono::{NaiveDate, NaiveTime};

use super::{Words, words};
use crate::domain::group::{Admission, Audience};

impl Words {
    /// 「3グループ」
    pub fn groups(self, count: usize) -> String {
        format!("{count}グループ")
    }

    /// 「3グループ」, or that the desk looks for one.
    pub fn groups_or_desk(self, count: usize) -> String {
        if count == 0 { "窓口で さがします".to_owned() } else { self.groups(count) }
    }

    /// 「3グループ」, or that there is somewhere else to go.
    pub fn groups_or_elsewhere(self, count: usize) -> String {
        if count == 0 { "ほかの行き先を ご案内します".to_owned() } else { self.groups(count) }
    }

    /// 「すべて見ます（3グループ）」
    pub fn all_groups(self, count: usize) -> String {
        format!("このテーマの会を すべて見ます（{}）", self.groups(count))
    }

    /// An audience as an answer to 「あなたは？」.
    pub fn audience_asked(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => "本人",
            Audience::Family => "家族",
            Audience::Bereaved => "遺族",
            Audience::Professional => "支援者・専門職",
            Audience::Young => "こども・わかもの",
            Audience::Everyone => "関心のある人",
        }
    }

    /// Who belongs to such an answer.
    pub fn audience_asked_note(self, audience: Audience) -> Option<&'static str> {
        match audience {
            Audience::Experienced => Some("経験している人"),
            Audience::Everyone => Some("学生・市民の方も"),
            Audience::Family | Audience::Bereaved | Audience::Professional | Audience::Young => {
                self.audience_note(audience)
            }
        }
    }

    /// An audience on a tile of who may take part.
    pub fn audience_tile(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => "経験している人",
            Audience::Family => "家族",
            Audience::Bereaved => "遺族",
            Audience::Professional => "支援者",
            Audience::Young => "こども・わかもの",
            Audience::Everyone => "どなたでも",
        }
    }

    /// 「家族が 参加できる会」
    pub fn groups_for(self, audience: Audience) -> String {
        let who = self.audience_tile(audience);
        if audience == Audience::Everyone {
            format!("{who} 参加できる会")
        } else {
            format!("{who}が 参加できる会")
        }
    }

    /// 「家族の方は「となりの席の会」へ」
    pub fn go_to(self, audience: Audience, group: &str) -> String {
        let who = match audience {
            Audience::Family | Audience::Bereaved | Audience::Professional => {
                format!("{}の方", self.audience_short(audience))
            }
            Audience::Experienced | Audience::Young | Audience::Everyone => {
                self.audience_asked(audience).to_owned()
            }
        };
        format!("{who}は「{group}」へ")
    }

    /// 「となりの席の会へ」
    pub fn to_group(self, group: &str) -> String {
        format!("{group}へ")
    }

    /// 「見学：先に連絡」
    pub fn observing_is(self, observing: Admission) -> String {
        let may = match observing {
            Admission::Open => "できます",
            Admission::ContactFirst => "先に連絡",
            Admission::NotOpen => "できません",
        };
        format!("{}：{may}", self.observing())
    }

    /// 「県内では まだ 見つかっていません」 with the day somebody looked last; never 「ありません」.
    pub fn not_found_near(self, checked: Option<NaiveDate>) -> String {
        let checked =
            checked.map_or_else(String::new, |date| format!("\n{}に確認しました。", self.date_long(date)));
        format!("県内では まだ 見つかっていません。{checked}")
    }

    /// 「汐路市の会」
    pub fn groups_in(self, place: &str) -> String {
        format!("{place}の会")
    }

    /// 「「や」で はじまる会は まだ 登録がありません」
    pub fn nothing_under(self, row: &str) -> String {
        format!("「{row}」の行の会は まだ 見つかっていません。")
    }

    /// 「「ま」の行」
    pub fn row_named(self, row: &str) -> String {
        format!("「{row}」の行")
    }

    /// 「「ま」の行を見る」
    pub fn see_row(self, row: &str) -> String {
        format!("「{row}」の行を見る")
    }

    /// 「「となりの席の会」を見る」
    pub fn see_named(self, name: &str) -> String {
        format!("「{name}」を見る")
    }

    /// 「11月21日(土) 13:42 現在」
    pub fn tonight_as_of(self, date: NaiveDate, time: NaiveTime) -> String {
        format!("{} {}", self.date(date), self.as_of(&self.time(time)))
    }

    /// 「明日　11月22日(日)」
    pub fn tomorrow(self, date: NaiveDate) -> String {
        format!("明日　{}", self.date(date))
    }

    /// 「費用 200円」, but only 「無料」 where that is the word.
    pub fn cost_is(self, cost: &str) -> String {
        if cost.contains("無料") { cost.to_owned() } else { format!("{} {cost}", self.cost()) }
    }

    /// What of a meeting is not as planned.
    pub fn changed(self, changed: Changed) -> String {
        match changed {
            Changed::Day(planned) => format!("{}から 変更", self.date_short(planned)),
            Changed::Place => "会場変更".to_owned(),
            Changed::Hours => "時間変更".to_owned(),
            Changed::More => "変更".to_owned(),
        }
    }

    /// 「2026年10月30日に グループに確認」
    pub fn checked_with_group(self, date: NaiveDate) -> String {
        format!("{}に グループに確認", self.date_long(date))
    }

    /// Languages by the names Japanese readers know: 「日本語・やさしい日本語・Português」.
    pub fn languages(self, tags: &[String]) -> String {
        let name = |tag: &String| {
            let known = crate::domain::text::Lang::from_tag(tag).map(crate::domain::text::Lang::own_name);
            match (known, tag.as_str()) {
                (Some(name), _) => name.to_owned(),
                (None, "zh") => "中文".to_owned(),
                (None, "ne") => "नेपाली".to_owned(),
                (None, "jsl") => "日本手話".to_owned(),
                (None, tag) => tag.to_owned(),
            }
        };
        tags.iter().map(name).collect::<Vec<_>>().join("・")
    }
}

/// What of a meeting is not as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// The day; it was planned for this one.
    Day(NaiveDate),
    /// The place.
    Place,
    /// The time of day.
    Hours,
    /// Several things.
    More,
}

words! {
    /// The themes.
    find_by_theme = "テーマから さがす";
    /// What the desk does.
    desk_searches_too = "見つからないときは、窓口で さがします";
    /// A theme's question.
    who_are_you = "あなたは？";
    /// Under it.
    who_are_you_note = "いちばん近いものを 選んでください。選んだことは 残りません。";
    /// No answer is an answer.
    unsure = "まだ 分からない・答えない";
    /// Title where nobody said who they are.
    groups_of_theme = "このテーマの会";
    /// Back to the question.
    choose_who = "えらび直す";
    /// Nothing in the prefecture.
    not_found_note = "名前の ちがう会が 合うことも あります。ほかのテーマや 窓口も ごらんください。";
    /// Groups of other prefectures.
    groups_outside = "県外の会";
    /// What that means.
    groups_outside_note = "手紙や電話、オンラインで つながれます。";
    /// Groups that are for others.
    other_groups = "ほかの会";
    /// Themes that share a group.
    near_themes = "ほかのテーマ";
    /// The way to all themes.
    all_themes = "テーマの一覧";
    /// Title of the index.
    kana_title = "五十音から さがす";
    /// Under it.
    kana_note = "会の名前の はじめの音を 選んでください。";
    /// Title of today's meetings.
    tonight_title = "今日・今夜 行ける所";
    /// Under it.
    tonight_note = "行く前に、グループのページで 参加や申込みを 確かめてください。";
    /// None left today.
    nothing_tonight = "今日 これからの集まりは 見つかっていません。電話や 文字で 話せる所は あります。";
    /// Meetings of the days after tomorrow.
    after_that = "そのあと";
    /// Facts that nobody confirmed for half a year.
    ask_before_going = "行く前に 確認を";
    /// Title of the municipalities.
    near_title = "ちかくで さがす";
    /// Under it.
    near_note = "集まりを開いている 市や町を 選んでください。";
    /// Groups for which it does not matter where one lives.
    from_anywhere = "県内や 全国から 参加できる会";
    /// Back to all municipalities.
    all_places = "市や町の一覧";
    /// For audiences a group did not open itself to.
    others_at_desk = "ほかの方は、12階の窓口で ご案内します。";
    /// What a place and its people offer.
    offers = "場所と 手助け";
    /// Languages.
    spoken = "話せることば";
    /// Hand-picked.
    related_groups = "似たグループ";
    /// No dates are known.
    dates_by_contact = "次の日程は、グループに おたずねください。";
    /// 中止
    cancelled_short = "中止";
    /// A change was told, and the group has not been asked yet.
    may_change_short = "変わるかも しれません";
    /// Beside the date.
    may_change = "変更の連絡があり、いま 確かめています。行く前に グループか 窓口に おたずねください。";
    /// 電話
    phone = "電話";
    /// メール
    mail = "メール";
    /// 手紙
    letter = "手紙・はがき";
    /// ウェブサイト
    web = "ウェブサイト";
    /// Under a web address.
    web_hint = "右の模様を スマートフォンのカメラで 読みとると 開きます。";
    /// The code for screen readers.
    web_code = "ウェブサイトの QRコード";
    /// Through the desk.
    via_desk = "窓口を 通して";
    /// How that goes.
    via_desk_how = "12階の窓口か 内線で「グループに 連絡したい」と お伝えください。窓口から グループに つなぎます。";
    /// What the desk does not ask.
    no_name_needed = "お名前を 言わなくても かまいません。";
    /// CARE rule 13.
    phone_remembers = "スマートフォンや 電話には、見た記録や かけた記録が 残ります。";
    /// Back to the group.
    see_group = "グループの紹介を見る";
    /// The clock is not believed.
    time_unknown = "いまの日付と時刻が 分かりません";
    /// Meetings and events without a clock.
    no_dates_without_time = "そのため、これからの日程を 表示できません。";
    /// Rooms without a clock.
    no_rooms_without_time = "そのため、部屋の空きを 表示できません。";
    /// Hours without a clock.
    no_hours_without_time = "そのため、今日 開いているかを 表示できません。";
    /// Helplines without a clock.
    time_unknown_hours = "時刻が 分かりません。受付時間を 確かめてください";
}
