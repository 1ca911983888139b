//! The speech figure: from asking for a page to its first sample, how much faster than speech it is read, and the memory
//! it takes.

use std::{fs, path::Path, time::Instant};

use serde_json::{Value, json};
use shirube::{
    domain::{
        aloud::{Sentence, sentences},
        ruby::RubyText,
    },
    workers::{nitech::Nitech, speech::Reader as _},
};

use crate::frames::round;

/// What is read.
const PAGE: &str = "グループの部屋 1・2（相談室）。グループが予約して使う部屋です。職員への相談は 12階です。\
                    次回は 12/5(土) 14:00から、15階の フリースペースで あります。申込みは いりません。費用は 無料です。";
/// How often.
const ROUNDS: usize = 20;

/// Milliseconds to the first samples with a cold and a warm dictionary, seconds read for a second heard, mebibytes.
pub(crate) fn speech() -> Value {
    let dictionary = Path::new("target/voice/dictionary");
    if !dictionary.join("metadata.json").is_file() {
        return json!({ "missing": "shirube-kiosk dictionary --from target/voice/tables --to target/voice/dictionary" });
    }
    let page = sentences(&RubyText::parse(PAGE));
    let before = rss_mib();
    let started = Instant::now();
    let mut reader = Nitech::new(dictionary.to_owned());
    let first = |reader: &mut Nitech, it: &Sentence| reader.read(&it.words, 1.0).unwrap().samples.len();
    first(&mut reader, &page[0]);
    let cold_ms = started.elapsed().as_secs_f64() * 1000.0;
    let mut warm = Vec::new();
    let (mut read_secs, mut heard_secs) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        for sentence in &page {
            let started = Instant::now();
            let samples = first(&mut reader, sentence);
            warm.push(started.elapsed().as_secs_f64() * 1000.0);
            read_secs += started.elapsed().as_secs_f64();
            heard_secs += samples as f64 / 48_000.0;
        }
    }
    warm.sort_by(f64::total_cmp);
    json!({
        "sentences": page.len(),
        "first_sample_cold_ms": round(cold_ms),
        "sentence_p50_ms": round(warm[warm.len() / 2]),
        "sentence_p99_ms": round(warm[warm.len() * 99 / 100]),
        "read_per_heard": (read_secs / heard_secs * 1000.0).round() / 1000.0,
        "memory_mib": round(rss_mib() - before),
    })
}

/// What of this process lies in memory.
fn rss_mib() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}
