//! The leaflet figure: from a PDF to its pages as the office keeps them, by the process that draws them.

use std::{
    io::Write as _,
    process::{Command, Stdio},
    time::Instant,
};

use serde_json::{Value, json};
use shirube::office::demo;

/// How often each PDF is drawn.
const ROUNDS: usize = 5;

/// Seconds from the start of the process to its last page, for each PDF of the demo and for one page on average.
pub(crate) fn leaflets() -> Value {
    let (mut files, mut seconds, mut pages) = (serde_json::Map::new(), 0.0, 0);
    for (name, pdf) in demo::pdfs() {
        let mut took: Vec<(f64, usize)> = (0..ROUNDS).map(|_| drawn(pdf)).collect();
        took.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (secs, count) = took[ROUNDS / 2];
        seconds += secs;
        pages += count;
        files.insert(name.to_owned(), json!({ "pages": count, "secs": round(secs) }));
    }
    json!({ "files": files, "secs_a_page": round(seconds / pages as f64) })
}

fn drawn(pdf: &[u8]) -> (f64, usize) {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_shirube-office"))
        .arg("render-pdf")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let told = child.wait_with_output().unwrap();
    let secs = started.elapsed().as_secs_f64();
    let head = b"{\"sheet\":";
    (secs, told.stdout.windows(head.len()).filter(|at| at == head).count())
}

fn round(secs: f64) -> f64 {
    (secs * 1000.0).round() / 1000.0
}
