//! What holds whatever happens: random sequences of events, and the promises after each.

use std::sync::Arc;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::{
    KioskConfig, aloud_stories, calling_stories,
    effect::Effect,
    enquiry::Opened,
    event::{
        Applied, Batch, DiskTrouble, Done, Event, Loaded, NetTrouble, OfficeTime, PairingState, Polled, Sent,
    },
    follow_up_stories::{done, handed},
    kiosk::Stage,
    lane::{LaneName, Ticket},
    page::{Look, Move, Page, Press, TextSize, Without},
    paper_stories::{outcome, told},
    sample::*,
    typing::{Key, Layout, TYPED_CHARS_MAX, Veil},
};
use crate::domain::{
    chime::SoundTrouble,
    content::{Content, Item},
    emergency::EmergencyKind,
    follow_up::FollowUpKind,
    id::{EventId, LeafletId, NoticeId},
    printer::{Outcome, PrinterState},
    program::Shown,
    search::Found,
    slip::SlipKind,
    text::Lang,
    time::Mono,
};

/// One step of a random day.
#[derive(Debug, Clone)]
enum Step {
    Press(Press),
    /// Waking at every deadline for so many milliseconds.
    Pass(u64),
    /// The machine slept.
    Sleep(u64),
    /// The wall clock jumped by so many seconds.
    Jump(i64),
    /// The wall clock shows the beginning of time.
    NoBattery,
    /// A worker answers, well or badly, with the content of this number.
    Answer(LaneName, bool, u64),
    Stray(LaneName),
    Painted(u64),
}

fn pages() -> impl Strategy<Value = Page> {
    prop::sample::select(vec![
        Page::Home,
        Page::Find,
        Page::Search,
        Page::Founding,
        Page::Young,
        Page::CallStaff,
        Page::Resources,
        Page::Talk,
        Page::TalkWithout(Without::Voice),
        Page::TalkWithout(Without::Phone),
        Page::Rooms,
        Page::Leaflets,
        Page::Reading,
        Page::Language,
        Page::Theme(theme_id("quiet")),
        Page::Group(group_id("open-door")),
        Page::Group(group_id("safe-harbour")),
        Page::Contact(group_id("safe-harbour")),
        Page::Notice(NoticeId::parse("n-1").unwrap()),
        Page::Event(EventId::parse("fair").unwrap()),
        Page::Leaflet(LeafletId::parse("sheet").unwrap(), 0),
        Page::Leaflet(LeafletId::parse("sheet").unwrap(), 2),
        Page::Leaflet(LeafletId::parse("sheet").unwrap(), 9),
        Page::Paper(SlipKind::Group(group_id("open-door"))),
        Page::Paper(SlipKind::Memo(group_id("safe-harbour"))),
        Page::Paper(SlipKind::Rooms),
        Page::FollowUp,
        Page::FollowUpText(FollowUpKind::Looking),
        Page::FollowUpPaper(FollowUpKind::Looking),
        Page::Reply,
    ])
}

fn presses() -> impl Strategy<Value = Press> {
    let plain = vec![
        Press::Wake,
        Press::Wake,
        Press::Back,
        Press::Home,
        Press::Hide,
        Press::Stay,
        Press::Finish,
        Press::Touched,
        Press::TextSize(TextSize::Large),
        Press::Look(Look::Contrast),
        Press::Lang(Lang::Vi),
        Press::Keys(Layout::Latin),
        Press::Veil(Veil::Drawn),
        Press::Type(Key::Space),
        Press::Type(Key::Rub),
        Press::Type(Key::Voice),
        Press::Type(Key::Size),
        Press::Print,
        Press::Print,
        Press::CallStaff,
        Press::Gather(group_id("open-door")),
        Press::Gather(group_id("safe-harbour")),
        Press::FollowUp(Move::Make),
        Press::FollowUp(Move::Make),
        Press::FollowUp(Move::Taken),
        Press::FollowUp(Move::NotTaken),
        Press::FollowUp(Move::Read),
    ];
    let letters = prop::sample::select(vec!['q', 'u', 'i', 'e', 't', 'あ', 'し', 'に', 'た', 'い']);
    prop_oneof![
        2 => prop::sample::select(plain),
        2 => pages().prop_map(Press::Open),
        1 => prop::sample::select(aloud_stories::asks()).prop_map(Press::Aloud),
        1 => letters.prop_map(|letter| Press::Type(Key::Letter(letter))),
    ]
}

fn lanes() -> impl Strategy<Value = LaneName> {
    prop::sample::select(LaneName::ALL.to_vec())
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => presses().prop_map(Step::Press),
        3 => (0_u64..40_000).prop_map(Step::Pass),
        1 => (0_u64..400_000).prop_map(Step::Sleep),
        1 => (-200_000_i64..200_000).prop_map(Step::Jump),
        1 => Just(Step::NoBattery),
        8 => (lanes(), prop::bool::weighted(0.8), 0_u64..5).prop_map(|(lane, well, rev)| Step::Answer(lane, well, rev)),
        1 => lanes().prop_map(Step::Stray),
        1 => (0_u64..5).prop_map(Step::Painted),
    ];
    prop::collection::vec(step, 1..60)
}

/// Four publications: each lacks something another has; number 0 has nothing to show at all.
fn publication(rev: u64) -> Option<Arc<Content>> {
    let keep = |item: &Item| match (rev, item) {
        (2, Item::Notice(it)) => it.id.as_str() != "n-1",
        (3, Item::Group(it)) => it.id.as_str() != "safe-harbour",
        (4, Item::Event(_) | Item::Leaflet(_)) => false,
        (_, _) => true,
    };
    // One whose end most clocks know, one that ended long ago.
    let alarm = match rev {
        3 => Some(emergency(EmergencyKind::Lifts, NOON, "2026-11-21 14:00:00")),
        4 => Some(emergency(EmergencyKind::Tsunami, "2026-11-20 12:00:00", "2026-11-20 13:00:00")),
        _ => None,
    };
    (rev > 0).then(|| content(rev, furnished().into_iter().filter(keep).chain(alarm).collect()))
}

fn cut() -> NetTrouble {
    NetTrouble::Unreachable("cut".to_owned())
}

fn answer(hand: &Hand, ticket: Ticket, asked: &Effect, (well, rev): (bool, u64)) -> Option<Event> {
    let office = hand.office();
    let content = publication(rev);
    let missing = [blob("a"), blob("b")].into();
    let cursor = content.as_ref().map(|it| it.revision).unwrap_or_default();
    Some(match asked {
        Effect::Load(_) => Event::Loaded(ticket, Loaded { paired: well, missing, cursor, ..loaded(content) }),
        Effect::Poll { .. } => Event::Polled(
            ticket,
            match (well, rev) {
                (true, 0) => Ok(Polled::Nothing(office)),
                (true, _) => Ok(Polled::Batch(Batch(Arc::from(*b"batch")), office)),
                (false, 0) => Ok(Polled::Revoked),
                (false, 1) => Ok(Polled::Nothing(OfficeTime(chrono::DateTime::<chrono::Utc>::MAX_UTC))),
                (false, _) => Err(cut()),
            },
        ),
        Effect::Apply(..) | Effect::Rebuild(_) => {
            let applied = Applied { content, missing, cursor };
            Event::Applied(ticket, if well { Ok(applied) } else { Err(DiskTrouble::Full) })
        }
        Effect::Fetch(_, blob) => Event::Fetched(ticket, if well { Ok(*blob) } else { Err(cut().into()) }),
        Effect::Decode(_, blob, _) => Event::Decoded(ticket, if well { Ok(*blob) } else { Err(*blob) }),
        Effect::Report(..) => Event::Reported(ticket, if well { Ok(office) } else { Err(cut()) }),
        Effect::Pair(_) => Event::Pairing(ticket, if well { Ok(PairingState::Paired) } else { Err(cut()) }),
        Effect::AskPrinters(_) => Event::PrintersTold(ticket, if well { told(rev) } else { Vec::new() }),
        Effect::Draw(..) => Event::Drawn(ticket, well.then(sheet)),
        Effect::Print(..) => Event::Printed(ticket, outcome((well, rev))),
        Effect::Keep(..) => Event::Kept(ticket, if well { Ok(()) } else { Err(DiskTrouble::Full) }),
        Effect::Send(_) => Event::Sent(ticket, if well { Ok(Sent::All) } else { Err(cut()) }),
        Effect::AskSound(_) | Effect::Ring(..) => {
            Event::SoundTold(ticket, if well { Ok(()) } else { Err(SoundTrouble::NotBuilt) })
        }
        Effect::FollowUp(_, errand) => {
            Event::FollowUp(ticket, done(errand, (well, rev), outcome((well, rev))))
        }
        Effect::Summon(..) => calling_stories::told(ticket, (well, rev)),
        Effect::Chore(_, chore) => super::task_stories::done(ticket, chore, (well, rev)),
        Effect::Aloud(_, order) => Event::Aloud(ticket, aloud_stories::told(order, (well, rev))),
        Effect::Hush(_) | Effect::Unlearn | Effect::Restart | Effect::Forget => return None,
    })
}

fn stray(hand: &Hand, lane: LaneName) -> Event {
    let ticket = Ticket(u64::MAX);
    match lane {
        LaneName::Load => Event::Loaded(ticket, loaded(publication(2))),
        LaneName::Poll => Event::Polled(ticket, Ok(Polled::Revoked)),
        LaneName::Apply => Event::Applied(ticket, Ok(applied(&corner()))),
        LaneName::Fetch => Event::Fetched(ticket, Ok(blob("a"))),
        LaneName::Decode => Event::Decoded(ticket, Err(blob("a"))),
        LaneName::Report => Event::Reported(ticket, Ok(hand.office())),
        LaneName::Pair => Event::Pairing(ticket, Ok(PairingState::Paired)),
        LaneName::Printers => Event::PrintersTold(ticket, told(1)),
        LaneName::Draw => Event::Drawn(ticket, Some(sheet())),
        LaneName::Print => Event::Printed(ticket, Outcome::Confirmed),
        LaneName::Keep => Event::Kept(ticket, Ok(())),
        LaneName::Send => Event::Sent(ticket, Ok(Sent::All)),
        LaneName::Sound => Event::SoundTold(ticket, Err(SoundTrouble::NotBuilt)),
        LaneName::Aloud | LaneName::Ears => Event::Aloud(ticket, aloud_stories::stray(lane)),
        LaneName::Hand => handed(ticket, Outcome::Confirmed),
        LaneName::Settle => Event::FollowUp(ticket, Done::Settled(Ok(()))),
        LaneName::Summon => calling_stories::told(ticket, (true, 1)),
        LaneName::Note | LaneName::Light => super::task_stories::stray(ticket, lane),
        LaneName::Reply => Event::FollowUp(ticket, Done::Paper(Ok(Opened::Nothing(Vec::new())))),
    }
}

fn take(hand: &mut Hand, step: Step) {
    match step {
        Step::Press(press) => hand.press(press),
        Step::Pass(millis) => hand.pass(millis),
        Step::Sleep(millis) => {
            hand.now = later(hand.now, millis);
            hand.event(Event::Woke);
        }
        Step::Jump(secs) => {
            hand.now.wall += TimeDelta::seconds(secs);
            hand.event(Event::Woke);
        }
        Step::NoBattery => {
            hand.now.wall = wall("1970-01-01 09:00:00");
            hand.event(Event::Woke);
        }
        Step::Answer(lane, well, rev) => {
            if let Some((ticket, _, asked)) = hand.open.remove(&lane)
                && let Some(event) = answer(hand, ticket, &asked, (well, rev))
            {
                hand.event(event);
            }
        }
        Step::Stray(lane) => {
            let (before, event) = (hand.kiosk.clone(), stray(hand, lane));
            hand.event(Event::Woke);
            let woken = hand.kiosk.clone();
            hand.event(event);
            assert_eq!(hand.kiosk, woken, "a stray answer changed something of {before:?}");
        }
        Step::Painted(rev) => hand.event(painted(rev)),
    }
}

/// What must hold after every step. (`Hand::event` holds deadlines and lanes after every single event.)
fn promises(hand: &Hand) {
    let (kiosk, now) = (&hand.kiosk, &hand.now);
    let showing = kiosk.signage(now);
    let shown = std::iter::once(showing.turn).chain(showing.previous.map(|it| it.0));
    match (kiosk.stage(), kiosk.content()) {
        (Stage::Starting | Stage::Unpaired(_), _) | (Stage::Empty, None) => {}
        (Stage::Signage, Some(content)) => {
            shown.for_each(|shown| assert!(exists(shown, content), "{shown:?} was deleted"));
            let dated = matches!(showing.turn, Shown::Event(_) | Shown::RoomsToday | Shown::ClosedDays);
            assert!(kiosk.time(now).is_some() || !dated, "{:?} without the time", showing.turn);
        }
        (Stage::Board | Stage::Door(_), Some(_)) => assert!(!kiosk.config().role.is_touched()),
        (Stage::Hidden, Some(_)) => assert_eq!(kiosk.prefs(), kiosk.config().prefs),
        (Stage::Emergency(cover), Some(content)) => {
            assert_eq!(content.emergency.as_deref(), Some(cover.emergency()));
            assert_eq!((kiosk.visit(), kiosk.prefs()), (None, kiosk.config().prefs));
        }
        (Stage::Visit(visit), Some(content)) => {
            assert!(visit.pages().all(|page| page.exists(content)), "{visit:?}");
            assert!(visit.typing().chars_count() <= TYPED_CHARS_MAX);
            let paper = visit.taking().map(|paper| paper.kind().clone());
            assert!(paper.is_none() || paper == visit.page().paper(), "{visit:?}");
            let reaches = visit.pages().any(|page| *page == Page::Search);
            assert!(reaches || visit.typing().text().is_empty(), "{visit:?} keeps words");
            assert!(visit.answer().hits.iter().all(|hit| is_there(&hit.found, content)), "{visit:?}");
        }
        (stage, content) => panic!("{stage:?} with {content:?}"),
    }
    let at = kiosk.time(now).map(|at| at.with_timezone(&chrono::Utc));
    let stands = kiosk.content().and_then(|it| it.emergency.as_ref()).is_some_and(|it| it.stands_at(at));
    assert_eq!(stands, matches!(kiosk.stage(), Stage::Emergency(_)), "an emergency covers everything");
    assert!(kiosk.pictures().len() <= super::pictures::PICTURES_MAX);
    let health = kiosk.health(now);
    assert!(health.troubles.iter().all(|trouble| !trouble.words().is_empty()));
    assert!(kiosk.agenda().from() == kiosk.time(now).map(|at| at.date_naive()) || kiosk.content().is_none());
}

fn is_there(found: &Found, content: &Content) -> bool {
    match found {
        Found::Group(id) => content.groups.contains_key(id),
        Found::Theme(id) => content.themes.contains_key(id),
        Found::Event(id) => content.events.contains_key(id),
        Found::Desk(id) => content.desks.contains_key(id),
        Found::Leaflet(id) => content.leaflets.contains_key(id),
        Found::Notice(id) => content.notices.contains_key(id),
        Found::Book(id) => content.books.contains_key(id),
        Found::Proposal(id) => content.proposals.contains_key(id),
    }
}

fn exists(shown: &Shown, content: &Content) -> bool {
    match shown {
        Shown::Notice(id) => content.notices.contains_key(id),
        Shown::Event(id) => content.events.contains_key(id),
        Shown::Leaflet(id) => content.leaflets.contains_key(id),
        Shown::Group(id) => content.groups.contains_key(id),
        Shown::Book(id) => content.books.contains_key(id),
        Shown::Picture { .. } | Shown::Welcome | Shown::RoomsToday | Shown::ClosedDays => true,
    }
}

/// Longest a visit may last without a touch: the longest page, doubled twice, and the time to answer.
const VISIT_SECS_MAX: u64 = 120 * 4 + 30;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_promises_hold(steps in steps()) {
        let sound = Some(super::sound_stories::sound());
        let aloud = Some(aloud_stories::config());
        let mut hand = Hand::new(KioskConfig { printers: 1, sound, aloud, ..KioskConfig::default() }, NOON);
        for step in steps {
            take(&mut hand, step);
            // A step may have moved time past a deadline without an event; the window wakes before it draws.
            if hand.kiosk.deadline().0 <= hand.now.mono {
                hand.event(Event::Woke);
            }
            hand.event(Event::Woke);
            promises(&hand);
        }
    }

    #[test]
    fn every_visit_ends_by_itself(presses in prop::collection::vec((presses(), 0_u64..100_000), 0..30)) {
        let mut hand = Hand::with(&corner());
        for (press, millis) in presses {
            hand.press(press);
            hand.pass(millis);
        }
        hand.pass(VISIT_SECS_MAX * 1000);
        prop_assert!(hand.kiosk.visit().is_none(), "{:?}", hand.kiosk.visit());
    }

    #[test]
    fn nothing_of_a_visit_remains(presses in prop::collection::vec((presses(), 0_u64..5_000), 1..30)) {
        let mut visited = Hand::with(&corner());
        let mut quiet = visited.clone();
        visited.tap(Press::Wake);
        for (press, millis) in presses {
            visited.press(press);
            visited.pass(millis);
        }
        visited.press(Press::Hide);
        let away_millis = visited.now.mono.millis_since(quiet.now.mono);
        // Long enough for the card to go; a whole number of rounds, so that no cross-fade is half way.
        visited.pass(200_000);
        quiet.pass(away_millis + 200_000);
        prop_assert_eq!(remains(visited), remains(quiet));
    }
}

/// The Debug text of the value once its workers are done, without what only counts.
fn remains(mut hand: Hand) -> String {
    for millis in [1_000, 1] {
        while let Some((ticket, _, Effect::Decode(_, picture, _))) = hand.open.remove(&LaneName::Decode) {
            hand.event(Event::Decoded(ticket, Ok(picture)));
        }
        hand.pass(millis);
    }
    if let Some((ticket, _, _)) = hand.open.remove(&LaneName::Hand) {
        hand.event(handed(ticket, Outcome::FailedBeforeSend(PrinterState::Offline)));
    }
    hand.kiosk.visits = 0;
    hand.kiosk.pictures.forget_counter();
    hand.kiosk.follow_ups.forget_counter();
    hand.kiosk.calling.forget_counter();
    assert_eq!(hand.kiosk.guarded, Mono(0));
    format!("{:?}", hand.kiosk)
}
