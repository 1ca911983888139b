//! A playlist as it stands in the form, and what it becomes.

use chrono::NaiveDate;

use super::{
    offers::{self, Offers},
    posted::{Posted, Problems},
    words::{self, WEEKDAYS},
};
use crate::domain::{
    blob::BlobHash,
    id::PlaylistId,
    program::AUTOMATIC_SECS,
    signage::{Playlist, SLIDE_SECS_MAX, SLIDE_SECS_MIN, Slide, SlideKind, SlideWhen},
    text::{Lang, Text},
    time::{Hours, Validity},
};

/// Slides in a playlist, at most.
const SLIDES_MAX: usize = 100;
/// Longest name in characters.
const NAME_CHARS_MAX: usize = 40;
/// Highest and lowest priority.
pub(super) const PRIORITY_MAX: i64 = 100;

/// What the fields hold, right or wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) priority: String,
    pub(super) slides: Vec<TypedSlide>,
}

/// One slide of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TypedSlide {
    pub(super) kind: String,
    /// Taken out; it stays in the form until the list is published.
    pub(super) off: bool,
    pub(super) secs: String,
    pub(super) from: String,
    pub(super) to: String,
    /// Numbers from Monday.
    pub(super) days: Vec<String>,
    pub(super) start: String,
    pub(super) end: String,
}

/// What is wrong with one slide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct WrongSlide {
    pub(super) secs: Option<&'static str>,
    pub(super) when: Option<&'static str>,
}

/// A form read as a playlist.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) playlist: Playlist,
    pub(super) problems: Problems,
    /// In the order of the form's slides.
    pub(super) wrong: Vec<WrongSlide>,
}

impl Typed {
    pub(super) fn of(playlist: &Playlist) -> Self {
        Self {
            name: playlist.name.get(Lang::Ja).0.to_string(),
            priority: playlist.priority.to_string(),
            slides: playlist.slides.iter().map(TypedSlide::of).collect(),
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let count = usize::try_from(posted.number("count")).unwrap_or(0).min(SLIDES_MAX);
        Self {
            name: posted.text("name").to_owned(),
            priority: posted.text("priority").to_owned(),
            slides: (0..count).map(|at| TypedSlide::posted(posted, at)).collect(),
        }
    }

    /// Does what a button says; whether it changed anything.
    pub(super) fn press(&mut self, button: &str, offers: &Offers, add: &str) -> bool {
        let (what, at) = button.split_once('-').unwrap_or((button, ""));
        let at: usize = at.parse().unwrap_or(usize::MAX);
        match what {
            "up" => self.swap(at.checked_sub(1), Some(at)),
            "down" => self.swap(Some(at), at.checked_add(1)),
            "off" => self.turn(at, Turned::Off),
            "on" => self.turn(at, Turned::On),
            "add" => self.add(offers, add),
            _ => false,
        }
    }

    /// The playlist, as far as it can be read, and what is wrong with it.
    pub(super) fn read(&self, id: PlaylistId, before: Option<&Playlist>, offers: &Offers) -> Read {
        let mut problems = Problems::default();
        problems.need("name", &self.name, NAME_CHARS_MAX, "名前");
        let priority = self.priority.parse().ok().filter(|it: &i64| it.abs() <= PRIORITY_MAX);
        if priority.is_none() {
            problems.say("priority", format!("-{PRIORITY_MAX}から{PRIORITY_MAX}までの数にしてください。"));
        }
        let mut wrong = Vec::new();
        let mut slides = Vec::new();
        for typed in &self.slides {
            let (slide, bad) = typed.slide(before, offers);
            slides.extend(slide.filter(|_| !typed.off));
            if !typed.off && bad != WrongSlide::default() {
                problems.say("slides", "秒数か出す時を直してください。");
            }
            wrong.push(bad);
        }
        let name = before.map_or_else(Text::default, |it| it.name.clone()).with(Lang::Ja, &self.name);
        Read { playlist: Playlist { id, name, slides, priority: priority.unwrap_or(0) }, problems, wrong }
    }

    fn swap(&mut self, one: Option<usize>, other: Option<usize>) -> bool {
        let inside = |at: &usize| *at < self.slides.len();
        match one.filter(inside).zip(other.filter(inside)) {
            Some((one, other)) => {
                self.slides.swap(one, other);
                true
            }
            None => false,
        }
    }

    fn turn(&mut self, at: usize, to: Turned) -> bool {
        let Some(slide) = self.slides.get_mut(at) else { return false };
        slide.off = to == Turned::Off;
        true
    }

    fn add(&mut self, offers: &Offers, key: &str) -> bool {
        let good = self.slides.len() < SLIDES_MAX && offers.find(key).is_some();
        if good {
            let (kind, secs) = (key.to_owned(), AUTOMATIC_SECS.to_string());
            self.slides.push(TypedSlide { kind, secs, off: false, ..self.shared_when() });
        }
        good
    }
}

impl Typed {
    /// A slide that plays when all of them do, if they all play at the same times.
    fn shared_when(&self) -> TypedSlide {
        let when = |it: &TypedSlide| {
            (it.from.clone(), it.to.clone(), it.days.clone(), it.start.clone(), it.end.clone())
        };
        let mut all = self.slides.iter().filter(|slide| !slide.off);
        let Some(first) = all.next() else { return TypedSlide::default() };
        if all.all(|other| when(other) == when(first)) { first.clone() } else { TypedSlide::default() }
    }

    /// Puts the slides that ended in the week before `monday` a week later; how many there are.
    pub(super) fn again(&mut self, monday: NaiveDate) -> usize {
        let before = monday.checked_sub_days(words::WEEK).unwrap_or(monday);
        let is_over = |it: &&mut TypedSlide| {
            words::read_day(&it.to).is_some_and(|last| before <= last && last < monday)
        };
        self.slides.iter_mut().filter(is_over).map(TypedSlide::a_week_later).count()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turned {
    On,
    Off,
}

impl TypedSlide {
    fn of(slide: &Slide) -> Self {
        let day = |date: Option<NaiveDate>| date.map_or_else(String::new, |it| it.to_string());
        let hours = slide.when.hours;
        Self {
            kind: offers::key(&slide.shows),
            off: false,
            secs: slide.secs.to_string(),
            from: day(slide.when.validity.from),
            to: day(slide.when.validity.to),
            days: slide.when.weekdays.iter().map(ToString::to_string).collect(),
            start: hours.map_or_else(String::new, |it| it.start.format("%H:%M").to_string()),
            end: hours.map_or_else(String::new, |it| it.end.format("%H:%M").to_string()),
        }
    }

    fn posted(posted: &Posted, at: usize) -> Self {
        let field = |part: &str| posted.text(&format!("s{at}.{part}")).to_owned();
        Self {
            kind: field("kind"),
            off: !field("off").is_empty(),
            secs: field("secs"),
            from: field("from"),
            to: field("to"),
            days: posted.all(&format!("s{at}.day")).map(str::to_owned).collect(),
            start: field("start"),
            end: field("end"),
        }
    }

    fn a_week_later(&mut self) {
        for day in [&mut self.from, &mut self.to] {
            let later = words::read_day(day).and_then(|it| it.checked_add_days(words::WEEK));
            if let Some(later) = later {
                *day = later.to_string();
            }
        }
    }

    fn slide(&self, before: Option<&Playlist>, offers: &Offers) -> (Option<Slide>, WrongSlide) {
        let mut wrong = WrongSlide::default();
        let secs = self.secs.parse().ok().filter(|it| (SLIDE_SECS_MIN..=SLIDE_SECS_MAX).contains(it));
        if secs.is_none() {
            wrong.secs = Some("10から300までの数にしてください。");
        }
        let when = self.when();
        wrong.when = when.as_ref().err().copied();
        let shows = offers.kind(&self.kind, before.and_then(|it| alt_in(it, &self.kind)));
        let slide = shows.map(|shows| Slide {
            shows,
            secs: secs.unwrap_or(AUTOMATIC_SECS),
            when: when.unwrap_or_default(),
        });
        (slide, wrong)
    }

    pub(super) fn when(&self) -> Result<SlideWhen, &'static str> {
        let day = |text: &str| match words::read_day(text) {
            None if !text.is_empty() => Err("日は 2026-12-01 のように書いてください。"),
            day => Ok(day),
        };
        let validity = Validity { from: day(&self.from)?, to: day(&self.to)? };
        if validity.from.zip(validity.to).is_some_and(|(from, to)| to < from) {
            return Err("おわりの日が、はじめの日より前です。");
        }
        let weekdays = self.days.iter().filter_map(|day| day.parse().ok()).filter(|day| *day < 7).collect();
        Ok(SlideWhen { validity, weekdays, hours: self.hours()? })
    }

    fn hours(&self) -> Result<Option<Hours>, &'static str> {
        if self.start.is_empty() && self.end.is_empty() {
            return Ok(None);
        }
        let (start, end) = (words::read_time(&self.start), words::read_time(&self.end));
        let both = start.zip(end).ok_or("はじめとおわりの時刻を、両方入れてください。")?;
        Hours::new(both.0, both.1).map(Some).ok_or("おわりの時刻を、はじめより後にしてください。")
    }

    /// 毎日・一日中, or what limits it.
    pub(super) fn said_when(&self) -> String {
        let mut parts = Vec::new();
        match (self.from.is_empty(), self.to.is_empty()) {
            (true, true) => {}
            (false, true) => parts.push(format!("{}から", self.from)),
            (true, false) => parts.push(format!("{}まで", self.to)),
            (false, false) => parts.push(format!("{}から{}まで", self.from, self.to)),
        }
        let named = WEEKDAYS.iter().enumerate().filter(|(at, _)| self.days.contains(&at.to_string()));
        let days: Vec<&str> = named.map(|(_, name)| *name).collect();
        parts.push(if days.is_empty() { "毎日".to_owned() } else { days.join("") });
        if !self.start.is_empty() || !self.end.is_empty() {
            parts.push(format!("{}–{}", self.start, self.end));
        }
        parts.join("・")
    }
}

/// The words of a picture as the playlist has them, other languages included.
fn alt_in<'a>(playlist: &'a Playlist, key: &str) -> Option<&'a Text> {
    let hash = BlobHash::parse(key.strip_prefix("picture:")?).ok()?;
    playlist.slides.iter().find_map(|slide| {
        let SlideKind::Picture { blob, alt } = &slide.shows else { return None };
        (*blob == hash).then_some(alt)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::console::{offers::Offer, offers::Part};

    fn offers() -> Offers {
        let offer = |key: &str| Offer { key: key.to_owned(), name: key.to_owned(), warning: None };
        let keys = ["auto:welcome", "auto:rooms_today", "notice:a"];
        Offers { parts: vec![Part { title: "", offers: keys.map(offer).to_vec() }], ..Offers::default() }
    }

    fn form() -> Typed {
        let mut typed = Typed { name: "昼".to_owned(), priority: "0".to_owned(), slides: Vec::new() };
        for key in ["auto:welcome", "auto:rooms_today", "notice:a"] {
            assert!(typed.press("add", &offers(), key));
        }
        typed
    }

    fn order(typed: &Typed) -> Vec<&str> {
        typed.slides.iter().map(|slide| slide.kind.as_str()).collect()
    }

    fn read(typed: &Typed) -> Read {
        typed.read(PlaylistId::parse("day").unwrap(), None, &offers())
    }

    #[test]
    fn buttons_move_and_take_out_and_never_leave_the_list() {
        let mut typed = form();
        assert!(typed.press("up-2", &offers(), ""));
        assert_eq!(order(&typed), ["auto:welcome", "notice:a", "auto:rooms_today"]);
        assert!(typed.press("down-0", &offers(), ""));
        assert_eq!(order(&typed), ["notice:a", "auto:welcome", "auto:rooms_today"]);
        for button in ["up-0", "down-2", "up-9", "off-9", "add", "look", "up-", "up"] {
            let before = typed.clone();
            assert!(!typed.press(button, &offers(), "notice:unknown"), "{button}");
            assert_eq!(typed, before);
        }
        assert!(typed.press("off-1", &offers(), ""));
        assert_eq!(read(&typed).playlist.slides.len(), 2);
        assert!(typed.press("on-1", &offers(), ""));
        assert_eq!(read(&typed).playlist.slides.len(), 3);
    }

    #[test]
    fn what_is_wrong_with_a_slide_is_said_at_the_slide() {
        let check = |change: fn(&mut TypedSlide), good: bool| {
            let mut typed = form();
            change(&mut typed.slides[1]);
            let read = read(&typed);
            assert_eq!((!read.problems.any(), read.wrong[1] == WrongSlide::default()), (good, good));
        };
        check(|_| {}, true);
        check(|it| it.secs = "9".to_owned(), false);
        check(|it| it.secs = "many".to_owned(), false);
        check(|it| (it.from, it.to) = ("2026-12-02".to_owned(), "2026-12-01".to_owned()), false);
        check(|it| it.start = "09:00".to_owned(), false);
        check(|it| (it.start, it.end) = ("12:00".to_owned(), "09:00".to_owned()), false);
        check(|it| (it.start, it.end) = ("12:00".to_owned(), "00:00".to_owned()), true);
        check(|it| it.days = vec!["0".to_owned(), "6".to_owned(), "7".to_owned()], true);
    }

    #[test]
    fn what_is_added_plays_when_all_the_others_do() {
        let mut typed = form();
        for slide in &mut typed.slides {
            (slide.from, slide.start, slide.end) =
                ("2026-11-27".to_owned(), "09:00".to_owned(), "12:00".to_owned());
        }
        assert!(typed.press("add", &offers(), "notice:a"));
        assert_eq!(typed.slides[3].said_when(), "2026-11-27から・毎日・09:00–12:00");
        assert_eq!((typed.slides[3].kind.as_str(), typed.slides[3].secs.as_str()), ("notice:a", "15"));
        typed.slides[0].start = "10:00".to_owned();
        assert!(typed.press("add", &offers(), "notice:a"));
        assert_eq!(typed.slides[4].said_when(), "毎日", "they do not agree");
    }

    #[test]
    fn what_ended_in_the_week_before_is_put_a_week_later_and_nothing_else() {
        let mut typed = form();
        let days = [("2026-11-16", "2026-11-22"), ("", "2026-11-15"), ("2026-11-20", "2026-11-23")];
        for (slide, (from, to)) in typed.slides.iter_mut().zip(days) {
            (slide.from, slide.to) = (from.to_owned(), to.to_owned());
        }
        assert_eq!(typed.again("2026-11-23".parse().unwrap()), 1);
        let said: Vec<_> = typed.slides.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
        assert_eq!(said, [("2026-11-23", "2026-11-29"), ("", "2026-11-15"), ("2026-11-20", "2026-11-23")]);
    }

    #[test]
    fn a_playlist_comes_back_as_it_was_typed() {
        let mut typed = form();
        typed.slides[0].days = vec!["5".to_owned(), "6".to_owned()];
        (typed.slides[1].start, typed.slides[1].end) = ("09:00".to_owned(), "12:00".to_owned());
        assert_eq!(Typed::of(&read(&typed).playlist), typed);
        assert_eq!(
            (typed.slides[0].said_when(), typed.slides[1].said_when()),
            ("土日".to_owned(), "毎日・09:00–12:00".to_owned())
        );
    }
}
