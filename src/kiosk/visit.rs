//! A visit: pages, and how it ends by itself; nothing of it outlives it.

mod claiming;
mod enquiring;
mod opening;
mod requesting;
mod saying;
mod taking;
mod staged;
mod scanning;
mod staff;

pub(super) use enquiring::Next;

use crate::domain::{
    content::Content,
    id::{BookingId, GroupId},
    private::Private,
    search::{Answer, Danger, Index},
    slip::SlipKind,
    time::{Mono, Now},
};

use super::{
    asking::Asking,
    claiming::Claiming,
    config::{KioskConfig, Patience},
    due::{Deadline, Why},
    opening::Opening,
    page::{Discretion, Page, Prefs, Press},
    paper::Taking,
    requesting::{Looking, Requesting},
    saying::Saying,
    staff::StaffDoor,
    typing::{Key, Layout, Typing, Veil},
};

/// Pages もどる can go back through, Home included.
pub const PAGES_MAX: usize = 30;
/// Milliseconds after a page opened in which no other opens: a trembling finger taps twice (UX: debounce).
pub const DEBOUNCE_MILLIS: u64 = 400;
/// Answers the search page lists, at most; how many more there are it says.
pub const ANSWERS_MAX: usize = 60;
/// How often 「続ける」 doubles the patience, at most (CARE: dementia).
const DOUBLINGS_MAX: u32 = 2;

/// One person at the terminal, or nobody knows who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    id: u64,
    /// Where もどる leads, oldest first; Home lies below it.
    behind: Vec<Page>,
    page: Page,
    prefs: Prefs,
    discretion: Discretion,
    touched: Mono,
    opened: Option<Mono>,
    asking: Option<Mono>,
    doublings: u32,
    /// What is typed: as long as もどる can reach the search page, and no longer.
    typing: Typing,
    answer: Answer,
    /// The paper on the open page, as long as that is open.
    taking: Option<Taking>,
    /// Groups for one paper (紙にまとめる), in the order they were chosen.
    gathered: Vec<GroupId>,
    /// Slips that came out, or may have.
    slips: u8,
    /// What is said of a booking, as long as its page is open.
    saying: Option<Saying>,
    /// What is taken of a room, as long as its page is open.
    claiming: Option<Claiming>,
    /// What is asked after on the page of the post, as long as it is open.
    opening: Option<Opening>,
    /// What is typed before the staff page, as long as it is open.
    staff: Option<StaffDoor>,
    /// What is asked for on a coming day, as long as its page is open.
    requesting: Option<Requesting>,
    /// The answer that is looked for, as long as its page is open.
    looking: Option<Looking>,
    /// The digits somebody knew of a booking.
    number: Option<(BookingId, Private<String>)>,
    /// お問い合わせの控え and 返事を見る.
    enquiring: Asking,
    /// Whether what is written there sounds like danger.
    enquiry_danger: Danger,
    /// Follow-up slips that somebody holds.
    confirmed: u8,
}

impl Visit {
    /// A visit that begins at Home by a touch: the second tap of a double one opens nothing.
    pub(super) fn begin(id: u64, prefs: Prefs, now: Mono) -> Self {
        Self {
            id,
            behind: Vec::new(),
            page: Page::Home,
            prefs,
            discretion: Discretion::Ordinary,
            touched: now,
            opened: Some(now),
            asking: None,
            doublings: 0,
            typing: Typing::default(),
            answer: Answer::default(),
            taking: None,
            gathered: Vec::new(),
            slips: 0,
            saying: None,
            claiming: None,
            opening: None,
            staff: None,
            requesting: None,
            looking: None,
            number: None,
            enquiring: Asking::default(),
            enquiry_danger: Danger::None,
            confirmed: 0,
        }
    }

    /// A number no other visit since the start has: salts what egui remembers.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The open page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Whether もどる leads anywhere.
    pub fn can_go_back(&self) -> bool {
        self.page != Page::Home
    }

    /// The pages from the oldest もどる can reach to the open one.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.behind.iter().chain(std::iter::once(&self.page))
    }

    /// How this visitor likes to read.
    pub fn prefs(&self) -> Prefs {
        self.prefs
    }

    /// Since when 「続けますか」 is asked.
    pub fn asking(&self) -> Option<Mono> {
        self.asking
    }

    /// How much the open page, or one that もどる would show, gives away.
    pub fn discretion(&self) -> Discretion {
        self.discretion
    }

    /// What is typed on the search page.
    pub fn typing(&self) -> &Typing {
        &self.typing
    }

    /// What it finds.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// Whether the page is covered while 「続けますか」 is asked: somebody's own words are, whatever they find.
    pub fn is_covered(&self) -> bool {
        self.discretion == Discretion::Sensitive
            || self.page == Page::Search && self.typing.chars_count() > 0
            || self.shows_words()
    }

    /// Seconds left to answer 「続けますか」, rounded up.
    pub fn answer_left_secs(&self, config: &KioskConfig, now: &Now) -> Option<u64> {
        let end = self.asking?.plus_secs(self.patience(config).answer_secs);
        Some(end.millis_since(now.mono).div_ceil(1000))
    }

    /// Something was pressed that does not end the visit.
    pub(super) fn press(&mut self, press: Press, (content, index): (&Content, &Index), now: Mono) {
        match press {
            Press::Open(page) => self.open(page, content, now),
            Press::Back => self.back(content, now),
            Press::Home => self.home(content, now),
            Press::TextSize(size) => self.read_as(|prefs| prefs.text_size = size),
            Press::Look(look) => self.read_as(|prefs| prefs.look = look),
            Press::Lang(lang) => self.read_as(|prefs| prefs.lang = lang),
            Press::Reach(reach) => self.read_as(|prefs| prefs.reach = reach),
            Press::Manner(manner) => self.read_as(|prefs| prefs.manner = manner),
            Press::Type(key) => self.press_key(key, (content, index), now),
            Press::Keys(layout) => self.lay_out(layout),
            Press::Veil(veil) => self.draw_veil(veil),
            Press::Print => self.print(now),
            Press::Gather(group) => self.gather(group, content),
            Press::Stay => return self.stay(now),
            Press::Wake
            | Press::Touched
            | Press::Hide
            | Press::Finish
            | Press::CheckIn
            | Press::OpenBox
            | Press::CallStaff
            | Press::Staff(_)
            | Press::FollowUp(_)
            | Press::Aloud(_) => {}
        }
        self.touch(now);
    }

    /// Opens a page; nothing happens so soon after another opened, or when the page does not exist.
    pub(super) fn open(&mut self, page: Page, content: &Content, now: Mono) {
        if self.just_opened(now) || page == self.page || !page.exists(content) {
            return;
        }
        if page == Page::Home {
            return self.home(content, now);
        }
        let left = std::mem::replace(&mut self.page, page);
        if left != Page::Home && !left.turns_into(&self.page) {
            self.behind.push(left);
        }
        if self.behind.len() > PAGES_MAX - 2 {
            self.behind.remove(0);
        }
        self.opened_a_page(content, now);
    }

    /// もどる
    pub(super) fn back(&mut self, content: &Content, now: Mono) {
        if !self.just_opened(now) && self.can_go_back() {
            self.page = self.behind.pop().unwrap_or(Page::Home);
            self.opened_a_page(content, now);
        }
    }

    /// はじめへ
    pub(super) fn home(&mut self, content: &Content, now: Mono) {
        self.behind.clear();
        self.page = Page::Home;
        self.opened_a_page(content, now);
    }

    /// A key of the search page, or of a number; not so soon after it opened, for the finger that opened it may still be tapping.
    pub(super) fn press_key(&mut self, key: Key, (content, index): (&Content, &Index), now: Mono) {
        if self.just_opened(now) || self.is_read_as_code(key, (content, index), now) {
            return;
        }
        self.press_digit(key);
        self.press_box_digit(key);
        self.press_staff_digit(key);
        self.press_request_digit(key);
        self.press_asking(key, (content, index), now);
        if self.page == Page::Search && self.typing.press(key) {
            self.answer = index.find(self.typing.text(), ANSWERS_MAX);
            self.weigh(content);
        }
    }

    /// Shows other keys.
    pub(super) fn lay_out(&mut self, layout: Layout) {
        self.typing_mut().lay_out(layout);
    }

    /// 入力をかくす
    pub(super) fn draw_veil(&mut self, veil: Veil) {
        self.typing_mut().draw_veil(veil);
    }

    /// Types a whole text, as if there had been time for it.
    pub(super) fn has_typed(&mut self, text: &str, (content, index): (&Content, &Index)) {
        for c in text.chars() {
            self.typing.press(if c.is_whitespace() { Key::Space } else { Key::Letter(c) });
        }
        self.answer = index.find(self.typing.text(), ANSWERS_MAX);
        self.weigh(content);
    }

    /// Changes how it reads; a paper that is not on its way is written anew.
    pub(super) fn read_as(&mut self, change: impl FnOnce(&mut Prefs)) {
        change(&mut self.prefs);
        self.taking.take_if(|taking| !taking.is_sent());
    }

    /// Somebody is there.
    pub(super) fn touch(&mut self, now: Mono) {
        self.touched = now;
        self.asking = None;
    }

    /// 続ける: whoever had to say so reads slowly, and gets twice the time.
    pub(super) fn stay(&mut self, now: Mono) {
        if self.asking.is_some() {
            self.doublings = (self.doublings + 1).min(DOUBLINGS_MAX);
        }
        self.touch(now);
    }

    /// New content: what it no longer has cannot stay open, nor be gone back to.
    pub(super) fn adopt(&mut self, content: &Content, index: &Index) {
        self.behind.retain(|page| page.exists(content));
        if !self.page.exists(content) {
            self.behind.clear();
            self.page = Page::Home;
            self.taking = None;
            self.saying = None;
            self.claiming = None;
            self.opening = None;
            self.forget_requests();
        }
        self.taking.take_if(|taking| !taking.is_sent());
        self.gathered.retain(|group| SlipKind::Groups(vec![group.clone()]).is_there(content));
        self.forget_words();
        self.answer = index.find(self.typing.text(), ANSWERS_MAX);
        self.weigh(content);
    }

    /// Lets time pass; true when the visit is over. Counted from the last touch, not from when somebody looked: a
    /// machine that slept ends the visit as it wakes.
    pub(super) fn pass(&mut self, config: &KioskConfig, now: Mono) -> bool {
        let patience = self.patience(config);
        let asks = self.touched.plus_secs(patience.idle_secs);
        self.asking = (asks <= now).then_some(asks);
        asks.plus_secs(patience.answer_secs) <= now
    }

    /// When it asks, or ends.
    pub(super) fn due(&self, config: &KioskConfig) -> Deadline {
        let patience = self.patience(config);
        match self.asking {
            Some(since) => (since.plus_secs(patience.answer_secs), Why::VisitOver),
            None => (self.touched.plus_secs(patience.idle_secs), Why::Idle),
        }
    }

    fn patience(&self, config: &KioskConfig) -> Patience {
        let Patience { idle_secs, answer_secs } = match self.discretion {
            _ if self.is_writing() => config.writing,
            Discretion::Ordinary => config.ordinary,
            Discretion::Sensitive => config.sensitive,
        };
        let idle_secs =
            if self.page.is_waited_at() { idle_secs.max(config.talk_idle_secs) } else { idle_secs };
        Patience { idle_secs: idle_secs << self.doublings, answer_secs }
    }

    fn just_opened(&self, now: Mono) -> bool {
        self.opened.is_some_and(|opened| now.millis_since(opened) < DEBOUNCE_MILLIS)
    }

    fn opened_a_page(&mut self, content: &Content, now: Mono) {
        self.opened = Some(now);
        self.taking = None;
        self.begin_saying();
        self.begin_claiming();
        self.begin_opening();
        self.begin_staff();
        self.begin_requesting();
        self.forget_asking();
        self.forget_words();
        self.weigh(content);
    }

    /// Once もどる no longer leads to the search page, nothing of it is kept.
    fn forget_words(&mut self) {
        if self.pages().all(|page| *page != Page::Search) && self.typing != Typing::default() {
            self.typing = Typing::default();
            self.answer = Answer::default();
        }
    }

    /// The most telling page within reach of もどる decides, but すぐ話せる所 stays readable: somebody dials.
    fn weigh(&mut self, content: &Content) {
        let telling = self.pages().map(|page| self.discretion_of(page, content)).max();
        self.discretion =
            if self.page.is_talk() { Discretion::Ordinary } else { telling.unwrap_or(Discretion::Ordinary) };
    }

    /// The search page tells as much as what stands first on it: a call for help, or something of a sensitive theme.
    /// Words that lead nowhere sensitive keep the patience of writing, or nobody slow could finish one.
    fn discretion_of(&self, page: &Page, content: &Content) -> Discretion {
        if *page != Page::Search {
            return page.discretion(content);
        }
        let first = self.answer.first().map(Page::of);
        let near = || self.answer.near.first().cloned().map(Page::Theme);
        let shown = first.or_else(near).map(|page| page.discretion(content));
        match self.answer.danger {
            Danger::None => shown.unwrap_or(Discretion::Ordinary),
            Danger::Perhaps | Danger::Heard => Discretion::Sensitive,
        }
    }
}
