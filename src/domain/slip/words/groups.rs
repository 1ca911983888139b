//! Words on paper about groups: who may come, what kind of meeting, what is offered, which languages.

use super::{Phrase, Words};
use crate::domain::{
    activity::ActivityKind,
    group::{Access, Admission, Application, Audience},
    ruby::RubyText,
    text::{Lang, Text},
};

impl Words {
    /// 「本人（経験している人）」
    pub fn audience(self, audience: Audience) -> Phrase {
        match audience {
            Audience::Experienced => self.say(
                "本人（経験している人）",
                "じぶんが けいけんしている {人|ひと}",
                "People with the experience",
            ),
            Audience::Family => self.say("家族", "かぞく", "Family"),
            Audience::Bereaved => {
                self.say("遺族", "{大切|たいせつ}な {人|ひと}を なくした {人|ひと}", "Bereaved people")
            }
            Audience::Professional => {
                self.say("支援者・専門職", "しごとで たすける {人|ひと}", "Professionals")
            }
            Audience::Young => self.say("こども・わかもの", "こども・わかもの", "Children and young people"),
            Audience::Everyone => self.say("どなたでも", "だれでも", "Everyone"),
        }
    }

    /// 「支援者・専門職（先に連絡）」
    pub fn contact_first(self, audience: Audience) -> Phrase {
        let who = self.audience(audience);
        let japanese = who.japanese.as_ref().unwrap_or(&who.said).to_string();
        self.say(
            &format!("{japanese}（先に連絡）"),
            &format!("{}（{{先|さき}}に れんらくしてください）", who.said),
            &format!("{} (contact first)", who.said),
        )
    }

    /// 「参加：家族」
    pub fn for_people(self, people: &Phrase) -> Phrase {
        let japanese = people.japanese.as_ref().unwrap_or(&people.said).to_string();
        self.say(
            &format!("参加：{japanese}"),
            &format!("{{来|く}}ることが できる {{人|ひと}}：{}", people.said),
            &format!("For: {}", people.said),
        )
    }

    /// 「家族の方は「となりの席の会」へ」
    pub fn go_to(self, audience: Audience, group: &Text) -> Phrase {
        let who = self.audience(audience);
        let (name, plain) = (self.inline(group), group.plain());
        let japanese = who.japanese.as_ref().map_or_else(|| who.said.plain(), RubyText::plain);
        let person =
            if audience == Audience::Everyone || audience == Audience::Young { "は" } else { "の方は" };
        let japanese = japanese.replace("（経験している人）", "");
        self.say(
            &format!("{japanese}{person}「{plain}」へ"),
            &format!("{}は「{name}」に {{行|い}}ってください", who.said),
            &format!("{}: {plain}", who.said),
        )
    }

    /// 「はじめての会」
    pub fn activity(self, kind: ActivityKind) -> Phrase {
        match kind {
            ActivityKind::Newcomers => {
                self.say("はじめての会", "はじめての {人|ひと}の {会|かい}", "First-timers' meeting")
            }
            ActivityKind::Regular => self.say("例会", "いつもの {会|かい}", "Regular meeting"),
            ActivityKind::Outing => self.say("外の活動", "{外|そと}で する こと", "Outing"),
            ActivityKind::Travelling => {
                self.say("出張の会", "ほかの {町|まち}で する {会|かい}", "Travelling meeting")
            }
            ActivityKind::Online => self.online(),
        }
    }

    /// 「申込み不要」, or how to apply.
    pub fn application(self, application: &Application) -> Vec<Phrase> {
        match application {
            Application::NotNeeded => vec![self.no_sign_up()],
            Application::ByDayBefore => vec![self.sign_up_day_before()],
            Application::Needed(how) if how.is_empty() => vec![self.sign_up()],
            Application::Needed(how) => vec![self.sign_up(), self.content(how)],
        }
    }

    /// 「見学：先に連絡」
    pub fn observing_is(self, admission: Admission) -> Phrase {
        match admission {
            Admission::Open => self.say(
                "見学：できます",
                "{見|み}るだけの {人|ひと}も {来|く}ることが できます",
                "Observers: welcome",
            ),
            Admission::ContactFirst => self.say(
                "見学：先に連絡",
                "{見|み}るだけの {人|ひと}は、{先|さき}に れんらくしてください",
                "Observers: contact first",
            ),
            Admission::NotOpen => self.say(
                "見学：できません",
                "{見|み}るだけの {人|ひと}は {来|く}ることが できません",
                "Observers: not possible",
            ),
        }
    }

    /// 「車いす可（段差なし）」
    pub fn access(self, access: Access) -> Phrase {
        match access {
            Access::Wheelchair => {
                self.say("車いす可（段差なし）", "{車|くるま}いすで {入|はい}れます", "Step-free")
            }
            Access::Toilet => self.say("多目的トイレ", "ひろい トイレ", "Accessible toilet"),
            Access::LieDown => self.say("横になれる", "よこに なれます", "Place to lie down"),
            Access::SignLanguage => self.say("手話", "{手話|しゅわ}", "Sign language"),
            Access::Captions => {
                self.say("要約筆記・字幕", "{話|はなし}を {文字|もじ}で {見|み}る", "Captions")
            }
            Access::Writing => self.say("筆談", "{書|か}いて {話|はな}す", "Writing instead of speaking"),
            Access::HearingLoop => {
                self.say("磁気ループ", "{補聴器|ほちょうき}を たすける {機械|きかい}", "Hearing loop")
            }
            Access::TextOnly => self.say("文字だけで参加", "{文字|もじ}だけで いいです", "By text only"),
            Access::Children => self.say("子ども同席可", "こどもも いっしょに", "Children welcome"),
            Access::EasyJapanese => self.say("やさしい日本語", "やさしい {日本語|にほんご}", "Easy Japanese"),
            Access::Assistance => self.say(
                "補助犬・介助者",
                "たすける {人|ひと}や {犬|いぬ}も いっしょに",
                "Assistance dogs and helpers",
            ),
        }
    }

    /// Languages by their own names: 「日本語・やさしい日本語・Português」; those no font here can set go by the
    /// name Japanese readers know.
    pub fn languages(self, tags: &[String]) -> Phrase {
        let name = |tag: &String| match (Lang::from_tag(tag), tag.as_str()) {
            (Some(Lang::ZhHans | Lang::ZhHant), _) | (None, "zh") => "中文".to_owned(),
            (Some(Lang::Ko), _) => "韓国語".to_owned(),
            (Some(Lang::Vi), _) => "ベトナム語".to_owned(),
            (Some(lang), _) => lang.own_name().to_owned(),
            (None, "ne") => "ネパール語".to_owned(),
            (None, "jsl") => "日本手話".to_owned(),
            (None, tag) => tag.to_owned(),
        };
        Phrase::plain(&tags.iter().map(name).collect::<Vec<_>>().join("・"))
    }

    /// 「8人まで」
    pub fn capacity(self, people: u32) -> Phrase {
        self.say(
            &format!("{people}人まで"),
            &format!("{people}{{人|にん}}まで"),
            &format!("up to {people} people"),
        )
    }

    /// 「内線 1200」
    pub fn extension(self, number: &str) -> Phrase {
        self.say(
            &format!("内線 {number}"),
            &format!("{{建物|たてもの}}の {{電話|でんわ}} {number}"),
            &format!("House phone {number}"),
        )
    }

    /// 「空き 13:00–15:00・16:00–21:00」
    pub fn free(self, spans: &str) -> Phrase {
        self.once(&format!("空き {spans}"), &format!("つかえます {spans}"), &format!("Free {spans}"))
    }
}
