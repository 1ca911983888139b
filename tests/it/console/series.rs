//! くり返し・空き待ち・決まり: many dates at once, and what happens where a room is wanted by more than one.

use axum::http::StatusCode;
use shirube::{
    office::bookings::{between, of_series},
    store::error::StoreError,
};

use super::{
    desk::{Browser, Desk, Reply},
    rooms::{book, desk},
};

/// A weekly booking on four Saturdays, changed in some fields.
const WEEKLY: [(&str, &str); 13] = [
    ("booking", "b"),
    ("series", "s"),
    ("version", "0"),
    ("room", "room-1"),
    ("date", "2026-11-28"),
    ("from", "13:00"),
    ("to", "15:00"),
    ("group", "sayu"),
    ("certainty", "confirmed"),
    ("display", "private"),
    ("repeat", "weekly"),
    ("until", "2026-12-19"),
    ("closed", "skip"),
];

async fn series(browser: &Browser<'_>, id: &str, changed: &[(&str, &str)]) -> Reply {
    let mut fields: Vec<(&str, &str)> = changed.to_vec();
    fields.extend(WEEKLY.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name)));
    browser.post(&format!("/series/{id}"), &fields).await
}

/// Four Saturdays, all of them saved.
async fn saved(browser: &Browser<'_>) -> Reply {
    let all = ["2026-11-28", "2026-12-05", "2026-12-12", "2026-12-19"].map(|day| ("on", day));
    let reply = series(browser, "s", &[&[("step", "save")], &all[..]].concat()).await;
    browser.follow(&reply).await
}

/// Day, hours and room of every booking that stands.
fn stands(desk: &Desk) -> Vec<String> {
    let (from, to) = ("2026-11-21".parse().unwrap(), "2027-12-31".parse().unwrap());
    let all = desk.office.database.read_now::<_, StoreError>(|tx| between(tx, from, to)).unwrap();
    let said = |minute: u32| format!("{}:{:02}", minute / 60, minute % 60);
    all.iter()
        .map(|it| {
            let (hours, public) = (it.public.hours, &it.public);
            format!(
                "{} {}-{} {}",
                public.date,
                said(hours.start_minute()),
                said(hours.end_minute()),
                public.room
            )
        })
        .collect()
}

#[tokio::test]
async fn a_series_is_looked_through_and_its_clashes_go_elsewhere() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "other", "0", &[("date", "2026-12-05"), ("from", "14:00"), ("to", "16:00")]).await;
    let look = series(&sato, "s", &[]).await;
    look.says("4日のうち、3日は空いています");
    look.says("毎週 土曜（12月19日(土)まで） 13:00–15:00、部屋 1、白湯の会");
    look.says("14:00–16:00　白湯の会");
    look.says("2026-12-05=room-2|2026-12-05|13:00|15:00");
    assert_eq!(stands(&desk).len(), 1, "looking books nothing");
    let chosen = [
        ("step", "save"),
        ("on", "2026-11-28"),
        ("on", "2026-12-12"),
        ("instead", "2026-12-05=room-2|2026-12-05|13:00|15:00"),
    ];
    let reply = series(&sato, "s", &chosen).await;
    let page = sato.follow(&reply).await;
    page.says("毎週 土曜");
    page.says("12月12日(土)");
    let want = [
        "2026-11-28 13:00-15:00 room-1",
        "2026-12-05 13:00-15:00 room-2",
        "2026-12-05 14:00-16:00 room-1",
        "2026-12-12 13:00-15:00 room-1",
    ];
    assert_eq!(stands(&desk), want);
    assert!(desk.feed_holds("2026-12-12"), "kiosks see an ordinary booking");
    assert!(!desk.feed_holds("\"series\""), "and nothing of the series");
    let twice = series(&sato, "s", &chosen).await;
    assert_eq!((twice.status, stands(&desk).len()), (StatusCode::SEE_OTHER, 4), "a form sent twice");
}

#[tokio::test]
async fn a_date_that_was_taken_meanwhile_saves_nothing_at_all() {
    let desk = desk().await;
    let (sato, suzuki) = (desk.log_in("佐藤", "sato").await, desk.log_in("鈴木", "suzuki").await);
    series(&sato, "s", &[]).await.says("4日のうち、4日は空いています");
    book(&suzuki, "quick", "0", &[("date", "2026-12-12")]).await;
    let all = [("step", "save"), ("on", "2026-12-05"), ("on", "2026-12-12")];
    let refused = series(&sato, "s", &all).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("まだ保存していません");
    assert_eq!(stands(&desk), ["2026-12-12 13:00-15:00 room-1"]);
}

#[tokio::test]
async fn closed_days_are_left_out_kept_or_asked_about() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let mondays = [("date", "2026-11-23"), ("until", "2026-12-07")];
    for (policy, said, chosen) in [
        ("skip", "飛ばします", 2),
        ("keep", "祝日（勤労感謝の日）で休館日", 3),
        ("ask", "祝日（勤労感謝の日）で休館日", 2),
    ] {
        let look = series(&sato, "s", &[&mondays[..], &[("closed", policy)]].concat()).await;
        look.says(said);
        look.says("3日のうち、2日は空いています");
        assert_eq!(
            look.text.matches("name=\"on\"").count(),
            if policy == "skip" { 2 } else { 3 },
            "{policy}"
        );
        assert_eq!(look.text.matches(" checked").count(), chosen, "{policy}");
    }
}

#[tokio::test]
async fn one_date_moves_or_goes_with_its_reason_and_the_rest_stays() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    saved(&sato).await.says("保存しました");
    let changed = [("date", "2026-12-05"), ("from", "17:00"), ("to", "19:00"), ("reason", "大雪のため")];
    let moved = book(&sato, "s-20261205", "1", &changed).await;
    sato.follow(&moved).await.says("変えたわけ：大雪のため");
    sato.get("/bookings/s-20261212/delete").await.says("連絡がないまま来なかった");
    let reason = [("version", "1"), ("words", "世話人が休む")];
    sato.post("/bookings/s-20261212/delete", &reason).await;
    let page = sato.get("/series/s").await;
    page.says("17:00–19:00　部屋 1・大雪のため");
    page.says("世話人が休む");
    sato.get("/bookings/s-20261212/history").await.says("わけ：世話人が休む");
    assert!(!desk.feed_holds("大雪") && !desk.feed_holds("世話人が休む"));
    let want =
        ["2026-11-28 13:00-15:00 room-1", "2026-12-05 17:00-19:00 room-1", "2026-12-19 13:00-15:00 room-1"];
    assert_eq!(stands(&desk), want);
}

#[tokio::test]
async fn from_one_date_on_a_series_changes_and_ends() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    saved(&sato).await;
    book(&sato, "other", "0", &[("date", "2026-12-12"), ("from", "16:00"), ("to", "18:00")]).await;
    let rest = [("since", "2026-12-05"), ("room", "room-1"), ("from", "15:00"), ("to", "17:00")];
    let look = sato.post("/series/s/rest", &[&rest[..], &[("step", "look")]].concat()).await;
    look.says("3日のうち、2日は空いています");
    look.says("s-20261212=room-2|2026-12-12|15:00|17:00");
    let chosen = [("step", "save"), ("on", "s-20261205"), ("on", "s-20261219")];
    let changed = sato.post("/series/s/rest", &[&rest[..], &chosen[..]].concat()).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let want = [
        "2026-11-28 13:00-15:00 room-1",
        "2026-12-05 15:00-17:00 room-1",
        "2026-12-12 13:00-15:00 room-1",
        "2026-12-12 16:00-18:00 room-1",
        "2026-12-19 15:00-17:00 room-1",
    ];
    assert_eq!(stands(&desk), want);
    let end = [("since", "2026-12-12"), ("step", "end"), ("reason", "センターの都合")];
    let ended = sato.post("/series/s/rest", &end).await;
    sato.follow(&ended).await.says("センターの都合");
    assert_eq!(stands(&desk), [want[0], want[1], want[3]]);
    let series = "s".to_owned();
    let id = shirube::domain::id::SeriesId::parse(&series).unwrap();
    let all = desk.office.database.read_now::<_, StoreError>(|tx| of_series(tx, &id)).unwrap();
    assert_eq!(all.len(), 4, "cancelled dates stay in the office");
}

#[tokio::test]
async fn who_waits_is_seen_when_the_slot_is_free_and_taken_up_by_one_press() {
    let desk = desk().await;
    let (sato, suzuki) = (desk.log_in("佐藤", "sato").await, desk.log_in("鈴木", "suzuki").await);
    book(&sato, "first", "0", &[("date", "2026-11-28")]).await;
    let wish =
        [("date", "2026-11-28"), ("from", "14:00"), ("to", "16:00"), ("group", ""), ("purpose", "後の人")];
    book(&suzuki, "second", "0", &wish).await.says("空くのを待つ人として書いておく");
    let waits = book(&suzuki, "second", "0", &[&wish[..], &[("wait", "1")]].concat()).await;
    suzuki.follow(&waits).await.says("ひとりでに予約になることはありません");
    assert_eq!(stands(&desk), ["2026-11-28 13:00-15:00 room-1"]);
    assert!(!desk.feed_holds("14:00-16:00"), "who waits is nobody's outside");
    assert!(!sato.get("/").await.text.contains("部屋が空きました"));
    sato.get("/rooms?date=2026-11-28").await.says("14:00–16:00　後の人");
    let early = suzuki.post("/bookings/second/take-up", &[("version", "1")]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    early.says("まだ空いていません");
    sato.get("/bookings/first/delete").await.says("空くのを待つ人が 1組います");
    sato.post("/bookings/first/delete", &[("version", "1")]).await;
    assert_eq!(stands(&desk), Vec::<String>::new(), "nothing is given to anybody by itself");
    sato.get("/").await.says("空き待ちの後の人：部屋が空きました");
    let (one, two) = tokio::join!(
        sato.post("/bookings/second/take-up", &[("version", "1")]),
        book(&suzuki, "third", "0", &[("date", "2026-11-28")]),
    );
    let mut both = [one.status, two.status];
    both.sort_unstable();
    assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "of two the second hears no");
    assert_eq!(stands(&desk).len(), 1);
}

#[tokio::test]
async fn a_rule_of_a_room_is_said_and_set_aside_with_a_reason() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let wrong = [("version", "1"), ("ahead_max", "0"), ("closed", "ask")];
    sato.post("/rooms/room-1/rules", &wrong).await.says("1から99までの数を書くか");
    let rules = [("version", "1"), ("ahead_max", "2"), ("closed", "ask")];
    assert_eq!(sato.post("/rooms/room-1/rules", &rules).await.status, StatusCode::SEE_OTHER);
    sato.get("/bookings/new?room=room-1").await.says("1つのグループは、きょうから先の予約は2件までです。");
    for (id, date) in [("a", "2026-11-28"), ("b", "2026-12-05")] {
        assert_eq!(book(&sato, id, "0", &[("date", date)]).await.status, StatusCode::SEE_OTHER);
    }
    let third = book(&sato, "c", "0", &[("date", "2026-12-12")]).await;
    assert_eq!(third.status, StatusCode::UNPROCESSABLE_ENTITY);
    third.says("もう2件あります（決まりは2件まで）");
    let elsewhere = book(&sato, "d", "0", &[("date", "2026-12-12"), ("room", "room-2")]).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER, "it is the rule of one room");
    let despite = [("date", "2026-12-12"), ("despite", "記念の会")];
    let kept = book(&sato, "c", "0", &despite).await;
    sato.follow(&kept).await.says("決まりを超えたわけ：記念の会");
    let many = [("step", "save"), ("on", "2026-12-19")];
    let series = series(&sato, "s", &many).await;
    assert_eq!(series.status, StatusCode::UNPROCESSABLE_ENTITY);
    series.says("それでも入れるわけ");
}

#[tokio::test]
async fn a_closed_room_is_not_usable_for_anybody_and_waits_for_nobody() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/bookings/new?closes=yes").await.says("部屋を閉める");
    let closed = [("certainty", "closed"), ("purpose", "清掃"), ("display", "alias"), ("group", "")];
    let saved = book(&sato, "b", "0", &closed).await;
    let page = sato.follow(&saved).await;
    page.says("部屋を閉める時間です。");
    page.says("画面には「使えません（清掃）」と出ます");
    assert!(!page.text.contains("グループが来ました"));
    assert!(desk.feed_holds("使えません（清掃）"));
    let quiet = [("certainty", "closed"), ("purpose", "内緒の工事"), ("room", "room-2")];
    book(&sato, "c", "0", &quiet).await;
    assert!(desk.feed_holds("\"使えません\"") && !desk.feed_holds("内緒の工事"));
    assert_eq!(book(&sato, "d", "0", &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_booking_is_moved_and_put_back_and_refused_where_it_is_taken() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[("date", "2026-11-28")]).await;
    book(&sato, "c", "0", &[("date", "2026-11-28"), ("room", "room-2")]).await;
    let to = |version, room, from| {
        [("version", version), ("room", room), ("date", "2026-11-30"), ("from", from), ("view", "week")]
    };
    let moved = sato.post("/bookings/b/move", &to("1", "room-2", "16:15")).await;
    assert_eq!(moved.header("location"), "/rooms/week?date=2026-11-30&moved=b");
    let week = sato.follow(&moved).await;
    week.says("動かしました：11月30日(月) 16:15–18:15、部屋 2");
    let back = ["room", "date", "from", "to"].map(|name| {
        let form = week.text.split("/bookings/b/move").nth(1).unwrap();
        let value = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        (name, value.split('"').next().unwrap())
    });
    let undone =
        sato.post("/bookings/b/move", &[&back[..], &[("version", "2"), ("view", "day")]].concat()).await;
    sato.follow(&undone).await.says("動かしました：11月28日(土) 13:00–15:00、部屋 1");
    let stale = sato.post("/bookings/b/move", &to("2", "room-2", "09:00")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody moved it meanwhile");
    let onto = [("version", "3"), ("room", "room-2"), ("date", "2026-11-28"), ("from", "14:00")];
    let taken = sato.post("/bookings/b/move", &onto).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    taken.says("この時間は、もう予約があります");
    taken.says("ここで保存する");
    let take = [("version", "3"), ("take", "room-1|2026-11-28|14:00|16:00"), ("date", "2026-11-28")];
    assert_eq!(book(&sato, "b", "3", &take).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stands(&desk), ["2026-11-28 13:00-15:00 room-2", "2026-11-28 14:00-16:00 room-1"]);
}

#[tokio::test]
async fn the_months_and_the_door_say_what_is_booked_and_names_only_where_agreed() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[("date", "2026-11-28"), ("display", "name")]).await;
    book(&sato, "c", "0", &[("date", "2026-11-28"), ("from", "16:00"), ("to", "17:00")]).await;
    let month = sato.get("/rooms/month?date=2026-11-01").await;
    month.says("11月28日(土)：予約 2件");
    month.says("2026年11月");
    let door = sato.get("/rooms/room-1/door?date=2026-11-28&days=week").await;
    door.says("白湯の会");
    door.says("予約あり");
    door.says("祝日（勤労感謝の日）で休館日");
    assert_eq!(door.text.matches("白湯の会").count(), 1, "the other asked for no name");
}

/// A made-up number below `below` for a step of a story: the same story every time.
fn thrown(step: u64, salt: u64, below: u64) -> u64 {
    let mut word = step.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt.wrapping_mul(0xd1b5_4a32_d192_ed03);
    word ^= word >> 29;
    word = word.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (word ^ (word >> 32)) % below
}

/// One thing somebody at the desk does: books, moves, waits, takes up, repeats or cancels.
async fn act(browser: &Browser<'_>, step: u64, who: u64) {
    let pick = |salt, below| thrown(step * 2 + who, salt, below);
    let (hour, room, id) = (9 + pick(1, 10), 1 + pick(2, 2), pick(3, 6));
    let (from, to) = (format!("{hour:02}:00"), format!("{:02}:00", hour + 2));
    let (room, id) = (format!("room-{room}"), format!("b-{id}"));
    let version = (1 + pick(4, 4)).to_string();
    let slot =
        [("date", "2026-11-28"), ("from", from.as_str()), ("to", to.as_str()), ("room", room.as_str())];
    let with = |more: &[(&'static str, &'static str)]| [&slot[..], more].concat();
    match pick(5, 6) {
        0 | 1 => book(browser, &id, "0", &slot).await,
        2 => book(browser, &id, "0", &with(&[("wait", "1")])).await,
        3 => {
            let fields = [&slot[..], &[("version", version.as_str())]].concat();
            browser.post(&format!("/bookings/{id}/move"), &fields).await
        }
        4 => browser.post(&format!("/bookings/{id}/take-up"), &[("version", &version)]).await,
        _ if pick(6, 3) == 0 => {
            browser.post(&format!("/bookings/{id}/delete"), &[("version", &version)]).await
        }
        _ => {
            series(browser, &format!("s-{step}-{who}"), &with(&[("step", "save"), ("on", "2026-11-28")]))
                .await
        }
    };
}

#[tokio::test]
async fn who_takes_up_a_slot_keeps_the_rule_of_the_room_or_says_why_not() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "first", "0", &[("date", "2026-11-28"), ("group", ""), ("purpose", "先の人")]).await;
    let wish = [("date", "2026-11-28"), ("wait", "1")];
    assert_eq!(book(&sato, "second", "0", &wish).await.status, StatusCode::SEE_OTHER);
    assert_eq!(book(&sato, "third", "0", &[("date", "2026-12-05")]).await.status, StatusCode::SEE_OTHER);
    let long = [("version", "1"), ("ahead_max", "1"), ("stay_minutes", "3"), ("closed", "ask")];
    sato.post("/rooms/room-1/rules", &long).await.says("5から240までの数を書くか");
    let rules = [("version", "1"), ("ahead_max", "1"), ("stay_minutes", "60"), ("closed", "ask")];
    assert_eq!(sato.post("/rooms/room-1/rules", &rules).await.status, StatusCode::SEE_OTHER);
    assert!(desk.feed_holds("\"stay_minutes\":60"));
    sato.post("/bookings/first/delete", &[("version", "1")]).await;
    sato.get("/bookings/second").await.says("もう1件あります（決まりは1件まで）");
    let without = sato.post("/bookings/second/take-up", &[("version", "1")]).await;
    assert_eq!(without.status, StatusCode::CONFLICT);
    without.says("部屋の決まりを超えます");
    let despite = [("version", "1"), ("despite", "長く待った")];
    let taken = sato.post("/bookings/second/take-up", &despite).await;
    sato.follow(&taken).await.says("決まりを超えたわけ：長く待った");
}

#[tokio::test]
async fn whatever_two_people_do_at_once_no_room_is_given_twice() {
    let desk = desk().await;
    let (sato, suzuki) = (desk.log_in("佐藤", "sato").await, desk.log_in("鈴木", "suzuki").await);
    let (from, to) = ("2026-11-21".parse().unwrap(), "2027-12-31".parse().unwrap());
    let mut most = 0;
    for step in 0..80 {
        tokio::join!(act(&sato, step, 0), act(&suzuki, step, 1));
        let all = desk.office.database.read_now::<_, StoreError>(|tx| between(tx, from, to)).unwrap();
        for (at, one) in all.iter().enumerate() {
            let clash = all.iter().skip(at + 1).find(|other| one.public.clashes(&other.public));
            assert!(clash.is_none(), "step {step}: {:?} and {clash:?}", one.public);
        }
        most = most.max(all.len());
    }
    assert!(most >= 5, "the story fills the rooms: {most}");
}
