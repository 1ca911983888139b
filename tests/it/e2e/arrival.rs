//! A group arrives: its number is typed at the real window, and the desk reads it in the console.

use std::{fs, sync::Arc};

use egui::{Pos2, Role};
use shirube::{
    domain::{check_in::Presence, id::BookingId},
    kiosk::{
        Kiosk, KioskConfig,
        event::Event,
        page::{Page, Prefs, Press},
        typing::Key,
    },
    shell::kept::Kept,
};

use super::{
    corner::{Corner, Patience, ok, path},
    display::Display,
    finger::{now, place, tap},
    shot::{Shot, same_picture},
};

pub(super) const NUMBER: &str = "0417";

/// A corner that is open today whatever day it is, with a room of its own that is booked around the clock.
pub(super) fn corner() -> Corner {
    let corner = Corner::load();
    let week =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\"{day}\":\"00:00-24:00\""));
    let bundle = format!(
        r#"{{"rooms":[{{"id":"room-0","name":"試しの部屋","capacity":4,"order":0}}],
            "calendars":[{{"id":"corner","name":"開館日","weekly":{{{}}},"closed_on_holidays":false}}]}}"#,
        week.join(",")
    );
    let today = now().wall.date_naive();
    let table = format!("id,room,date,start_time,end_time,number\nb-0,room-0,{today},00:00,24:00,{NUMBER}\n");
    for (kind, name, text) in [("bundle", "open.json", bundle), ("bookings", "b.csv", table)] {
        let file = corner.dir().join(name);
        fs::write(&file, text).unwrap();
        let data = corner.office_data();
        ok(&corner.office_command(&["import", kind, path(&file), "--data", path(&data)]).output().unwrap());
    }
    corner
}

/// Waits until the window shows a page.
pub(super) fn await_page(corner: &Corner, display: &Display, page: &str) {
    Patience::secs(60).until(page, || {
        let wanted = Shot { page: page.to_owned(), data: corner.kiosk_data() }.take()?;
        same_picture(&display.frame(), &wanted).then_some(())
    });
}

#[test]
fn a_group_types_its_number_and_the_desk_reads_that_it_came() {
    let mut corner = corner();
    corner.start_office();
    corner.pair();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk(&display);
    await_page(&corner, &display, "signage");
    let content = Kept::read(&corner.kiosk_data()).unwrap().content.unwrap();
    let on = |page: Page| {
        Kiosk::staged(KioskConfig::default(), Arc::clone(&content), Some(page), Prefs::default(), &now())
    };
    let touch = |kiosk: &Kiosk, name: &str| {
        let rect = place(kiosk, Role::Button, name).unwrap_or_else(|| panic!("no button says {name}"));
        tap(&display, rect.center());
    };
    let page = Page::CheckIn(BookingId::parse("b-0").unwrap(), Presence::Here);

    tap(&display, Pos2::new(540.0, 1500.0));
    await_page(&corner, &display, "home");
    touch(&on(Page::Home), "今日の部屋");
    await_page(&corner, &display, "rooms");
    touch(&on(Page::Rooms), "到着しました");
    await_page(&corner, &display, "arrive/b-0");
    let mut typing = on(page);
    for digit in NUMBER.chars() {
        touch(&typing, &digit.to_string());
        drop(typing.update(&now(), Event::Press(Press::Type(Key::Letter(digit)))));
    }
    touch(&typing, "到着しました");

    let console = corner.console();
    Patience::secs(20).until("the desk to read that they came", || {
        console.get("/bookings/b-0").text.contains("に来ました").then_some(())
    });
    assert!(!corner.log("kiosk").contains(NUMBER) && !corner.log("office").contains(NUMBER));

    // The power fails, and the network with it: the terminal still knows.
    corner.kill_office();
    corner.kill_kiosk();
    corner.start_kiosk(&display);
    let offline = || Shot { page: "signage".to_owned(), data: corner.kiosk_data() }.take_offline();
    Patience::secs(60).until("the signage without the office", || {
        same_picture(&display.frame(), &offline()?).then_some(())
    });
    let content = Kept::read(&corner.kiosk_data()).unwrap().content.unwrap();
    assert!(content.check_ins.contains_key(&BookingId::parse("b-0").unwrap()));
}
