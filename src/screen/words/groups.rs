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
            Audience::Experienced => self.say("audience_experienced"),
            Audience::Family => self.say("audience_family"),
            Audience::Bereaved => self.say("audience_bereaved"),
            Audience::Professional => self.say("audience_professional"),
            Audience::Young => self.say("audience_young"),
            Audience::Everyone => self.say("audience_everyone"),
        }
    }

    /// The same in few letters.
    pub fn audience_short(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Experienced => self.say("audience_short_experienced"),
            Audience::Family => self.say("audience_short_family"),
            Audience::Bereaved => self.say("audience_short_bereaved"),
            Audience::Professional => self.say("audience_short_professional"),
            Audience::Young => self.say("audience_short_young"),
            Audience::Everyone => self.say("audience_short_everyone"),
        }
    }

    /// Who belongs to an audience, where that needs saying.
    pub fn audience_note(self, audience: Audience) -> Option<&'static str> {
        match audience {
            Audience::Family => Some(self.say("audience_note_family")),
            Audience::Bereaved => Some(self.say("audience_note_bereaved")),
            Audience::Professional => Some(self.say("audience_note_professional")),
            Audience::Experienced | Audience::Young | Audience::Everyone => None,
        }
    }

    /// 「参加できます」
    pub fn admission(self, admission: Admission) -> &'static str {
        match admission {
            Admission::Open => self.say("admission_open"),
            Admission::ContactFirst => self.say("admission_contact_first"),
            Admission::NotOpen => self.say("admission_not_open"),
        }
    }

    /// 「はじめての会」
    pub fn activity(self, kind: ActivityKind) -> &'static str {
        match kind {
            ActivityKind::Newcomers => self.say("activity_newcomers"),
            ActivityKind::Regular => self.say("activity_regular"),
            ActivityKind::Outing => self.say("activity_outing"),
            ActivityKind::Travelling => self.say("activity_travelling"),
            ActivityKind::Online => self.say("activity_online"),
        }
    }

    /// 「県内どこからでも」
    pub fn scope(self, scope: Scope) -> &'static str {
        match scope {
            Scope::Municipality => self.say("scope_municipality"),
            Scope::Prefecture => self.say("scope_prefecture"),
            Scope::Nation => self.say("scope_nation"),
            Scope::Outside => self.say("scope_outside"),
        }
    }

    /// 「申込み不要」; what a group asks for in its own words stands beside it.
    pub fn application(self, application: &Application) -> &'static str {
        match application {
            Application::NotNeeded => self.say("application_not_needed"),
            Application::Needed(_) => self.say("application_needed"),
            Application::ByDayBefore => self.say("application_by_day_before"),
        }
    }

    /// 「車いす可」
    pub fn access(self, access: Access) -> &'static str {
        match access {
            Access::Wheelchair => self.say("access_wheelchair"),
            Access::Toilet => self.say("access_toilet"),
            Access::LieDown => self.say("access_lie_down"),
            Access::SignLanguage => self.say("access_sign_language"),
            Access::Captions => self.say("access_captions"),
            Access::Writing => self.say("access_writing"),
            Access::HearingLoop => self.say("access_hearing_loop"),
            Access::TextOnly => self.say("access_text_only"),
            Access::Children => self.say("access_children"),
            Access::EasyJapanese => self.say("access_easy_japanese"),
            Access::Assistance => self.say("access_assistance"),
        }
    }

    /// What a picture of the first visit is about.
    pub fn first_visit_sign(self, sign: FirstVisitSign) -> &'static str {
        match sign {
            FirstVisitSign::Door => self.say("first_visit_door"),
            FirstVisitSign::People => self.say("first_visit_people"),
            FirstVisitSign::Quiet => self.say("first_visit_quiet"),
            FirstVisitSign::Leave => self.say("first_visit_leave"),
            FirstVisitSign::Seat => self.say("first_visit_seat"),
            FirstVisitSign::Late => self.say("first_visit_late"),
            FirstVisitSign::Name => self.say("first_visit_name"),
            FirstVisitSign::Tea => self.say("first_visit_tea"),
            FirstVisitSign::Writing => self.say("first_visit_writing"),
            FirstVisitSign::Camera => self.say("first_visit_camera"),
        }
    }
}

words! {
    /// Who may take part.
    taking_part;
    /// Visiting as an observer.
    observing;
    /// The next dates.
    meetings;
    /// The next meeting of any group.
    next_meeting;
    /// The first time, as pictures.
    first_day;
    /// A listing is no recommendation.
    no_recommendation;
    /// Ways to reach a group.
    contact;
    /// A place that is not told.
    after_contact;
    /// Online.
    online;
    /// What it costs.
    cost;
    /// When.
    when;
    /// Where.
    place;
    /// For whom.
    for_whom;
}
