//! Signs that nobody touches, read as a screen reader does: the state, until when, what follows, and no name unasked.

use std::sync::Arc;

use super::{
    sample,
    tests::{Scene, harness, scene, silent, spoken},
    theme::Panel,
};
use crate::{
    domain::{
        content::Content,
        signage::{Automatic, SlideKind},
        text::Text,
    },
    kiosk::{Kiosk, KioskConfig, page::Prefs},
};

/// The panels beside doors: a small one, a larger one, and those of terminals.
const PANELS: [Panel; 4] = [
    Panel { width_px: 800.0, height_px: 480.0, pitch_mm: 0.1925 },
    Panel { width_px: 1280.0, height_px: 800.0, pitch_mm: 0.1695 },
    Panel::PORTRAIT,
    Panel::LANDSCAPE,
];

/// A terminal of this role, shortly before a quarter to two.
pub(super) fn as_role(role: &str, prefs: Prefs) -> Kiosk {
    standing(role, prefs, (corner(), "2026-11-21 13:42:00"))
}

fn corner() -> Arc<Content> {
    sample::content(SlideKind::Automatic(Automatic::Welcome))
}

fn standing(role: &str, prefs: Prefs, (content, wall): (Arc<Content>, &str)) -> Kiosk {
    let config = KioskConfig { role: role.parse().unwrap(), prefs, ..KioskConfig::default() };
    Kiosk::staged(config, content, None, prefs, &sample::now(wall))
}

fn at(role: &str, wall: &'static str) -> Scene {
    scene("sign", standing(role, Prefs::default(), (corner(), wall)), wall)
}

/// Every panel says all of `words` and none of `never`.
fn says(scene: &Scene, words: &[&str], never: &[&str]) {
    for panel in PANELS {
        let said = spoken(&harness(scene, panel));
        for word in words {
            assert!(said.contains(word), "{panel:?} does not say {word}:\n{said}");
        }
        for word in never {
            assert!(!said.contains(word), "{panel:?} says {word}:\n{said}");
        }
    }
}

#[test]
fn a_door_says_what_the_room_is_until_when_and_what_follows() {
    let noon = "2026-11-21 13:42:00";
    says(
        &at("door:room-1", noon),
        &["グループの部屋 1", "使用中", "15:00まで", "次は 17:00から 予約あり", "13:42", "11月21日(土)"],
        &["グループの部屋 2", "八時半の台所"],
    );
    says(
        &at("door:room-2", noon),
        &["空いています", "17:00まで", "次は 17:00から 八時半の台所"],
        &["使用中"],
    );
    says(&at("door:room-1", "2026-11-21 19:30:00"), &["空いています", "21:00まで", "このあと"], &[]);
}

#[test]
fn a_name_stands_on_a_door_only_where_the_group_chose_one() {
    let mut content = corner().as_ref().clone();
    for booking in content.bookings.values_mut() {
        Arc::make_mut(booking).shown_name = None;
    }
    let noon = "2026-11-21 18:00:00";
    let content = Arc::new(content);
    for role in ["door:room-2", "board"] {
        let kiosk = standing(role, Prefs::default(), (Arc::clone(&content), noon));
        says(&scene("sign", kiosk, noon), &["使用中"], &["八時半"]);
    }
}

#[test]
fn a_closed_day_a_lost_clock_and_a_silent_office_are_said_in_words() {
    for role in ["door:room-1", "board"] {
        says(
            &at(role, "2026-11-23 10:00:00"),
            &["休み", "今日は休館日です（祝日・勤労感謝の日）", "次に開くのは 11月24日(火)"],
            &["使用中", "空いています"],
        );
        says(&at(role, "2026-12-31 10:00:00"), &["休み", "年末年始", "1月4日(月)"], &["使用中"]);
        says(&at(role, "2026-09-22 10:00:00"), &["休み", "国民の休日", "9月24日(木)"], &["使用中"]);
        says(&at(role, "2026-11-21 08:00:00"), &["休み", "今日は 9:00に 開きます"], &["使用中"]);
        says(
            &at(role, "1970-01-01 00:00:00"),
            &["時計を 合わせています", "内線 1200"],
            &["使用中", "空いています"],
        );
        let old = silent(as_role(role, Prefs::default()), 13);
        says(&scene("sign", old, "2026-11-21 13:42:00"), &["0:42 現在・古いかもしれません", "使用中"], &[]);
    }
}

#[test]
fn a_door_without_its_room_tells_staff_what_to_look_at() {
    let noon = "2026-11-21 13:42:00";
    says(
        &at("door:room-9", noon),
        &["「room-9」という 部屋は ありません", "kiosk.toml の role"],
        &["使用中"],
    );
}

#[test]
fn a_board_says_every_room_and_one_without_rooms_says_so() {
    let noon = "2026-11-21 13:42:00";
    says(
        &at("board", noon),
        &[
            "今日の部屋",
            "グループの部屋 1",
            "使用中",
            "15:00まで",
            "グループの部屋 2",
            "空いています",
            "17:00まで",
        ],
        &[],
    );
    let mut empty = corner().as_ref().clone();
    empty.rooms.clear();
    empty.bookings.clear();
    let kiosk = standing("board", Prefs::default(), (Arc::new(empty), noon));
    says(&scene("sign", kiosk, noon), &["部屋は まだ 登録されていません"], &["使用中"]);
}

/// A long name takes a smaller size or a second line, and never pushes the state off the glass.
#[test]
fn a_long_name_leaves_the_state_its_place() {
    let mut content = corner().as_ref().clone();
    for room in content.rooms.values_mut() {
        Arc::make_mut(room).name = Text::ja("グループの部屋（相談室）東がわの おく・車いすの方も どうぞ");
    }
    let noon = "2026-11-21 13:42:00";
    let kiosk = standing("door:room-1", Prefs::default(), (Arc::new(content), noon));
    says(&scene("sign", kiosk, noon), &["使用中", "15:00まで", "次は 17:00から"], &[]);
}
