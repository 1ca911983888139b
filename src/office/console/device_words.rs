//! What can be asked of a terminal, and how it went, in the words staff read.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    page::{Line, Mark},
    words,
};
use crate::{
    domain::task::{TASK_SECS, TaskFate, TaskKind},
    office::screens::Asked,
    wire::report::Light,
};

/// Seconds after the last moment to begin, in which the end of a task is still waited for.
const END_SECS: u64 = 120;

/// What the button says.
pub(super) const fn label(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Name => "この端末を光らせる",
        TaskKind::TestPrint => "試し印刷",
        TaskKind::Restart => "再起動",
    }
}

/// What happens then.
pub(super) const fn hint(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Name => "端末の名前を、10秒のあいだ大きく映します。",
        TaskKind::TestPrint => "「はじめての方へ」の紙を、1枚印刷します。",
        TaskKind::Restart => "端末のプログラムを、はじめから動かし直します。数秒で戻ります。",
    }
}

/// The button's picture.
pub(super) const fn icon(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Name => "monitor",
        TaskKind::TestPrint => "newspaper",
        TaskKind::Restart => "arrows-clockwise",
    }
}

/// How a terminal's brightness is made.
pub(super) const fn light(light: Option<Light>) -> &'static str {
    match light {
        Some(Light::Backlight) => "画面の明かりそのものを変えています。",
        Some(Light::Drawn) => {
            "この画面の明かりは変えられないので、絵を暗くしています。読めるように、40％より暗くはなりません。"
        }
        None => "",
    }
}

/// How far something is, in a sentence.
pub(super) fn state(asked: &Asked, now: DateTime<Utc>) -> Line {
    let late = |secs: u64| now >= asked.at + TimeDelta::seconds(secs.try_into().unwrap_or(0));
    let at = words::moment(asked.at, now);
    let ended = words::moment(asked.fate_at.unwrap_or(asked.at), now);
    match asked.fate {
        None if late(TASK_SECS) => Line::new(
            Mark::Bad,
            "2分で 届きませんでした。端末が動いているか ご覧ください",
            &["このあと届いても、端末は何もしません。もういちど頼めます。"],
        ),
        None => Line::new(Mark::Wait, format!("頼みました（{at}）。届くのを待っています"), &[]),
        Some(TaskFate::Waiting | TaskFate::Begun) if late(TASK_SECS + END_SECS) => {
            Line::new(Mark::Bad, "届きましたが、できたかどうか分かりません", &["端末をご覧ください。"])
        }
        Some(TaskFate::Waiting) => Line::new(
            Mark::Wait,
            format!("届きました（{ended}）。端末が空くのを待っています"),
            &["ご利用中や緊急の画面のあいだは、待ちます。2分たつと、やめます。"],
        ),
        Some(TaskFate::Begun) => Line::new(Mark::Wait, format!("届きました（{ended}）。しています"), &[]),
        Some(TaskFate::Done) => Line::new(Mark::Good, format!("できました（{ended}）"), &[]),
        Some(TaskFate::Late) => Line::new(
            Mark::Wait,
            "届きましたが、2分のあいだ空かなかったので やめました",
            &["もういちど頼めます。"],
        ),
        Some(TaskFate::NotPrinted) => {
            Line::new(Mark::Bad, "印刷できませんでした", &["プリンターの電源と紙を見てください。"])
        }
        Some(TaskFate::Unsure) => {
            Line::new(Mark::Wait, "紙が出たかどうか分かりません", &["プリンターを見てください。"])
        }
        Some(TaskFate::Unwritten) => Line::new(
            Mark::Bad,
            "できませんでした。端末の記録に書けません",
            &["端末のディスクを見てください。"],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fate: Option<TaskFate>, secs: i64) -> (Mark, String) {
        let at: DateTime<Utc> = "2026-11-21T04:42:00Z".parse().unwrap();
        let kind = Some(TaskKind::Name);
        let asked = Asked { id: "task-1".to_owned(), kind, at, fate, fate_at: fate.map(|_| at) };
        let line = state(&asked, at + TimeDelta::seconds(secs));
        (line.mark, line.text)
    }

    #[test]
    fn how_it_went_is_a_plain_sentence() {
        for (fate, secs, mark, words) in [
            (None, 5, Mark::Wait, "頼みました"),
            (None, 119, Mark::Wait, "頼みました"),
            (None, 120, Mark::Bad, "2分で 届きませんでした。端末が動いているか ご覧ください"),
            (Some(TaskFate::Waiting), 5, Mark::Wait, "届きました"),
            (Some(TaskFate::Begun), 5, Mark::Wait, "届きました"),
            (Some(TaskFate::Begun), 240, Mark::Bad, "できたかどうか分かりません"),
            (Some(TaskFate::Done), 600, Mark::Good, "できました"),
            (Some(TaskFate::Late), 200, Mark::Wait, "やめました"),
            (Some(TaskFate::NotPrinted), 9, Mark::Bad, "印刷できませんでした"),
        ] {
            let found = said(fate, secs);
            assert!(found.0 == mark && found.1.contains(words), "{found:?} instead of {words}");
        }
    }
}
