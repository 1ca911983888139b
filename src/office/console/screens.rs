//! The state of every screen in plain sentences with reasons.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    page::{Line, Mark},
    words,
};
use crate::{
    office::device::{self, Device, DeviceState},
    store::{error::StoreError, sql::Tx},
    wire::{
        item::Position,
        report::{Report, Sound},
    },
};

/// A kiosk polls every half minute; silence up to this many seconds is ordinary.
pub(super) const QUIET_SECS: i64 = 3 * 60;
/// Silence from which somebody should go and look, in seconds.
pub(super) const SILENT_SECS: i64 = 12 * 60;

/// A kiosk as a page tells of it.
#[derive(Debug, Clone)]
pub(super) struct Screen {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) state: Line,
    pub(super) troubles: Vec<String>,
    /// Whether it can be heard; none while nobody knows.
    pub(super) sound: Option<Sound>,
    pub(super) last_contact: String,
    pub(super) shows: String,
    pub(super) paired: String,
}

/// Paired kiosks.
pub(super) fn paired(tx: &mut dyn Tx) -> Result<Vec<Device>, StoreError> {
    Ok(device::list(tx)?.into_iter().filter(|it| it.state == DeviceState::Paired).collect())
}

/// What staff call a kiosk.
pub(super) fn name(device: &Device) -> String {
    if device.name.is_empty() { "名前のない端末".to_owned() } else { device.name.clone() }
}

/// A kiosk as a page tells of it.
pub(super) fn screen(device: &Device, head: Position, now: DateTime<Utc>) -> Screen {
    let report = device.report.as_ref();
    Screen {
        id: device.id.clone(),
        name: name(device),
        place: device.place.clone(),
        state: state(device, head, now),
        troubles: report.map_or_else(Vec::new, troubles),
        sound: report.filter(|_| is_near(device, now)).and_then(sound),
        last_contact: device
            .last_seen_at
            .map_or_else(|| "まだありません".to_owned(), |at| words::moment(at, now)),
        shows: shows(report, head, now),
        paired: device.paired_at.map_or_else(|| "—".to_owned(), |at| words::moment(at, now)),
    }
}

impl Screen {
    /// Whether it can be heard, among its facts.
    pub(super) fn sound_words(&self) -> &'static str {
        match self.sound {
            Some(Sound::Ready) => "鳴ります",
            Some(Sound::Off) => "鳴りません（端末の設定で切ってあります）",
            Some(Sound::Failing) => "鳴らせません（スピーカーの線と電源を見てください）",
            None => "まだ分かりません",
        }
    }
}

/// Where a chime will be heard, for somebody who is about to choose one.
pub(super) fn who_rings(screens: &[Screen]) -> String {
    if screens.is_empty() {
        return "端末がつながっていないので、どこでも鳴りません。".to_owned();
    }
    let said = |screen: &Screen| format!("{}：{}。", screen.name, screen.sound_words());
    let heard = screens.iter().any(|screen| screen.sound == Some(Sound::Ready));
    let first = if heard { "" } else { "いまは、どの端末でも鳴りません。" };
    screens.iter().fold(first.to_owned(), |text, screen| text + &said(screen))
}

/// One that is turned down to nothing is not heard, whatever its loudspeaker can.
fn sound(report: &Report) -> Option<Sound> {
    let is_mute = report.screen.as_ref().is_some_and(|it| it.volume == 0);
    report.sound.map(|sound| if sound == Sound::Ready && is_mute { Sound::Off } else { sound })
}

/// Whether it was heard of a moment ago.
fn is_near(device: &Device, now: DateTime<Utc>) -> bool {
    device.last_seen_at.is_some_and(|seen| now - seen <= TimeDelta::seconds(QUIET_SECS))
}

/// How a kiosk is.
pub(super) fn state(device: &Device, head: Position, now: DateTime<Utc>) -> Line {
    let Some(seen) = device.last_seen_at else {
        return Line::new(
            Mark::Wait,
            "まだ一度も連絡がありません",
            &["端末の電源が入っていれば、1分ほどで届きます。"],
        );
    };
    let silence = now - seen;
    if silence > TimeDelta::seconds(QUIET_SECS) {
        return silent(silence, seen, now);
    }
    match device.report.as_ref() {
        None => Line::new(Mark::Wait, "つながりました。画面からの知らせを待っています", &[]),
        Some(report) if report.shows.is_some_and(|at| at >= head) => up_to_date(report, now),
        Some(report) => behind(report),
    }
}

fn silent(silence: TimeDelta, seen: DateTime<Utc>, now: DateTime<Utc>) -> Line {
    let since = words::moment(seen, now);
    let text = format!("{} 連絡がありません（{since}から）", words::length(silence));
    let still = "画面には、その前に届いた内容が映り続けています。";
    if silence > TimeDelta::seconds(SILENT_SECS) {
        let go = "15階で、端末の電源とネットワークの線を見てください。直らないときは、端末の電源を入れ直してください。";
        Line::new(Mark::Bad, text, &[still, go])
    } else {
        Line::new(Mark::Wait, text, &[still, "すぐに戻ることが多いので、数分待ってください。"])
    }
}

fn up_to_date(report: &Report, now: DateTime<Utc>) -> Line {
    let since =
        report.shows_since.map_or_else(String::new, |at| format!("（{}から）", words::moment(at, now)));
    let text = format!("公開した内容が 映っています{since}");
    match report.blobs_missing {
        0 => Line::new(Mark::Good, text, &[]),
        missing => Line::new(Mark::Good, text, &[&format!("画像をあと{missing}枚 受け取っています。")]),
    }
}

fn behind(report: &Report) -> Line {
    let text = "まだ届いていません。前に公開した内容が映っています";
    match report.blobs_missing {
        0 => Line::new(Mark::Wait, text, &["ふつうは数秒で届きます。"]),
        missing => {
            Line::new(Mark::Wait, text, &[&format!("画像をあと{missing}枚 受け取ってから切りかわります。")])
        }
    }
}

fn troubles(report: &Report) -> Vec<String> {
    let clock = (!report.clock_known).then(|| {
        "端末が時刻を知りません。日付のある内容は出ていません。ネットワークの線を見てください。".to_owned()
    });
    report.troubles.iter().cloned().chain(clock).collect()
}

fn shows(report: Option<&Report>, head: Position, now: DateTime<Utc>) -> String {
    let Some((report, at)) = report.and_then(|report| report.shows.map(|at| (report, at))) else {
        return "まだ分かりません".to_owned();
    };
    let which = if at >= head { "公開した内容" } else { "前に公開した内容" };
    match report.shows_since {
        Some(since) => format!("{which}（{}から）", words::moment(since, now)),
        None => which.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Position = Position { epoch: 3, rev: 7 };

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn kiosk(silent_secs: i64, shows: Option<Position>, blobs_missing: u32) -> Device {
        let now = at("2026-11-21T04:42:00Z");
        Device {
            id: "kiosk-1".to_owned(),
            name: "15階の画面".to_owned(),
            place: String::new(),
            state: DeviceState::Paired,
            code: None,
            token: None,
            words: String::new(),
            attempts: 0,
            created_at: now,
            paired_at: Some(now),
            last_seen_at: Some(now - TimeDelta::seconds(silent_secs)),
            report: Some(Report {
                shows,
                shows_since: Some(at("2026-11-21T04:41:07Z")),
                blobs_missing,
                clock: now,
                clock_known: true,
                troubles: Vec::new(),
                emergency: None,
                sound: None,
                screen: None,
                version: String::new(),
            }),
        }
    }

    fn said(silent_secs: i64, shows: Option<Position>, blobs_missing: u32) -> (Mark, String) {
        let line = state(&kiosk(silent_secs, shows, blobs_missing), HEAD, at("2026-11-21T04:42:00Z"));
        (line.mark, format!("{}|{}", line.text, line.more.join("|")))
    }

    #[test]
    fn the_state_is_a_sentence_with_its_reason() {
        let old = Some(Position { rev: 6, ..HEAD });
        for (silent, shows, missing, mark, words) in [
            (5, Some(HEAD), 0, Mark::Good, "公開した内容が 映っています（13:41から）|"),
            (5, Some(Position { rev: 8, ..HEAD }), 0, Mark::Good, "公開した内容が 映っています"),
            (5, Some(HEAD), 2, Mark::Good, "あと2枚"),
            (5, old, 0, Mark::Wait, "まだ届いていません"),
            (5, old, 3, Mark::Wait, "あと3枚"),
            (5, None, 0, Mark::Wait, "まだ届いていません"),
            (200, Some(HEAD), 0, Mark::Wait, "3分 連絡がありません（13:38から）|"),
            (13 * 60, Some(HEAD), 0, Mark::Bad, "13分 連絡がありません（13:29から）|"),
        ] {
            let found = said(silent, shows, missing);
            assert!(found.0 == mark && found.1.contains(words), "{found:?} instead of {words}");
        }
    }

    #[test]
    fn where_a_chime_is_heard_is_said_for_every_screen_and_nothing_is_claimed() {
        let rings = |silent_secs: i64, sound: Option<Sound>| {
            let mut device = kiosk(silent_secs, Some(HEAD), 0);
            device.report = device.report.map(|report| Report { sound, ..report });
            who_rings(&[screen(&device, HEAD, at("2026-11-21T04:42:00Z"))])
        };
        let nobody = "いまは、どの端末でも鳴りません。15階の画面：";
        assert_eq!(rings(5, Some(Sound::Ready)), "15階の画面：鳴ります。");
        assert_eq!(rings(5, Some(Sound::Off)), format!("{nobody}鳴りません（端末の設定で切ってあります）。"));
        assert!(rings(5, Some(Sound::Failing)).starts_with(&format!("{nobody}鳴らせません")));
        assert_eq!(rings(5, None), format!("{nobody}まだ分かりません。"), "an older terminal does not say");
        assert_eq!(rings(200, Some(Sound::Ready)), format!("{nobody}まだ分かりません。"), "it is silent");
        assert_eq!(who_rings(&[]), "端末がつながっていないので、どこでも鳴りません。");
    }
}
