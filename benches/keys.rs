//! The search figure: from a key on the search page to what it finds, at the demo's size, at 10 000 and at 100 000 groups.

use std::{sync::Arc, time::Instant};

use serde_json::{Value, json};
use shirube::{
    domain::{
        content::Content,
        group::Group,
        id::GroupId,
        search::Index,
        time::{Mono, Now},
    },
    kiosk::{
        Kiosk, KioskConfig,
        event::Event,
        page::{Page, Prefs, Press},
        typing::Key,
    },
};

use crate::frames::{afternoon, demo_content, round};

/// Groups of corners far larger than any.
const MANY: [usize; 2] = [10_000, 100_000];
/// What is typed, letter by letter, then wiped.
const TYPED: [&str; 8] = [
    "のんびりきしゃ",
    "ひきこもり",
    "alcohol",
    "hikikomori",
    "さゆ",
    "しにたい",
    "みつからないことば",
    "お酒 家族",
];
/// How often.
const ROUNDS: usize = 10;

/// Milliseconds from a key to the answer, and to make the index.
pub(crate) fn search() -> Value {
    let demo = demo_content();
    let [many, more] = MANY.map(|groups| keystrokes(with_many(&demo, groups)));
    json!({ "demo": keystrokes(demo), "groups_10000": many, "groups_100000": more })
}

fn keystrokes(content: Content) -> Value {
    let groups = content.groups.len();
    let started = Instant::now();
    let index = Index::of(&content, None);
    let index_ms = started.elapsed().as_secs_f64() * 1000.0;
    assert!(!index.find("さゆ", 1).hits.is_empty(), "the index finds something");
    let mut now = Now { mono: Mono(1_000_000), wall: afternoon() };
    let (config, content) = (KioskConfig::default(), Arc::new(content));
    let mut kiosk = Kiosk::staged(config, content, Some(Page::Search), Prefs::default(), &now);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for text in TYPED {
            let letters = text.chars().map(|c| if c == ' ' { Key::Space } else { Key::Letter(c) });
            for key in letters {
                // A hand that types; a page takes no touch in its first moments either.
                now.mono = now.mono.plus_secs(1);
                let started = Instant::now();
                drop(kiosk.update(&now, Event::Press(Press::Type(key))));
                times.push(started.elapsed().as_secs_f64() * 1000.0);
            }
            assert_eq!(kiosk.visit().map(|visit| visit.typing().text()), Some(text));
            now.mono = now.mono.plus_secs(1);
            drop(kiosk.update(&now, Event::Press(Press::Type(Key::Clear))));
        }
    }
    times.sort_by(f64::total_cmp);
    let (p50, p99) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    json!({
        "groups": groups,
        "index_ms": round(index_ms),
        "p50_ms": round(p50),
        "p99_ms": round(p99),
        "keys": times.len(),
    })
}

/// The demo with groups that differ in names, readings and other names.
fn with_many(demo: &Content, groups: usize) -> Content {
    let mut content = demo.clone();
    let models: Vec<Arc<Group>> = demo.groups.values().cloned().collect();
    for number in 0..groups - models.len() {
        let mut group = models[number % models.len()].as_ref().clone();
        let (name, other) = (made_up(number), made_up(number * 31 + 7));
        group.id = GroupId::parse(&format!("many-{number}")).unwrap();
        group.name = shirube::domain::text::Text::ja(&format!("{name}の会"));
        group.reading = format!("{name}のかい");
        group.aliases.push(other);
        content.groups.insert(group.id.clone(), Arc::new(group));
    }
    content
}

/// Five kana that differ from number to number.
fn made_up(number: usize) -> String {
    let kana: Vec<char> =
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ"
            .chars()
            .collect();
    (0..5)
        .map(|place| kana[(number / kana.len().pow(place % 3) + number * (place as usize + 3)) % kana.len()])
        .collect()
}
