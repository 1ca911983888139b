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
    /// Calendar of the corner.
    pub corner_calendar: CalendarId,
    /// Calendar of the desk.
    pub desk_calendar: CalendarId,
    /// Anonymous follow-up; none where the site does not offer it.
    pub follow_up: Option<FollowUpDesk>,
    /// Whether all content is fiction: every page then says 見本.
    pub sample: bool,
}
