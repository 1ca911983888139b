//! Words of the ways to a group, and of a group's own pages.

use chrono::{NaiveDate, NaiveTime};

use super::{Words, fill, words};
use crate::domain::group::{Admission, Audience};

impl Words {
    /// 「3グループ」
    pub fn groups(self, count: usize) -> String {
        fill!(self, "groups", count = count)
    }

    /// 「3グループ」, or that the desk looks for one.
    pub fn groups_or_desk(self, count: usize) -> String {
        if count == 0 { self.say("desk_looks").to_owned() } else { self.groups(count) }
    }

    /// 「3グループ」, or that there is somewhere else to go.
    pub fn groups_or_elsewhere(self, count: usize) -> String {
        if count == 0 { self.say("elsewhere").to_owned() } else { self.groups(count) }
    }

    /// 「すべて見ます（3グループ）」
    pub fn all_groups(self, count: usize) -> String {
        fill!(self, "all_groups", count = count)
    }

    /// An audience as an answer to 「あなたは？」.
    pub fn audience_asked(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => self.say("audience_asked_experienced"),
            Audience::Family => self.say("audience_asked_family"),
            Audience::Bereaved => self.say("audience_asked_bereaved"),
            Audience::Professional => self.say("audience_asked_professional"),
            Audience::Young => self.say("audience_asked_young"),
            Audience::Everyone => self.say("audience_asked_everyone"),
        }
    }

    /// Who belongs to such an answer.
    pub fn audience_asked_note(self, audience: Audience) -> Option<&'static str> {
        match audience {
            Audience::Experienced => Some(self.say("audience_asked_note_experienced")),
            Audience::Everyone => Some(self.say("audience_asked_note_everyone")),
            Audience::Family | Audience::Bereaved | Audience::Professional | Audience::Young => {
                self.audience_note(audience)
            }
        }
    }

    /// An audience on a tile of who may take part.
    pub fn audience_tile(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => self.say("audience_tile_experienced"),
            Audience::Family => self.say("audience_tile_family"),
            Audience::Bereaved => self.say("audience_tile_bereaved"),
            Audience::Professional => self.say("audience_tile_professional"),
            Audience::Young => self.say("audience_tile_young"),
            Audience::Everyone => self.say("audience_tile_everyone"),
        }
    }

    /// 「家族が 参加できる会」
    pub fn groups_for(self, audience: Audience) -> &'static str {
        self.say(match audience {
            Audience::Experienced => "groups_for_experienced",
            Audience::Family => "groups_for_family",
            Audience::Bereaved => "groups_for_bereaved",
            Audience::Professional => "groups_for_professional",
            Audience::Young => "groups_for_young",
            Audience::Everyone => "groups_for_everyone",
        })
    }

    /// 「家族の方は「となりの席の会」へ」
    pub fn go_to(self, audience: Audience, group: &str) -> String {
        match audience {
            Audience::Experienced => fill!(self, "go_to_experienced", group = group),
            Audience::Family => fill!(self, "go_to_family", group = group),
            Audience::Bereaved => fill!(self, "go_to_bereaved", group = group),
            Audience::Professional => fill!(self, "go_to_professional", group = group),
            Audience::Young => fill!(self, "go_to_young", group = group),
            Audience::Everyone => fill!(self, "go_to_everyone", group = group),
        }
    }

    /// 「となりの席の会へ」
    pub fn to_group(self, group: &str) -> String {
        fill!(self, "to_group", group = group)
    }

    /// 「見学：先に連絡」
    pub fn observing_is(self, observing: Admission) -> &'static str {
        self.say(match observing {
            Admission::Open => "observing_open",
            Admission::ContactFirst => "observing_contact_first",
            Admission::NotOpen => "observing_not_open",
        })
    }

    /// 「県内では まだ 見つかっていません」 with the day somebody looked last; never 「ありません」.
    pub fn not_found_near(self, checked: Option<NaiveDate>) -> String {
        let near = self.say("not_found_near");
        let checked = checked.map(|date| fill!(self, "not_found_checked", date = self.date_long(date)));
        checked.map_or_else(|| near.to_owned(), |checked| format!("{near}\n{checked}"))
    }

    /// 「汐路市の会」
    pub fn groups_in(self, place: &str) -> String {
        fill!(self, "groups_in", place = place)
    }

    /// 「「や」で はじまる会は まだ 登録がありません」
    pub fn nothing_under(self, row: &str) -> String {
        fill!(self, "nothing_under", row = row)
    }

    /// 「「ま」の行」
    pub fn row_named(self, row: &str) -> String {
        fill!(self, "row_named", row = row)
    }

    /// 「「ま」の行を見る」
    pub fn see_row(self, row: &str) -> String {
        fill!(self, "see_row", row = row)
    }

    /// 「「となりの席の会」を見る」
    pub fn see_named(self, name: &str) -> String {
        fill!(self, "see_named", name = name)
    }

    /// 「11月21日(土) 13:42 現在」
    pub fn tonight_as_of(self, date: NaiveDate, time: NaiveTime) -> String {
        fill!(self, "tonight_as_of", date = self.date(date), time = self.time(time))
    }

    /// 「明日　11月22日(日)」
    pub fn tomorrow(self, date: NaiveDate) -> String {
        fill!(self, "tomorrow", date = self.date(date))
    }

    /// 「費用 200円」, but only 「無料」 where that is the word.
    pub fn cost_is(self, cost: &str) -> String {
        if cost.contains("無料") { cost.to_owned() } else { fill!(self, "cost_is", cost = cost) }
    }

    /// What of a meeting is not as planned.
    pub fn changed(self, changed: Changed) -> String {
        match changed {
            Changed::Day(planned) => fill!(self, "changed_day", date = self.date_short(planned)),
            Changed::Place => self.say("changed_place").to_owned(),
            Changed::Hours => self.say("changed_hours").to_owned(),
            Changed::More => self.say("changed_more").to_owned(),
        }
    }

    /// 「2026年10月30日に グループに確認」
    pub fn checked_with_group(self, date: NaiveDate) -> String {
        fill!(self, "checked_with_group", date = self.date_long(date))
    }

    /// Languages by the names Japanese readers know: 「日本語・やさしい日本語・Português」.
    pub fn languages(self, tags: &[String]) -> String {
        let name = |tag: &String| {
            let known = crate::domain::text::Lang::from_tag(tag).map(crate::domain::text::Lang::own_name);
            match (known, tag.as_str()) {
                (Some(name), _) => name.to_owned(),
                (None, "zh") => "中文".to_owned(),
                (None, "ne") => "नेपाली".to_owned(),
                (None, "jsl") => self.say("japanese_sign_language").to_owned(),
                (None, tag) => tag.to_owned(),
            }
        };
        tags.iter().map(name).collect::<Vec<_>>().join(self.dot())
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
    find_by_theme;
    /// What the desk does.
    desk_searches_too;
    /// A theme's question.
    who_are_you;
    /// Under it.
    who_are_you_note;
    /// No answer is an answer.
    unsure;
    /// Title where nobody said who they are.
    groups_of_theme;
    /// Back to the question.
    choose_who;
    /// Nothing in the prefecture.
    not_found_note;
    /// Groups of other prefectures.
    groups_outside;
    /// What that means.
    groups_outside_note;
    /// Groups that are for others.
    other_groups;
    /// Themes that share a group.
    near_themes;
    /// The way to all themes.
    all_themes;
    /// Title of the index.
    kana_title;
    /// Under it.
    kana_note;
    /// Title of today's meetings.
    tonight_title;
    /// Under it.
    tonight_note;
    /// None left today.
    nothing_tonight;
    /// Meetings of the days after tomorrow.
    after_that;
    /// Facts that nobody confirmed for half a year.
    ask_before_going;
    /// Title of the municipalities.
    near_title;
    /// Under it.
    near_note;
    /// Groups for which it does not matter where one lives.
    from_anywhere;
    /// Back to all municipalities.
    all_places;
    /// For audiences a group did not open itself to.
    others_at_desk;
    /// What a place and its people offer.
    offers;
    /// Languages.
    spoken;
    /// Hand-picked.
    related_groups;
    /// No dates are known.
    dates_by_contact;
    /// 中止
    cancelled_short;
    /// A change was told, and the group has not been asked yet.
    may_change_short;
    /// Beside the date.
    may_change;
    /// 電話
    phone;
    /// メール
    mail;
    /// 手紙
    letter;
    /// ウェブサイト
    web;
    /// Under a web address.
    web_hint;
    /// The code for screen readers.
    web_code;
    /// Through the desk.
    via_desk;
    /// How that goes.
    via_desk_how;
    /// What the desk does not ask.
    no_name_needed;
    /// CARE rule 13.
    phone_remembers;
    /// Back to the group.
    see_group;
    /// The clock is not believed.
    time_unknown;
    /// Meetings and events without a clock.
    no_dates_without_time;
    /// Rooms without a clock.
    no_rooms_without_time;
    /// Hours without a clock.
    no_hours_without_time;
    /// Helplines without a clock.
    time_unknown_hours;
}
