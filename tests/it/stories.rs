//! One day at the corner, told in steps: the real office, one kiosk, the clock on the wall, and what stands on the glass.

use std::fmt::Write as _;

use shirube::{
    domain::{
        group::Audience,
        id::{GroupId, NoticeId, ThemeId},
        program::Shown,
    },
    kiosk::{
        kiosk::Stage,
        page::{Page, Press},
        time::Freshness,
    },
    sim::{World, Wrong, act::Is},
};

/// A day, and what was seen of it.
struct Day {
    world: World,
    log: String,
}

impl Day {
    /// Begins on a date at a time of the site.
    fn begin(at: &str) -> Self {
        let start = chrono::DateTime::parse_from_rfc3339(&format!("{at}:00+09:00")).unwrap();
        let world = World::new(20_261_121, start.to_utc(), 1).unwrap();
        Self { world, log: String::new() }
    }

    /// Lets the day go on until a time of it.
    fn until(&mut self, time: &str) -> &mut Self {
        let at = self.time().format("%Y-%m-%d").to_string();
        self.until_on(&format!("{at}T{time}"))
    }

    /// Lets it go on until another day.
    fn until_on(&mut self, at: &str) -> &mut Self {
        let at = chrono::DateTime::parse_from_rfc3339(&format!("{at}+09:00")).unwrap();
        let millis = (at.to_utc() - self.world.utc()).num_milliseconds();
        self.keep(|world| world.run_for(millis.try_into().unwrap()))
    }

    /// Lets so many milliseconds pass.
    fn wait(&mut self, millis: u64) -> &mut Self {
        self.keep(|world| world.run_for(millis))
    }

    /// A visitor presses something, and looks a second later.
    fn press(&mut self, press: Press) -> &mut Self {
        self.keep(|world| world.press(0, press)).wait(1000)
    }

    fn open(&mut self, page: Page) -> &mut Self {
        self.press(Press::Open(page))
    }

    fn keep(&mut self, step: impl FnOnce(&mut World) -> Result<(), Wrong>) -> &mut Self {
        let done = step(&mut self.world);
        assert_eq!(done, Ok(()), "{}\n{}", self.log, self.world.tape().text().join("\n"));
        self
    }

    /// Writes down what stands on the glass.
    fn see(&mut self, what: &str) -> &mut Self {
        let glass = self.glass();
        writeln!(self.log, "{} {what}: {glass}", self.time().format("%m/%d %H:%M:%S")).unwrap();
        self
    }

    /// Checks that words stand on the glass.
    fn reads(&mut self, words: &str) -> &mut Self {
        let said = self.world.see(0).unwrap();
        assert!(said.iter().any(|it| it.contains(words)), "{}\n{words} is not among {said:?}", self.log);
        self
    }

    fn time(&self) -> chrono::DateTime<chrono_tz::Tz> {
        self.world.utc().with_timezone(&chrono_tz::Asia::Tokyo)
    }

    fn glass(&self) -> String {
        let machine = self.world.machine(0).unwrap();
        let (kiosk, now) = (&machine.kiosk, self.world.now_at(machine));
        let stage = match kiosk.stage() {
            Stage::Starting => "starting".to_owned(),
            Stage::Unpaired(_) => "unpaired".to_owned(),
            Stage::Empty => "empty".to_owned(),
            Stage::Signage => format!("signage {}", slide(kiosk.signage(&now).turn)),
            Stage::Board => "all rooms".to_owned(),
            Stage::Door(room) => format!("the door of {room}"),
            Stage::Hidden => "the clock and the hours, nothing else".to_owned(),
            Stage::Emergency(_) => "emergency".to_owned(),
            Stage::Visit(visit) => format!("{:?}", visit.page()),
        };
        let age = match kiosk.freshness(&now) {
            Freshness::Current => String::new(),
            Freshness::Aging { since } => format!(", as of {}", since.format("%H:%M")),
            Freshness::Stale { .. } => ", stale".to_owned(),
        };
        format!("{stage}{age}")
    }
}

fn slide(shown: &Shown) -> String {
    match shown {
        Shown::Welcome => "welcome".to_owned(),
        Shown::Picture { .. } => "a picture".to_owned(),
        Shown::Notice(id) => format!("notice {id}"),
        Shown::Event(id) => format!("event {id}"),
        Shown::Leaflet(id) => format!("leaflet {id}"),
        Shown::Group(id) => format!("group {id}"),
        Shown::Book(id) => format!("book {id}"),
        Shown::RoomsToday => "rooms".to_owned(),
        Shown::ClosedDays => "closed days".to_owned(),
    }
}

fn theme() -> ThemeId {
    ThemeId::parse("home").unwrap()
}

fn group() -> GroupId {
    GroupId::parse("nonbiri-kisha").unwrap()
}

#[test]
fn a_day_at_the_corner() {
    let mut day = Day::begin("2026-11-21T08:50");
    day.until("08:59:00").see("before opening");
    day.until("09:00:30").see("open");
    day.until("13:41:07").see("an ordinary afternoon");
    // Staff change a sign: the glass shows it within a second.
    day.keep(|world| world.staff_say("lift", "エレベーターは 1台だけ 動きます")).wait(1000);
    day.see("staff said it a second ago").reads("エレベーターは 1台だけ 動きます");
    // Somebody finds a group by its theme, reads, and hides the screen.
    day.until("14:02:00").press(Press::Wake).see("a touch");
    day.open(Page::Find).open(Page::Theme(theme())).see("a theme");
    day.open(Page::ThemeGroups(theme(), Some(Audience::Experienced)))
        .open(Page::Group(group()))
        .see("a group");
    day.wait(20_000).press(Press::Touched).see("still reading");
    day.press(Press::Hide).see("hidden at once");
    day.wait(61_000).see("a minute later");
    // Three hours without the network, and somebody reads on all the same.
    day.until("15:00:00").keep(|world| world.cable(0, Is::Ill)).until("15:20:00").see("the cable is out");
    day.press(Press::Wake).open(Page::Rooms).see("a visit without a network");
    day.keep(|world| world.staff_say("lift", "エレベーターは 直りました"));
    day.until("15:24:00").see("the visitor just left");
    // The machine starts anew meanwhile, from its disk alone.
    day.until("17:00:00").keep(|world| world.reboot(0)).wait(3_000).see("a cold start without a network");
    day.press(Press::Wake).open(Page::Notice(NoticeId::parse("lift").unwrap())).see("everything is there");
    day.until("18:00:00").keep(|world| world.cable(0, Is::Well)).wait(20_000);
    day.see("the cable is back").keep(World::converge);
    // The last twenty minutes of opening, on every page.
    day.until("20:41:00")
        .press(Press::Wake)
        .open(Page::Rooms)
        .see("twenty minutes to closing")
        .reads("話せる所");
    day.until("21:00:10").see("closed");
    day.until_on("2026-11-22T00:00:30").see("a new day");
    insta::assert_snapshot!(day.log, @r#"
    11/21 08:59:00 before opening: signage event ten
    11/21 09:00:30 open: signage leaflet dayori
    11/21 13:41:07 an ordinary afternoon: signage a picture
    11/21 13:41:08 staff said it a second ago: signage notice lift
    11/21 14:02:01 a touch: Home
    11/21 14:02:03 a theme: Theme(ThemeId("home"))
    11/21 14:02:05 a group: Group(GroupId("nonbiri-kisha"))
    11/21 14:02:26 still reading: Group(GroupId("nonbiri-kisha"))
    11/21 14:02:27 hidden at once: the clock and the hours, nothing else
    11/21 14:03:28 a minute later: signage rooms
    11/21 15:20:00 the cable is out: signage welcome, as of 14:59
    11/21 15:20:02 a visit without a network: Rooms, as of 14:59
    11/21 15:24:00 the visitor just left: signage event ten, as of 14:59
    11/21 17:00:03 a cold start without a network: signage event ten, as of 14:50
    11/21 17:00:05 everything is there: Notice(NoticeId("lift")), as of 14:50
    11/21 18:00:20 the cable is back: signage notice lift
    11/21 20:41:02 twenty minutes to closing: Rooms
    11/21 21:00:10 closed: signage event ten
    11/22 00:00:30 a new day: signage welcome
    "#);
}

#[test]
fn a_holiday_is_said() {
    let mut day = Day::begin("2026-11-22T20:50");
    day.until_on("2026-11-23T09:00:30").see("a Monday that is a holiday");
    day.press(Press::Wake).open(Page::Rooms).see("rooms on a holiday").reads("休館日");
    insta::assert_snapshot!(day.log, @r#"
    11/23 09:00:30 a Monday that is a holiday: signage leaflet dayori
    11/23 09:00:32 rooms on a holiday: Rooms
    "#);
}
