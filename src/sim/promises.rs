//! What the simulator holds a kiosk to after every event.

mod rooms;

use std::{collections::BTreeSet, fs};

use chrono::Utc;

use super::{
    corner::DESK_ONLY,
    folder::BALLAST,
    ledger::Ledger,
    machine::Machine,
    stand::{Arrivals, Holds},
    words::short,
    wrong::{Promise, Wrong, broken},
};
use crate::{
    domain::{
        blob::BlobHash, channel::Channel, check_in::CheckIn, content::Content, emergency, id::GroupId,
        printer::Outcome, program::Shown, request::Request, slot::Slot, text::Lang, time::Now,
    },
    kiosk::{
        effect::{Effect, Report},
        kiosk::Stage,
        lane::LaneName,
        page::{Discretion, Page},
        paper::{Step, Taking},
        visit::Visit,
    },
    store::blob::BlobStore,
    wire::checksum::Checksum,
};

/// Checks what costs little: after every event. `kept_back` are words that may not be pushed at strangers.
pub fn always(machine: &Machine, now: &Now, kept_back: &BTreeSet<String>) -> Result<(), Wrong> {
    let (deadline, why) = machine.kiosk.deadline();
    if deadline <= now.mono {
        return broken(Promise::Awake, format!("at {:?} the deadline is {deadline:?} for {why:?}", now.mono));
    }
    covered(machine, now)?;
    consented(machine, now, kept_back)?;
    visit_ends(machine, now)?;
    paper_is_as_said(machine)?;
    rooms::taken_are_free(machine)?;
    nothing_left(machine)
}

/// Checks content that has just come.
pub fn of_content(machine: &Machine, content: &Content, ledger: &Ledger) -> Result<(), Wrong> {
    if content.revision < machine.reached {
        return broken(Promise::Forward, format!("{:?} after {:?}", content.revision, machine.reached));
    }
    ledger.check(content)?;
    rooms::are_one_groups(content)?;
    silent_about_the_desk(format!("{content:?}").as_bytes(), "content")?;
    // The bytes are read anew, by somebody who remembers nothing of them.
    let blobs = BlobStore::open(&machine.folder.path().join("blobs"))?;
    for blob in content.blobs() {
        if let Err(error) = blobs.read(blob) {
            return broken(Promise::Complete, format!("content names {}: {error}", short(blob)));
        }
    }
    Ok(())
}

/// Checks an effect as it leaves; the lane's earlier one must have been answered, or given up as lost.
pub fn of_effect(machine: &Machine, lane: LaneName, now: &Now) -> Result<(), Wrong> {
    let Some((_, since)) = machine.flights.get(&lane) else { return Ok(()) };
    if now.mono.millis_since(*since) >= lane.answer_secs() * 1000 {
        return Ok(());
    }
    broken(Promise::OneInFlight, format!("{lane:?} since {since:?}"))
}

/// Checks what is told to the office: nothing in it may depend on the page somebody looks at.
pub fn of_report(machine: &Machine, report: &Report) -> Result<(), Wrong> {
    let Some(visit) = machine.kiosk.visit() else { return Ok(()) };
    // The slide that was painted before anybody came may well be of what somebody looks at now.
    let mut told = report.clone();
    told.screen.seen = None;
    let said = format!("{told:?}");
    for page in visit.pages() {
        if let Some(id) = subject(page).filter(|id| said.contains(id)) {
            return broken(Promise::Discreet, format!("the report names {id}: {said}"));
        }
    }
    if report.troubles.iter().any(|words| words.contains("画像")) {
        return broken(Promise::Discreet, "the report speaks of pictures during a visit");
    }
    Ok(())
}

/// Checks bytes for words of the group that the desk alone knows.
pub fn silent_about_the_desk(bytes: &[u8], place: &str) -> Result<(), Wrong> {
    // Bytes that are no text become marks, and the words between them stay what they are.
    let text = String::from_utf8_lossy(bytes);
    for word in DESK_ONLY {
        if text.contains(word) {
            return broken(Promise::DeskOnly, format!("{word} stands in {place}"));
        }
    }
    Ok(())
}

/// Checks the words on the glass: what was withdrawn is gone, and the signage pushes nothing at strangers that is
/// kept back.
pub fn of_words(
    machine: &Machine,
    words: &[String],
    ledger: &Ledger,
    kept_back: &BTreeSet<String>,
) -> Result<(), Wrong> {
    let Some(content) = machine.kiosk.content() else { return Ok(()) };
    let stands = |wanted: &String| words.iter().any(|words| words.contains(wanted));
    if let Some(title) = ledger.withdrawn(content).find(stands) {
        return broken(Promise::Gone, format!("{title} still stands on the glass"));
    }
    if let Stage::Emergency(cover) = machine.kiosk.stage() {
        let kind = cover.emergency().kind;
        let said = |line: &&str| words.iter().any(|words| words == line);
        if let Some(line) = emergency::words::words(kind, Lang::Ja).lines.iter().find(|line| !said(line)) {
            return broken(Promise::Covered, format!("{line} is not on the glass"));
        }
    }
    let is_pushed = machine.kiosk.stage() == Stage::Signage;
    match kept_back.iter().find(|words| is_pushed && stands(words)) {
        Some(words) => broken(Promise::Consent, format!("{words} stands on the signage")),
        None => Ok(()),
    }
}

/// Checks that a kiosk has what the office has: its content, and every row of its disk to the checksum.
pub fn of_following(
    machine: &Machine,
    now: &Now,
    latest: Option<&Content>,
    offers: &Holds,
) -> Result<(), Wrong> {
    let has = machine.kiosk.content();
    if has.map(AsRef::as_ref) != latest {
        let unlike =
            has.zip(latest).and_then(|(has, wants)| first_difference(has, wants)).unwrap_or_default();
        let (has, wants) = (has.map(|it| it.revision), latest.map(|it| it.revision));
        let health = machine.kiosk.health(now);
        let what = format!("kiosk {} has {has:?}, the office {wants:?}{unlike}; {health:?}", machine.number);
        return broken(Promise::Converges, what);
    }
    let holds = machine.holds()?;
    let mut total = Checksum::default();
    holds.sums.values().for_each(|sum| total.merge(*sum));
    if holds != *offers || holds.said != Some(total) {
        let what = format!("the checksum of kiosk {}: {holds:?}, the office's: {offers:?}", machine.number);
        return broken(Promise::Converges, what);
    }
    Ok(())
}

/// The first lines in which two contents differ.
fn first_difference(has: &Content, wants: &Content) -> Option<String> {
    let (has, wants) = (format!("{has:#?}"), format!("{wants:#?}"));
    let mut lines = has.lines().zip(wants.lines()).enumerate();
    let (at, (has, wants)) = lines.find(|(_, (has, wants))| has != wants)?;
    Some(format!(", unlike in line {at}: {} for {}", has.trim(), wants.trim()))
}

/// Checks every file of the kiosk's disk for them.
pub fn disk_is_silent(machine: &Machine) -> Result<(), Wrong> {
    for path in machine.folder.files() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name == BALLAST {
            continue;
        }
        silent_about_the_desk(
            &fs::read(&path).unwrap_or_default(),
            &format!("kiosk {} {name}", machine.number),
        )?;
    }
    Ok(())
}

/// Checks that the office knows of everything somebody was thanked for at a kiosk, once; what the desk erased or took
/// back meanwhile is the desk's own to say.
pub fn of_arrivals(machine: &Machine, told: &Arrivals, erased: &BTreeSet<String>) -> Result<(), Wrong> {
    if told.doubled > 0 {
        return broken(Promise::ThankedFor, format!("{} things came twice", told.doubled));
    }
    let is_lost = |said: &&CheckIn| {
        let id = said.booking.as_str();
        let is_known = told.said.get(id).is_some_and(|known| known.covers(said));
        // A room that was taken is told of even where somebody else has it.
        let counts = told.bookings.contains(id) || said.takes.is_some();
        counts && !erased.contains(id) && !is_known
    };
    let is_forgotten = |asked: &&Request| !told.requests.contains(asked.booking.as_str());
    if let Some(lost) = machine.asked.iter().find(is_forgotten) {
        return broken(Promise::ThankedFor, format!("kiosk {}: {lost:?} is lost", machine.number));
    }
    match machine.thanked.iter().find(is_lost) {
        Some(lost) => broken(Promise::ThankedFor, format!("kiosk {}: {lost:?} is lost", machine.number)),
        None => Ok(()),
    }
}

fn covered(machine: &Machine, now: &Now) -> Result<(), Wrong> {
    let Some(content) = machine.kiosk.content() else { return Ok(()) };
    let at = machine.kiosk.time(now).map(|at| at.with_timezone(&Utc));
    let stands = content.emergency.as_ref().is_some_and(|it| it.stands_at(at));
    if stands == matches!(machine.kiosk.stage(), Stage::Emergency(_)) {
        return Ok(());
    }
    broken(Promise::Covered, format!("{:?} with {:?} at {at:?}", machine.kiosk.stage(), content.emergency))
}

fn consented(machine: &Machine, now: &Now, kept_back: &BTreeSet<String>) -> Result<(), Wrong> {
    if machine.kiosk.stage() != Stage::Signage {
        return Ok(());
    }
    let Some(content) = machine.kiosk.content() else { return Ok(()) };
    let showing = machine.kiosk.signage(now);
    for shown in [showing.turn].into_iter().chain(showing.previous.map(|(shown, _)| shown)) {
        let is_kept_back = says(shown, content).is_some_and(|words| kept_back.contains(&words));
        if is_kept_back || !may_be_pushed(shown, content) {
            return broken(Promise::Consent, format!("{shown:?} takes a turn"));
        }
    }
    Ok(())
}

/// Words by which staff know what they agreed to with whom.
fn says(shown: &Shown, content: &Content) -> Option<String> {
    match shown {
        Shown::Notice(id) => content.notices.get(id).map(|it| it.title.plain()),
        Shown::Group(id) => content.groups.get(id).map(|it| it.summary.plain()),
        Shown::Welcome
        | Shown::RoomsToday
        | Shown::ClosedDays
        | Shown::Picture { .. }
        | Shown::Event(_)
        | Shown::Leaflet(_)
        | Shown::Book(_) => None,
    }
}

/// A slide whose thing is gone is as wrong as one without consent.
fn may_be_pushed(shown: &Shown, content: &Content) -> bool {
    match shown {
        Shown::Welcome | Shown::RoomsToday | Shown::ClosedDays => true,
        Shown::Picture { blob, .. } => content.blobs().contains(blob),
        Shown::Notice(id) => content.notices.get(id).is_some_and(|it| it.channels.allow(Channel::Signage)),
        Shown::Event(id) => content.events.get(id).is_some_and(|it| it.channels.allow(Channel::Signage)),
        Shown::Leaflet(id) => content.leaflets.get(id).is_some_and(|it| it.channels.allow(Channel::Signage)),
        Shown::Group(id) => content.groups.get(id).is_some_and(|it| it.channels.allow(Channel::Signage)),
        Shown::Book(id) => content.books.get(id).is_some_and(|it| it.channels.allow(Channel::Signage)),
    }
}

/// The longest a visit may last after its last press, by the numbers of the configuration.
fn visit_ends(machine: &Machine, now: &Now) -> Result<(), Wrong> {
    let (Some(visit), config) = (machine.kiosk.visit(), machine.kiosk.config()) else { return Ok(()) };
    let patience = match visit.discretion() {
        _ if matches!(visit.page(), Page::FollowUpText(_) | Page::FollowUpPaper(_) | Page::Reply) => {
            config.writing
        }
        Discretion::Sensitive => config.sensitive,
        Discretion::Ordinary if *visit.page() == Page::Search => config.writing,
        Discretion::Ordinary => config.ordinary,
    };
    let talks = if visit.page().is_waited_at() { config.talk_idle_secs } else { 0 };
    let idle_secs = patience.idle_secs.max(talks) << machine.visitor.stays.min(2);
    let silent_millis = now.mono.millis_since(machine.visitor.last);
    if silent_millis >= (idle_secs + patience.answer_secs) * 1000 {
        return broken(Promise::VisitEnds, format!("{:?} after {silent_millis} ms", visit.page()));
    }
    Ok(())
}

/// Never two slips of one wish, and never one without a wish; and of the paper in front of somebody the truth.
fn paper_is_as_said(machine: &Machine) -> Result<(), Wrong> {
    let (printer, wanted) = (&machine.printer, machine.prints_wanted);
    let (in_all, most) = printer.came_in_all();
    if most > 1 || in_all > wanted {
        return broken(
            Promise::PaperAsSaid,
            format!("{most} slips of one wish, {in_all} of {wanted} wishes"),
        );
    }
    let Some(Step::Ended(outcome)) = machine.kiosk.visit().and_then(Visit::taking).map(Taking::step) else {
        return Ok(());
    };
    let (slips, rows) = printer.came();
    let is_so = match outcome {
        Outcome::Confirmed => slips == 1,
        Outcome::FailedBeforeSend(_) => rows == 0,
        Outcome::Unknown(_) => true,
    };
    if is_so { Ok(()) } else { broken(Promise::PaperAsSaid, format!("{outcome:?}, and {rows} rows came")) }
}

/// Checks a printer after a talk with it: one that could be told to forget holds nothing for the next visitor.
pub fn of_printer(machine: &Machine) -> Result<(), Wrong> {
    if machine.printer.keeps_back() {
        return broken(Promise::PrinterForgets, format!("the printer of kiosk {}", machine.number));
    }
    Ok(())
}

/// Without a visit the value speaks of none, and wants no picture that only a visit needed.
fn nothing_left(machine: &Machine) -> Result<(), Wrong> {
    let kiosk = &machine.kiosk;
    let Some(content) = kiosk.content().filter(|_| kiosk.visit().is_none()) else { return Ok(()) };
    let pushed = pushed_pictures(content);
    match kiosk.pictures().keys().find(|blob| !pushed.contains(blob)) {
        Some(blob) => broken(Promise::NothingLeft, format!("the picture {} is still wanted", short(*blob))),
        None => Ok(()),
    }
}

/// Checks the whole value as a visit ends; too dear for every event.
pub fn of_leaving(machine: &Machine, effects: &[Effect]) -> Result<(), Wrong> {
    if !effects.contains(&Effect::Forget) {
        return broken(Promise::NothingLeft, "the window is not told to forget");
    }
    let said = format!("{:?}", machine.kiosk);
    for word in ["Visit(Visit", "behind: [", "touched: "] {
        if said.contains(word) {
            return broken(Promise::NothingLeft, format!("{word:?} is left in the value"));
        }
    }
    Ok(())
}

fn pushed_pictures(content: &Content) -> Vec<BlobHash> {
    let slides =
        content.playlists.values().flat_map(|list| &list.slides).filter_map(|slide| slide.shows.picture());
    let notices =
        content.notices.values().filter(|it| it.channels.allow(Channel::Signage)).filter_map(|it| it.picture);
    let events =
        content.events.values().filter(|it| it.channels.allow(Channel::Signage)).filter_map(|it| it.picture);
    let leaflets = content.leaflets.values().filter(|it| it.channels.allow(Channel::Signage));
    let covers = leaflets.filter_map(|it| it.pages.first().map(|page| page.picture));
    slides.chain(notices).chain(events).chain(covers).collect()
}

fn subject(page: &Page) -> Option<&str> {
    match page {
        Page::Theme(id) | Page::ThemeGroups(id, _) => Some(id.as_str()),
        Page::Group(id) | Page::Contact(id) => Some(id.as_str()),
        Page::Event(id) => Some(id.as_str()),
        Page::Leaflet(id, _) => Some(id.as_str()),
        Page::Notice(id) => Some(id.as_str()),
        Page::Book(id) => Some(id.as_str()),
        Page::Proposal(id) => Some(id.as_str()),
        Page::Helpline(id) => Some(id.as_str()),
        Page::Desk(id) => Some(id.as_str()),
        Page::CheckIn(id, _) | Page::Stay(id) => Some(id.as_str()),
        Page::WalkUp(id)
        | Page::RequestDays(id)
        | Page::RequestTimes(id, ..)
        | Page::Request(Slot { room: id, .. }) => Some(id.as_str()),
        Page::Home
        | Page::See
        | Page::Find
        | Page::Search
        | Page::Kana(_)
        | Page::Tonight
        | Page::Near(_)
        | Page::Rooms
        | Page::Answer
        | Page::Post
        | Page::Events
        | Page::Leaflets
        | Page::GrownLeaflets(_)
        | Page::Books(_)
        | Page::Proposals
        | Page::Notices
        | Page::Desks
        | Page::Talk
        | Page::TalkWithout(_)
        | Page::RoomDays
        | Page::House
        | Page::Counted
        | Page::Staff
        | Page::Month(_)
        | Page::CallStaff
        | Page::Young
        | Page::Matters(_)
        | Page::Resources
        | Page::Founding
        | Page::Reading
        | Page::Language
        | Page::FollowUp
        | Page::FollowUpText(_)
        | Page::FollowUpPaper(_)
        | Page::Reply => None,
        Page::Paper(kind) => kind.groups().first().map(GroupId::as_str),
    }
}
