//! Words about groups: who may come, what kind of meeting, what is offered.

use super::{Words, words};
use crate::domain::{
    activity::ActivityKind,
    group::{Access, Admission, Application, Audience, FirstVisitSign, Scope},
};

impl Words {
    /// 「本人」, in lists.
    pub fn audience(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => "本人（経験している人）",
            Audience::Family => "家族",
            Audience::Bereaved => "遺族",
            Audience::Professional => "支援者・専門職",
            Audience::Young => "こども・わかもの",
            Audience::Everyone => "どなたでも",
        }
    }

    /// The same in few letters.
    pub fn audience_short(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => "本人",
            Audience::Family => "家族",
            Audience::Bereaved => "遺族",
            Audience::Professional => "支援者",
            Audience::Young => "わかもの",
            Audience::Everyone => "どなたでも",
        }
    }

    /// Who belongs to an audience, where that needs saying.
    pub fn audience_note(self, audience: Audience) -> Option<&'static str> {
        match audience {
            Audience::Family => Some("親・きょうだい・子・パートナー"),
            Audience::Bereaved => Some("大切な人を なくした人"),
            Audience::Professional => Some("仕事や 活動で 支える人"),
            Audience::Experienced | Audience::Young | Audience::Everyone => None,
        }
    }

    /// 「参加できます」
    pub fn admission(self, admission: Admission) -> &'static str {
        match admission {
            Admission::Open => "参加できます",
            Admission::ContactFirst => "先に連絡",
            Admission::NotOpen => "参加できません",
        }
    }

    /// 「はじめての会」
    pub fn activity(self, kind: ActivityKind) -> &'static str {
        match kind {
            ActivityKind::Newcomers => "はじめての会",
            ActivityKind::Regular => "例会",
            ActivityKind::Outing => "外の活動",
            ActivityKind::Travelling => "出張の会",
            ActivityKind::Online => "オンライン",
        }
    }

    /// 「県内どこからでも」
    pub fn scope(self, scope: Scope) -> &'static str {
        match scope {
            Scope::Municipality => "この町と 近くの人",
            Scope::Prefecture => "県内どこからでも",
            Scope::Nation => "全国どこからでも",
            Scope::Outside => "県外のグループ",
        }
    }

    /// 「申込み不要」; what a group asks for in its own words stands beside it.
    pub fn application(self, application: &Application) -> &'static str {
        match application {
            Application::NotNeeded => "申込み不要",
            Application::Needed(_) => "申込みが いります",
            Application::ByDayBefore => "前日までに申込み",
        }
    }

    /// 「車いす可」
    pub fn access(self, access: Access) -> &'static str {
        match access {
            Access::Wheelchair => "車いす可（段差なし）",
            Access::Toilet => "多目的トイレ",
            Access::LieDown => "横になれる",
            Access::SignLanguage => "手話",
            Access::Captions => "要約筆記・字幕",
            Access::Writing => "筆談",
            Access::HearingLoop => "磁気ループ",
            Access::TextOnly => "文字だけで参加",
            Access::Children => "子ども同席可",
            Access::EasyJapanese => "やさしい日本語",
            Access::Assistance => "補助犬・介助者",
        }
    }

    /// What a picture of the first visit is about.
    pub fn first_visit_sign(self, sign: FirstVisitSign) -> &'static str {
        match sign {
            FirstVisitSign::Door => "入口",
            FirstVisitSign::People => "人数",
            FirstVisitSign::Quiet => "話すこと",
            FirstVisitSign::Leave => "帰るとき",
            FirstVisitSign::Seat => "席",
            FirstVisitSign::Late => "おくれるとき",
            FirstVisitSign::Name => "呼び名",
            FirstVisitSign::Tea => "飲みもの",
            FirstVisitSign::Writing => "書くこと",
            FirstVisitSign::Camera => "カメラ",
        }
    }
}

words! {
    /// Who may take part.
    taking_part = "参加";
    /// Visiting as an observer.
    observing = "見学";
    /// The next dates.
    meetings = "これからの集まり";
    /// The next meeting of any group.
    next_meeting = "次の集まり";
    /// The first time, as pictures.
    first_day = "はじめての日";
    /// A listing is no recommendation.
    no_recommendation = "掲載は 推薦ではありません";
    /// Ways to reach a group.
    contact = "連絡のしかた";
    /// A place that is not told.
    after_contact = "会場は連絡後にお知らせ";
    /// Online.
    online = "オンライン";
    /// What it costs.
    cost = "費用";
    /// When.
    when = "日時";
    /// Where.
    place = "場所";
    /// For whom.
    for_whom = "対象";
}
