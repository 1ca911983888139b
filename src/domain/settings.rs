//! What the centre decided for the whole corner: names, numbers to call, policies.

use super::{follow_up::FollowUpDesk, id::CalendarId, text::Text};

/// Settings of the site. The five facts of CARE rule 10 are fields, not options: a corner without them does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Name of the corner, e.g. 「セルフヘルプ活動コーナー」.
    pub corner_name: Text,
    /// What this place is, one line for passers-by.
    pub tagline: Text,
    /// Where the terminal stands, e.g. 「15階 フリースペース」.
    pub corner_place: Text,
    /// Name of the centre.
    pub centre_name: Text,
    /// Where the desk is, e.g. 「12階 相談窓口」.
    pub desk_place: Text,
    /// 内線番号 of the desk.
    pub extension: String,
    /// Telephone of the desk from outside, on paper that people take home.
    pub desk_phone: Option<String>,
    /// Web address of the centre, behind the code on its papers; short enough for one, see `slip`.
    pub web: Option<String>,
    /// 守衛室, with how to reach it.
    pub guard_room: Text,
    /// The nearest public phone.
    pub public_phone: Text,
    /// Hours in which staff come when called, in words.
    pub staffed_hours: Text,
    /// Way out for people who cannot use stairs.
    pub evacuation: Text,
    /// What the desk does not do (DOMAIN: no medical consultation, no referral, no counselling).
    pub desk_does_not: Text,
    /// How books of the corner are borrowed, in the corner's words; none where it lends none.
    pub borrowing: Option<Text>,
    /// Calendar of the corner.
    pub corner_calendar: CalendarId,
    /// Calendar of the desk.
    pub desk_calendar: CalendarId,
    /// Anonymous follow-up; none where the site does not offer it.
    pub follow_up: Option<FollowUpDesk>,
    /// Words for the search, beside those this program is made with.
    pub words: Vec<SearchWords>,
    /// Whether all content is fiction: every page then says 見本.
    pub sample: bool,
}

/// Words the search is to know something of; a word may carry its reading: `{会|かい}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWords {
    /// What the search makes of them.
    pub sort: WordSort,
    /// The words.
    pub words: Vec<String>,
}

/// What the search makes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordSort {
    /// Somebody may be in danger: the helplines stand first (CARE rule 4).
    Danger,
    /// The bereaved use them too: the helplines stand first, and every group stays.
    Grief,
    /// Different words for one thing.
    Same,
    /// The first is part of a theme's name; the others lead there.
    Near,
}

impl WordSort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Danger, Self::Grief, Self::Same, Self::Near];

    /// The word in lists and bodies.
    pub fn key(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Grief => "grief",
            Self::Same => "same",
            Self::Near => "near",
        }
    }

    /// The sort of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }
}
