//! 掲示の週: what the page says of a minute is what the screens choose at it; gaps, clashes, closed days, and again.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use shirube::{
    domain::{
        agenda::Agenda,
        content::{Content, Revision},
        program::program_at,
    },
    office::records::{Change, Expected, State},
    wire::{content::content_from_rows, record::Record},
};

use super::desk::{Browser, Desk, Reply};

/// The week of the desk's day.
const MONDAY: &str = "2026-11-16";
const LISTS: [&str; 4] = ["list-0", "list-1", "list-2", "list-3"];

/// A block of the page: the day, from which minute to which, and the playlist.
type Block = (NaiveDate, u32, u32, String);

async fn put(desk: &Desk, (kind, id): (&str, &str), state: State, body: &str) {
    let record = Record::read(kind, id, body).unwrap();
    desk.office.save(vec![Change { record, state, expected: Expected::Any }], "import").await.unwrap();
}

/// A notice that stands on the signage, by its id.
async fn notice(desk: &Desk, id: &str, more: &str) {
    let body = format!(
        r#"{{"v":1,"title":"題 {id}","body":"本文","tone":"information","channels":["signage","kiosk"]{more}}}"#
    );
    put(desk, ("notice", id), State::Published, &body).await;
}

/// A playlist with one notice, in this time.
async fn list(desk: &Desk, id: &str, (name, priority): (&str, i64), slide: (&str, &str)) {
    put(desk, ("playlist", id), State::Published, &list_body(name, priority, &[slide])).await;
}

fn list_body(name: &str, priority: i64, slides: &[(&str, &str)]) -> String {
    let slide = |(notice, when): &(&str, &str)| {
        format!(r#"{{"shows":{{"notice":"{notice}"}},"secs":15,"when":{when}}}"#)
    };
    let slides: Vec<String> = slides.iter().map(slide).collect();
    format!(r#"{{"v":1,"name":"{name}","priority":{priority},"slides":[{}]}}"#, slides.join(","))
}

/// The playlist that every desk begins with, but for this time alone.
async fn only(desk: &Desk, when: &str) {
    let body = format!(
        r#"{{"v":1,"name":"昼の画面","priority":0,"slides":[{{"shows":{{"automatic":"welcome"}},"secs":15,"when":{when}}}]}}"#
    );
    put(desk, ("playlist", "day"), State::Published, &body).await;
}

fn blocks(page: &Reply) -> Vec<Block> {
    let field = |part: &str, name: &str| {
        let after = part.split(&format!("data-{name}=\"")).nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    let read = |part: &str| {
        let part = format!("data-day=\"{part}");
        let minute = |name| field(&part, name).parse::<u32>().unwrap();
        (
            field(&part, "day").parse::<NaiveDate>().unwrap(),
            minute("from"),
            minute("to"),
            field(&part, "list"),
        )
    };
    page.text.split("data-day=\"").skip(1).map(read).collect()
}

async fn week(browser: &Browser<'_>, date: &str) -> Reply {
    let page = browser.get(&format!("/signage/week?date={date}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page
}

/// What a terminal builds of the feed.
fn content(desk: &Desk) -> Content {
    let built = content_from_rows(Revision::default(), &desk.feed(), &BTreeSet::new(), None).built;
    built.content.unwrap()
}

/// The notices that a terminal shows at a minute.
fn shown(content: &Content, date: NaiveDate, minute: u32) -> BTreeSet<String> {
    let at = date.and_time(NaiveTime::from_hms_opt(minute / 60, minute % 60, 59).unwrap());
    let program = program_at(content, &Agenda::of(content, date), Some(at));
    program.turns().iter().map(|turn| turn.shown.key()).collect()
}

#[tokio::test]
async fn a_gap_is_found_and_leads_to_a_form_with_its_day_and_hours() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let full = week(&sato, MONDAY).await;
    full.says("すきまは ありません");
    full.says("自動のスライドだけ");
    assert!(!sato.get("/").await.text.contains("今週の掲示に すきまがあります"));

    only(&desk, r#"{"hours":"09:00-12:00"}"#).await;
    let page = week(&sato, MONDAY).await;
    page.says("すきまが 1か所 あります");
    page.says("はじめは 11月21日(土) 12:00–21:00 です");
    let saturday: NaiveDate = "2026-11-21".parse().unwrap();
    let of_day: Vec<_> = blocks(&page).into_iter().filter(|it| it.0 == saturday).collect();
    assert_eq!(
        of_day,
        [(saturday, 540, 720, "day".to_owned()), (saturday, 720, 1260, String::new())],
        "the list, and then nothing"
    );
    let todo = sato.get("/").await;
    todo.says("今週の掲示に すきまがあります");
    todo.says("11月21日(土) 12:00–21:00 に出す番組がありません");

    let start = "/playlists?day=2026-11-21&#38;start=12:00";
    let way = page.text.split(&format!("href=\"{start}")).nth(1).unwrap();
    let way = format!("{start}{}", way.split('"').next().unwrap());
    let form = sato.get(way.replace("&#38;", "&").split('#').next().unwrap()).await;
    for value in ["2026-11-21", "12:00", "21:00"] {
        form.says(&format!("value=\"{value}\""));
    }
    let fields =
        [("name", "午後"), ("day", "2026-11-21"), ("start", "12:00"), ("end", "21:00"), ("priority", "0")];
    let made = sato.post("/playlists", &fields).await;
    let list = sato.follow(&made).await;
    list.says("2026-11-21から2026-11-21まで・毎日・12:00–21:00");
    let page = week(&sato, MONDAY).await;
    page.says("下書き（画面に出ません）");
    page.says("すきまが 1か所 あります");

    let wrong = sato.post("/playlists", &[("name", "夜"), ("start", "18:00"), ("end", "09:00")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("おわりの時刻を、はじめより後にしてください");
}

#[tokio::test]
async fn a_clash_names_the_winner_the_loser_the_reason_and_the_way_out() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    only(&desk, "{}").await;
    notice(&desk, "noon", "").await;
    notice(&desk, "lost", "").await;
    list(&desk, "noon", ("昼休み", 5), ("noon", r#"{"hours":"12:00-13:00"}"#)).await;
    let page = week(&sato, MONDAY).await;
    page.says("月・土 12:00–13:00");
    page.says("「昼休み」の優先（5）が、「昼の画面」の優先（0）より大きいからです");
    page.says("「昼の画面」の優先を 6 以上にします");
    page.says("一度も出ないものは ありません");
    let saturday = "2026-11-21".parse().unwrap();
    assert_eq!(shown(&content(&desk), saturday, 12 * 60), ["notice:noon".to_owned()].into());

    list(&desk, "also", ("だれも見ない", 4), ("lost", r#"{"hours":"12:00-13:00"}"#)).await;
    let page = week(&sato, MONDAY).await;
    page.says("一度も出ないものが 1枚 あります");
    page.says("お知らせ：題 lost");
    let todo = sato.get("/").await;
    todo.says("今週 一度も出ない掲示があります");
    todo.says("だれも見ない");

    list(&desk, "also", ("だれも見ない", 5), ("lost", r#"{"hours":"12:00-13:00"}"#)).await;
    let page = week(&sato, MONDAY).await;
    page.says("どちらの優先も 5 なので、登録の番号が先の「だれも見ない」が出ます");
    page.says("お知らせ：題 noon");
    assert_eq!(shown(&content(&desk), saturday, 12 * 60), ["notice:lost".to_owned()].into());
}

#[tokio::test]
async fn closed_and_short_days_are_those_of_the_calendar() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let calendar = r#"{"v":1,"name":"コーナー","closed_on_holidays":true,
        "weekly":{"mon":"09:00-21:00","sat":"09:00-21:00"},
        "exceptions":{"2026-11-28":{"open":"10:00-12:00"}}}"#;
    put(&desk, ("calendar", "corner"), State::Published, calendar).await;
    only(&desk, r#"{"hours":"09:00-11:00"}"#).await;
    let page = week(&sato, "2026-11-26").await;
    page.says("祝日（勤労感謝の日）で休館日");
    page.says("開館 10:00–12:00");
    page.says("この日だけの時間です");
    page.says("すきまが 1か所 あります");
    page.says("はじめは 11月28日(土) 11:00–12:00 です");
    assert!(!page.text.contains("playlists?day=2026-11-23"), "nothing is missing on a closed day");
    page.says("/signage/week?date=2026-11-16");
    page.says("/signage/week?date=2026-11-30");
    week(&sato, "2026-11-09").await.says("もう過ぎた週です");
}

#[tokio::test]
async fn a_list_that_goes_on_until_midnight_ends_with_its_day() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let calendar = r#"{"v":1,"name":"コーナー","closed_on_holidays":true,
        "weekly":{"fri":"18:00-24:00","sat":"00:00-03:00"}}"#;
    put(&desk, ("calendar", "corner"), State::Published, calendar).await;
    notice(&desk, "late", "").await;
    only(&desk, r#"{"weekdays":["mon"]}"#).await;
    list(&desk, "night", ("夜", 0), ("late", r#"{"weekdays":["fri"],"hours":"22:00-24:00"}"#)).await;
    let page = week(&sato, MONDAY).await;
    let (friday, saturday): (NaiveDate, NaiveDate) =
        ("2026-11-20".parse().unwrap(), "2026-11-21".parse().unwrap());
    let own: Vec<_> = blocks(&page).into_iter().filter(|it| it.3 == "night").collect();
    assert_eq!(own, [(friday, 22 * 60, 24 * 60, "night".to_owned())]);
    page.says("22:00–24:00");
    let content = content(&desk);
    assert!(shown(&content, friday, 24 * 60 - 1).contains("notice:late"));
    assert!(!shown(&content, saturday, 0).contains("notice:late"));
}

#[tokio::test]
async fn what_begins_and_ends_is_told_and_what_ended_can_be_shown_again() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    notice(&desk, "fair", r#","valid_from":"2026-11-16","valid_to":"2026-11-22""#).await;
    list(&desk, "fair", ("まつり", 0), ("fair", r#"{"valid_from":"2026-11-17","valid_to":"2026-11-22"}"#))
        .await;
    let page = week(&sato, MONDAY).await;
    for line in ["11月16日(月)から", "11月17日(火)から", "11月22日(日)まで"] {
        page.says(line);
    }
    page.says("再生リスト「まつり」の「お知らせ：題 fair」");

    let next = week(&sato, "2026-11-23").await;
    next.says("前の週で おわったもの");
    next.says("/playlists/fair?again=2026-11-23");
    next.says("/notices/new?again=fair");
    let before = desk.feed();
    let list = sato.get("/playlists/fair?again=2026-11-23").await;
    list.says("1週間 後ろにしました");
    list.says("name=\"s0.from\" value=\"2026-11-24\"");
    list.says("name=\"s0.to\" value=\"2026-11-29\"");
    let notice = sato.get("/notices/new?again=fair").await;
    notice.says("題 fair");
    notice.says("value=\"2026-11-23\"");
    notice.says("value=\"2026-11-29\"");
    assert_ne!(notice.hidden("id"), "fair", "the one of before stays as it is");
    assert_eq!(desk.feed(), before, "looking changes nothing");
}

#[tokio::test]
async fn the_playlists_lead_to_the_week_and_an_office_without_settings_has_one_too() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/playlists").await.says("href=\"/signage/week\"");
    put(&desk, ("settings", "site"), State::Draft, &settings()).await;
    week(&sato, MONDAY).await.says("まだ何も公開されていない");
    sato.get("/signage/week?date=nonsense").await.says("掲示の週");
}

fn settings() -> String {
    r#"{"v":1,"corner_name":"コーナー","tagline":"出会う所","corner_place":"15階","centre_name":"センター",
        "desk_place":"12階","extension":"1200","guard_room":"1階","public_phone":"1階","staffed_hours":"平日",
        "evacuation":"南","desk_does_not":"診断","corner_calendar":"corner","desk_calendar":"corner","sample":true}"#
        .to_owned()
}

/// When a slide of the random lists may play, as its record says it.
fn any_when() -> impl Strategy<Value = String> {
    let day = || prop::option::weighted(0.3, 0..9_i64);
    let days = prop::collection::btree_set(prop::sample::select(vec!["mon", "wed", "sat"]), 0..3);
    (day(), day(), days, prop::option::weighted(0.8, (0..1_430_u32, 10..1_440_u32))).prop_map(
        |(from, to, days, hours)| {
            let monday: NaiveDate = MONDAY.parse().unwrap();
            let date = |name: &str, it: i64| format!(r#""{name}":"{}""#, monday + TimeDelta::days(it));
            let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
            let (first, last) = match (from, to) {
                (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
                open => open,
            };
            let weekdays: Vec<String> = days.iter().map(|day| format!("\"{day}\"")).collect();
            let hours = hours.map(|(from, long)| (from, (from + long).min(1_440)));
            let fields = [
                first.map(|it| date("valid_from", it)),
                last.map(|it| date("valid_to", it)),
                (!weekdays.is_empty()).then(|| format!(r#""weekdays":[{}]"#, weekdays.join(","))),
                hours.map(|(from, to)| format!(r#""hours":"{}-{}""#, clock(from), clock(to))),
            ];
            format!("{{{}}}", fields.into_iter().flatten().collect::<Vec<_>>().join(","))
        },
    )
}

/// Whatever playlists are published: at every minute that the page has a block for, the terminals choose that very
/// playlist, and where it has a gap they choose none.
#[test]
fn the_week_says_of_every_minute_what_the_terminals_choose() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let desk = runtime.block_on(async {
        let desk = Desk::new().await;
        for id in LISTS {
            notice(&desk, id, "").await;
        }
        only(&desk, r#"{"valid_to":"2020-01-01"}"#).await;
        desk
    });
    let sato = runtime.block_on(desk.log_in("佐藤", "sato"));
    let lists = prop::collection::vec((-1..3_i64, prop::collection::vec(any_when(), 1..3)), LISTS.len());
    let minutes = prop::collection::vec((0..7_i64, 0..1_440_u32), 40);
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let found = runner.run(&(lists, minutes), |(lists, minutes)| {
        let page = runtime.block_on(async {
            for (id, (priority, whens)) in LISTS.iter().zip(&lists) {
                let slides: Vec<(&str, &str)> = whens.iter().map(|when| (*id, when.as_str())).collect();
                put(&desk, ("playlist", id), State::Published, &list_body(id, *priority, &slides)).await;
            }
            week(&sato, MONDAY).await
        });
        let (content, blocks) = (content(&desk), blocks(&page));
        let monday: NaiveDate = MONDAY.parse().unwrap();
        let opening = [(0, 540), (5, 540), (0, 1_259), (5, 1_259)];
        for (day, minute) in minutes.into_iter().chain(opening) {
            let date = monday + TimeDelta::days(day);
            let here = |it: &&Block| it.0 == date && it.1 <= minute && minute < it.2;
            let found: Vec<&Block> = blocks.iter().filter(here).collect();
            prop_assert!(found.len() <= 1, "{date} {minute}: {found:?}");
            let shown = shown(&content, date, minute);
            let open = [0, 5].contains(&day) && (540..1_260).contains(&minute);
            let want = match found.first() {
                Some((.., list)) if !list.is_empty() => format!("notice:{list}"),
                Some(_) => "welcome".to_owned(),
                None => {
                    prop_assert!(!open, "every minute of opening has a block: {date} {minute}");
                    continue;
                }
            };
            prop_assert_eq!(shown, BTreeSet::from([want]), "{} {}", date, minute);
        }
        Ok(())
    });
    if let Err(why) = found {
        panic!("{why}");
    }
}
