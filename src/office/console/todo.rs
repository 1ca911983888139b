//! やること: what waits for staff, each with its reason and, where there is a page for it, a way there.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

mod unfinished;

pub(super) use self::unfinished::Unfinished;
use super::{
    page::{Moment, People},
    screens::{self, SILENT_SECS},
    shelf::Entry,
    signage_plan::{Gap, Hidden},
    words,
};
use crate::{
    domain::{desk::HELPLINE_STALE_DAYS, id::GroupId, notice::Notice, signage::Playlist},
    office::{
        device::{Device, DeviceState},
        follow_ups::FollowUp,
        records::State,
    },
    wire::record::{Call, Kept, LeafletRecord, Record, Triage},
};

/// A notice that ends within so many days is on the list.
const ENDS_DAYS: i64 = 7;
/// A group that was not asked for so many days is on the list.
const GROUP_STALE_DAYS: i64 = 365;
/// Names in one line, at most.
const NAMES_MAX: usize = 4;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToDo {
    pub(super) icon: &'static str,
    pub(super) title: String,
    pub(super) why: String,
    pub(super) way: Option<(String, &'static str)>,
}

/// What the list is made from.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) devices: Vec<Device>,
    pub(super) notices: Vec<Entry<Kept<Notice>>>,
    pub(super) playlists: Vec<Entry<Kept<Playlist>>>,
    pub(super) leaflets: Vec<Entry<LeafletRecord>>,
    pub(super) groups: Vec<Entry<Record>>,
    pub(super) helplines: Vec<Entry<Record>>,
    pub(super) proposals: Vec<Entry<Record>>,
    pub(super) inquiries: Vec<FollowUp>,
    /// Requests for rooms that wait for an answer.
    pub(super) requests: usize,
    /// Times of this week's opening in which no playlist has anything to show.
    pub(super) gaps: Vec<Gap>,
    /// Playlists with slides that this week never shows, because others go first.
    pub(super) hidden: Vec<Hidden>,
    /// Drafts beside what is published, and what waits for a second person.
    pub(super) unfinished: Unfinished,
    pub(super) people: People,
}

/// Everything to do, the most pressing first.
pub(super) fn list(desk: &Desk, now: Moment) -> Vec<ToDo> {
    let mut all = devices(&desk.devices, now);
    all.extend(inquiries(&desk.inquiries, now));
    all.extend(requests(desk.requests));
    all.extend(desk.unfinished.waiting());
    all.extend(calls(&desk.groups, now));
    all.extend(helplines(&desk.helplines, now));
    all.extend(unread(&desk.proposals, now));
    all.extend(untriaged(&desk.leaflets, now));
    all.extend(signage(&desk.gaps, &desk.hidden, now));
    all.extend(ending(&desk.notices, now));
    all.extend(unfinished::drafts(desk, now));
    all.extend(groups(&desk.groups, now));
    all
}

fn devices(devices: &[Device], now: Moment) -> Vec<ToDo> {
    let way = || Some(("/devices".to_owned(), "端末を見る"));
    let silent = |device: &&Device| {
        let since = device.last_seen_at.or(device.paired_at);
        device.state == DeviceState::Paired
            && since.is_some_and(|at| now.utc - at > TimeDelta::seconds(SILENT_SECS))
    };
    let silent = devices.iter().filter(silent).map(|device| ToDo {
        icon: "wifi-slash",
        title: format!("{}から連絡がありません", screens::name(device)),
        why: device.last_seen_at.map_or_else(
            || "つないでから一度も来ていません".to_owned(),
            |at| format!("最後の連絡は {} です", words::moment(at, now.utc)),
        ),
        way: way(),
    });
    let waiting = devices.iter().filter(|device| device.state == DeviceState::Pending).map(|_| ToDo {
        icon: "key",
        title: "つながるのを待っている端末があります".to_owned(),
        why: "端末の画面の6文字を入れると、つながります".to_owned(),
        way: way(),
    });
    silent.chain(waiting.take(1)).collect()
}

/// Answers that are due within a day or late, and enquiries that end soon; by their two words alone.
fn inquiries(all: &[FollowUp], now: Moment) -> Vec<ToDo> {
    let tomorrow = now.today.succ_opt().unwrap_or(now.today);
    let why = |it: &FollowUp| match (it.due_on, it.warning(now.today)) {
        (Some(due), _) if due < now.today => {
            Some(format!("返事の目標（{}）を過ぎています", words::day(due, now.today)))
        }
        (Some(due), _) if due <= tomorrow => {
            Some(format!("返事の目標は {} です", words::day(due, now.today)))
        }
        (_, Some(days)) => Some(format!("あと{days}日で消えます")),
        (_, None) => None,
    };
    let todo = |it: &FollowUp| {
        Some(ToDo {
            icon: "envelope-simple",
            title: format!("お問い合わせ「{}」", it.designation),
            why: why(it)?,
            way: Some((format!("/inquiries/{}", it.id), "見る")),
        })
    };
    all.iter().filter_map(todo).collect()
}

/// 「15階からの部屋のお願い 2件」
fn requests(count: usize) -> Option<ToDo> {
    (count > 0).then(|| ToDo {
        icon: "calendar-blank",
        title: format!("15階からの部屋のお願い {count}件"),
        why: "グループが 15階の画面で 返事を待っています".to_owned(),
        way: Some(("/requests".to_owned(), "返事をする")),
    })
}

/// What was told on the telephone and not confirmed, the oldest first.
fn calls(groups: &[Entry<Record>], now: Moment) -> Vec<ToDo> {
    let told = |entry: &Entry<Record>| {
        let Record::Group(group) = &entry.it else { return Vec::new() };
        let of = |call: &Call| (call.at, group.public.name.plain(), group.public.id.clone(), call.clone());
        group.private.calls.iter().map(of).collect()
    };
    let mut waiting: Vec<_> = groups.iter().flat_map(told).collect();
    waiting.sort_by_key(|(at, ..)| *at);
    let todo = |(at, name, id, call): (DateTime<Utc>, String, GroupId, Call)| ToDo {
        icon: "phone-call",
        title: format!("未確認の電話：{name} {}", words::day(call.planned, now.today)),
        why: format!("{} に聞きました。登録の番号へかけ直します", words::moment(at, now.utc)),
        way: Some((format!("/calls/{id}/{}/{}", call.activity, call.planned), "確かめる")),
    };
    waiting.into_iter().map(todo).collect()
}

/// 「未整理のチラシ 7枚」
fn untriaged(leaflets: &[Entry<LeafletRecord>], now: Moment) -> Option<ToDo> {
    let waiting: Vec<_> = leaflets.iter().filter(|it| it.it.private.triage == Triage::Waiting).collect();
    let first = waiting.iter().map(|entry| entry.stored.at).min()?;
    let why = format!(
        "{} から届いています。題とグループを書いて、出すかどうかを決めます",
        words::moment(first, now.utc)
    );
    let title = format!("未整理のチラシ {}枚", waiting.len());
    Some(ToDo { icon: "newspaper", title, why, way: Some(("/leaflets".to_owned(), "整理する")) })
}

/// Where this week's signage shows nothing of its own, and what of it nobody will see.
fn signage(gaps: &[Gap], hidden: &[Hidden], now: Moment) -> Vec<ToDo> {
    let way = || Some(("/signage/week".to_owned(), "掲示の週を見る"));
    let gap = gaps.first().map(|first| {
        let (day, hours) = (words::day(first.date, now.today), words::hours(first.hours));
        let more = match gaps.len() {
            1 => String::new(),
            all => format!("（ほかに{}か所）", all - 1),
        };
        let why = format!("{day} {hours} に出す番組がありません{more}");
        ToDo {
            icon: "playlist", title: "今週の掲示に すきまがあります".to_owned(), why, way: way()
        }
    });
    let names: Vec<String> = hidden.iter().map(|it| it.list.clone()).collect();
    let unseen = (!names.is_empty()).then(|| ToDo {
        icon: "playlist",
        title: "今週 一度も出ない掲示があります".to_owned(),
        why: format!("ほかの再生リストと重なって、休んでいます：{}", few(&names)),
        way: way(),
    });
    gap.into_iter().chain(unseen).collect()
}

fn ending(notices: &[Entry<Kept<Notice>>], now: Moment) -> Vec<ToDo> {
    let soon = now.today.checked_add_signed(TimeDelta::days(ENDS_DAYS)).unwrap_or(now.today);
    let ends = |entry: &&Entry<Kept<Notice>>| {
        let to = entry.it.public.validity.to;
        entry.stored.state == State::Published && to.is_some_and(|to| (now.today..=soon).contains(&to))
    };
    let mut found: Vec<_> = notices.iter().filter(ends).collect();
    found.sort_by_key(|entry| entry.it.public.validity.to);
    let todo = |entry: &Entry<Kept<Notice>>| ToDo {
        icon: "hourglass-medium",
        title: format!("お知らせ「{}」", entry.it.public.title.plain()),
        why: entry.it.public.validity.to.map_or_else(String::new, |to| {
            let day = if to == now.today { "きょう".to_owned() } else { words::day(to, now.today) };
            format!("{day}で終わります")
        }),
        way: Some((format!("/notices/{}", entry.stored.id), "見る")),
    };
    found.into_iter().map(todo).collect()
}

fn groups(groups: &[Entry<Record>], now: Moment) -> Option<ToDo> {
    let verified = groups.iter().filter_map(|entry| {
        let Record::Group(group) = &entry.it else { return None };
        Some((group.public.verified_on, group.public.name.plain()))
    });
    old(verified, GROUP_STALE_DAYS, now).map(|names| ToDo {
        icon: "users-three",
        title: format!("確認が古いグループ {}", names.len()),
        why: format!("1年以上 確かめていません：{}", few(&names)),
        way: Some(("/records/group?age=stale".to_owned(), "確かめる")),
    })
}

fn helplines(helplines: &[Entry<Record>], now: Moment) -> Option<ToDo> {
    let verified = helplines.iter().filter_map(|entry| {
        let Record::Helpline(line) = &entry.it else { return None };
        Some((line.public.verified_on, line.public.name.plain()))
    });
    let days = i64::try_from(HELPLINE_STALE_DAYS).unwrap_or(0);
    old(verified, days, now).map(|names| ToDo {
        icon: "lifebuoy",
        title: format!("電話相談 {}件の時間", names.len()),
        why: format!("{days}日以上 確かめていません：{}", few(&names)),
        way: Some(("/records/helpline?age=stale".to_owned(), "確かめる")),
    })
}

/// Proposals that somebody brought and nobody at the desk has read; until then they stand on no screen.
fn unread(proposals: &[Entry<Record>], now: Moment) -> Option<ToDo> {
    let names: Vec<String> = proposals
        .iter()
        .filter_map(|entry| {
            let Record::Proposal(it) = &entry.it else { return None };
            let waits = !it.private.looked_through && it.public.stands(now.today);
            waits.then(|| it.public.title.plain())
        })
        .collect();
    (!names.is_empty()).then(|| ToDo {
        icon: "handshake",
        title: format!("読んでいない「いっしょにやりたいこと」{}件", names.len()),
        why: format!("職員が読むまで、端末に出ません：{}", few(&names)),
        way: Some(("/records/proposal?age=stale".to_owned(), "読む")),
    })
}

/// Names of what was verified more than `days` days ago, the oldest first.
fn old(verified: impl Iterator<Item = (NaiveDate, String)>, days: i64, now: Moment) -> Option<Vec<String>> {
    let mut found: Vec<_> = verified.filter(|(on, _)| (now.today - *on).num_days() > days).collect();
    found.sort();
    (!found.is_empty()).then(|| found.into_iter().map(|(_, name)| name).collect())
}

fn few(names: &[String]) -> String {
    let shown = names.iter().take(NAMES_MAX).cloned().collect::<Vec<_>>().join("、");
    match names.len().saturating_sub(NAMES_MAX) {
        0 => shown,
        more => format!("{shown}、ほかに{more}件"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_of_names_are_cut_and_say_so() {
        let names: Vec<String> = ["一", "二", "三", "四", "五", "六"].map(str::to_owned).to_vec();
        assert_eq!(few(&names), "一、二、三、四、ほかに2件");
        assert_eq!(few(&names[..2]), "一、二");
    }

    #[test]
    fn a_week_of_signage_asks_for_what_it_lacks_and_else_for_nothing() {
        let now = Moment::of("2026-11-21T04:42:00Z".parse().unwrap());
        assert_eq!(signage(&[], &[], now), []);
        let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let hours = crate::domain::time::Hours::new(at(9), at(12)).unwrap();
        let gap = |day: &str| Gap { date: words::read_day(day).unwrap(), hours };
        let hidden = Hidden { href: String::new(), list: "昼".to_owned(), slides: Vec::new() };
        let said = signage(&[gap("2026-11-21"), gap("2026-11-22")], &[hidden], now);
        let why: Vec<&str> = said.iter().map(|it| it.why.as_str()).collect();
        assert_eq!(
            why,
            [
                "11月21日(土) 09:00–12:00 に出す番組がありません（ほかに1か所）",
                "ほかの再生リストと重なって、休んでいます：昼",
            ]
        );
    }

    #[test]
    fn what_is_a_year_old_is_old_on_the_next_day() {
        let now = Moment::of("2026-11-21T04:42:00Z".parse().unwrap());
        let day = |text: &str| (words::read_day(text).unwrap(), text.to_owned());
        assert_eq!(old([day("2025-11-21")].into_iter(), 365, now), None);
        let found = old([day("2025-11-20"), day("2024-01-01")].into_iter(), 365, now);
        assert_eq!(found, Some(vec!["2024-01-01".to_owned(), "2025-11-20".to_owned()]));
    }
}
