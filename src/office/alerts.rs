//! What somebody is told of who is not looking: one alert for each cause, kept through quiet hours, and a word when it is over.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Asia::Tokyo;

use super::{
    choices,
    device::{self, Device, DeviceState},
    proven::{self, Late},
    records,
    stamp::{day, read_stamp, stamp},
};
use crate::{
    args,
    domain::desk::HELPLINE_STALE_DAYS,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::record::Record,
};

/// Silence of a terminal from which somebody is told, in seconds: 12 minutes.
pub const SILENT_SECS: i64 = 12 * 60;
/// How far a terminal's clock may be from the office's, in seconds.
const CLOCK_SECS_MAX: i64 = 120;
/// Names in one sentence, at most.
const NAMES_MAX: usize = 5;
const MAIL: &str = "alert_mail";
const WEBHOOK: &str = "alert_webhook";
const QUIET: &str = "alert_quiet";
/// Longest name of a cause, in characters: a terminal's own words are part of some.
const KEY_CHARS_MAX: usize = 120;

/// Something that somebody should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What it is about, in a few words.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// Who is told, and when not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Addresses, separated by commas; empty for nobody.
    pub mail: String,
    /// Where a program listens; empty for none.
    pub webhook: String,
    /// From when to when nobody is told, at the corner's clock; over midnight where it ends earlier than it begins.
    pub quiet: Option<(NaiveTime, NaiveTime)>,
}

/// One word to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which cause.
    pub key: String,
    /// Whether it began or is over.
    pub turn: Turn,
    /// What it is about, in a few words.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// What became of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is there.
    Begins,
    /// It is gone.
    Over,
}

impl Choices {
    /// Whether anybody is told anything.
    pub fn any(&self) -> bool {
        !self.mail.is_empty() || !self.webhook.is_empty()
    }

    /// Whether nobody is told anything at this moment.
    pub fn is_quiet(&self, now: DateTime<Utc>) -> bool {
        let at = now.with_timezone(&Tokyo).time();
        self.quiet.is_some_and(
            |(from, to)| {
                if from <= to { (from..to).contains(&at) } else { at >= from || at < to }
            },
        )
    }
}

/// What was chosen.
pub fn choices(tx: &mut dyn Tx) -> Result<Choices, StoreError> {
    let quiet = choices::of(tx, QUIET)?.unwrap_or_default();
    let read = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    Ok(Choices {
        mail: choices::of(tx, MAIL)?.unwrap_or_default(),
        webhook: choices::of(tx, WEBHOOK)?.unwrap_or_default(),
        quiet: quiet.split_once('-').and_then(|(from, to)| Some((read(from)?, read(to)?))),
    })
}

/// Chooses.
pub fn choose(tx: &mut dyn Tx, chosen: &Choices) -> Result<(), StoreError> {
    let quiet = chosen.quiet.map(|(from, to)| format!("{}-{}", from.format("%H:%M"), to.format("%H:%M")));
    choices::set(tx, MAIL, &chosen.mail)?;
    choices::set(tx, WEBHOOK, &chosen.webhook)?;
    choices::set(tx, QUIET, &quiet.unwrap_or_default())
}

/// What stands at this moment, and whether somebody was told: the words of each cause, the oldest first.
pub fn standing(tx: &mut dyn Tx) -> Result<Vec<(Cause, DateTime<Utc>, Known)>, StoreError> {
    let rows = tx.query("SELECT title, words, since, told FROM alert ORDER BY since, cause", &[])?;
    let read = |row: &Row| {
        let cause = Cause { title: row.text(0)?.to_owned(), text: row.text(1)?.to_owned() };
        let known = if row.flag(3)? { Known::Told } else { Known::Waits };
        Ok((cause, read_stamp(row.text(2)?).unwrap_or_default(), known))
    };
    rows.iter().map(read).collect()
}

/// Whether somebody was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Somebody was.
    Told,
    /// Nobody was: it is quiet, or nobody is to be told.
    Waits,
}

/// Everything that somebody should know of at this moment, by the name of its cause.
pub fn causes(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<BTreeMap<String, Cause>, StoreError> {
    let mut all = BTreeMap::new();
    for device in device::list(tx)?.iter().filter(|it| it.state == DeviceState::Paired) {
        all.extend(of_device(device, now));
    }
    all.extend(helplines(tx, now)?);
    all.extend(proven::late(tx, now)?.map(backups));
    Ok(all)
}

fn of_device(device: &Device, now: DateTime<Utc>) -> Vec<(String, Cause)> {
    let name = if device.name.is_empty() { "名前のない端末" } else { &device.name };
    let seen = device.last_seen_at.or(device.paired_at).unwrap_or(now);
    if now - seen > TimeDelta::seconds(SILENT_SECS) {
        // What a silent terminal said before is old: its silence is the one cause.
        let minutes = (now - seen).num_minutes();
        let cause = Cause {
            title: format!("{name}から 連絡がありません"),
            text: format!(
                "{minutes}分前から連絡がありません。画面には、その前に届いた内容が映り続けています。{}で、端末の電源とネットワークの線を見てください。",
                device.place
            ),
        };
        return vec![(format!("silent:{}", device.id), cause)];
    }
    let Some(report) = &device.report else { return Vec::new() };
    let off = (now - report.clock).num_seconds().abs() - (now - seen).num_seconds().abs();
    let clock = (!report.clock_known || off > CLOCK_SECS_MAX).then(|| {
        let text = "日付のある内容が、ちがう日に出ることがあります。端末のネットワークの線を見てください。";
        let title = format!("{name}の 時計が合っていません");
        (format!("clock:{}", device.id), Cause { title, text: text.to_owned() })
    });
    let said = report.troubles.iter().map(|text| {
        let cause = Cause { title: format!("{name}：{}", first_sentence(text)), text: text.clone() };
        (format!("trouble:{}:{}", device.id, nature(text)), cause)
    });
    said.chain(clock).collect()
}

fn first_sentence(text: &str) -> &str {
    text.split('。').next().unwrap_or(text)
}

/// What a trouble is about, without its figures: fewer sheets of paper are no new cause.
fn nature(text: &str) -> String {
    first_sentence(text).chars().filter(|it| !it.is_numeric()).take(KEY_CHARS_MAX).collect()
}

fn helplines(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<Option<(String, Cause)>, StoreError> {
    let today = day(now);
    let stale = |record: Record| {
        let Record::Helpline(line) = record else { return None };
        line.public.is_stale(today).then(|| line.public.name.plain())
    };
    let names: Vec<String> = records::published(tx, "helpline")?.into_iter().filter_map(stale).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let shown = names.iter().take(NAMES_MAX).cloned().collect::<Vec<_>>().join("、");
    let cause = Cause {
        title: "電話相談の時間を 確かめてください".to_owned(),
        text: format!(
            "{HELPLINE_STALE_DAYS}日以上 確かめていない電話相談が {}件 あります：{shown}",
            names.len()
        ),
    };
    Ok(Some(("helpline".to_owned(), cause)))
}

fn backups(late: Late) -> (String, Cause) {
    let last = match late {
        Late::Never => "まだ一度も できていません。".to_owned(),
        Late::Since(at) => {
            let at = at.with_timezone(&Tokyo).format("%-m月%-d日 %H:%M");
            format!("元に戻せると確かめた いちばん新しいバックアップは {at} のものです。")
        }
    };
    let text = format!(
        "{last}サーバーの係の人に伝えてください：バックアップの置き場所がつながっていて 空きがあるかを見る。\
         くわしくは journalctl -u shirube-backup に出ます。"
    );
    ("backup".to_owned(), Cause { title: "毎晩のバックアップが できていません".to_owned(), text })
}

/// Brings what is known of causes up to date, and says whom to tell what: each cause once when it begins, and once more
/// when it is over, as far as anybody was told of it.
pub fn turn(
    tx: &mut dyn Tx,
    causes: &BTreeMap<String, Cause>,
    now: DateTime<Utc>,
) -> Result<Vec<Word>, StoreError> {
    for (key, cause) in causes {
        tx.execute(
            "INSERT INTO alert (cause, title, words, since, told) VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (cause) DO UPDATE SET title = excluded.title, words = excluded.words",
            args![key, &cause.title, &cause.text, stamp(now)],
        )?;
    }
    let mut words = Vec::new();
    for row in tx.query("SELECT cause, title, words, told FROM alert ORDER BY since, cause", &[])? {
        let (key, title, text) = (row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.text(2)?.to_owned());
        match (causes.contains_key(&key), row.flag(3)?) {
            (true, true) => {}
            (true, false) => words.push(Word { key, turn: Turn::Begins, title, text }),
            (false, true) => words.push(Word { key, turn: Turn::Over, title, text: String::new() }),
            (false, false) => {
                tx.execute("DELETE FROM alert WHERE cause = $1", args![&key])?;
            }
        }
    }
    Ok(words)
}

/// Remembers that somebody was told.
pub fn told(tx: &mut dyn Tx, word: &Word) -> Result<(), StoreError> {
    let sql = match word.turn {
        Turn::Begins => "UPDATE alert SET told = 1 WHERE cause = $1",
        Turn::Over => "DELETE FROM alert WHERE cause = $1",
    };
    tx.execute(sql, args![&word.key])?;
    Ok(())
}
