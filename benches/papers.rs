//! The paper figure: from a touch on 印刷する to the last byte at a receipt printer on the network.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use shirube::{
    clock::SystemClock,
    config::printer::Connection,
    domain::{
        content::Content,
        printer::{Outcome, PrinterState, Told},
        slip::SlipKind,
        time::{Mono, Now},
    },
    kiosk::{
        Kiosk, KioskConfig,
        effect::Effect,
        event::Event,
        page::{Page, Prefs, Press},
        paper::Sheet,
    },
    slip::{conversation::Patience, measure::Roll},
    workers::{Printer, Serves, Typefaces, Work as _, print::Print},
};

use super::frames::{afternoon, demo_content, round};

/// Slips measured.
const SLIPS: usize = 200;
/// What a slip ends with: say when all before this is printed.
const END: [u8; 7] = [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30];

/// Milliseconds from the touch, as the kiosk hears of it, to the last byte at the printer; the frame in which a window
/// hears of a touch is not in it.
pub(crate) fn tap_to_paper() -> Value {
    let (printer, ends) = printer(Serves::Information);
    let clock = Arc::new(SystemClock::start());
    let mut print = Print::new([printer].into(), Typefaces::default(), clock, Patience::default());
    let content = Arc::new(demo_content());
    let mut took: Vec<f64> = (0..SLIPS).map(|_| tap(&content, &mut print, &ends)).collect();
    took.sort_by(f64::total_cmp);
    json!({ "p50_ms": round(took[SLIPS / 2]), "p99_ms": round(took[SLIPS * 99 / 100]), "slips": SLIPS })
}

/// A printer that is always well, and the moments at which it had the last byte of a slip.
pub(crate) fn printer(serves: Serves) -> (Printer, Receiver<Instant>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let connection =
        Connection::Network { host: "127.0.0.1".to_owned(), port: listener.local_addr().unwrap().port() };
    let (told, ends) = sync_channel(SLIPS);
    let serve = move || listener.incoming().flatten().for_each(|stream| serve(stream, &told));
    thread::Builder::new().name("printer".to_owned()).spawn(serve).unwrap();
    (Printer { name: "案内".to_owned(), connection, roll: Roll::Wide, serves }, ends)
}

fn tap(content: &Arc<Content>, print: &mut Print, ends: &Receiver<Instant>) -> f64 {
    let now = Now { mono: Mono(86_400_000), wall: afternoon() };
    let told = vec![Told { name: "案内".to_owned(), state: PrinterState::Ready }];
    let page = Some(Page::Paper(SlipKind::Week));
    let mut kiosk = Kiosk::staged(KioskConfig::default(), Arc::clone(content), page, Prefs::default(), &now)
        .staged_printers(told, &now)
        .staged_sheet(|_| Some(Sheet { pieces: Vec::new(), width: 576, height: 800 }), &now);
    let later = Now { mono: now.mono.plus_secs(5), ..now };
    let started = Instant::now();
    let effects = kiosk.update(&later, Event::Press(Press::Print));
    let effect = effects.iter().find(|effect| matches!(effect, Effect::Print(..))).expect("it prints");
    let event = print.answer(effect.clone()).expect("it answers");
    let last = ends.recv_timeout(Duration::from_secs(5)).expect("the slip came whole");
    assert!(matches!(event, Event::Printed(_, Outcome::Confirmed)), "{event:?}");
    (last - started).as_secs_f64() * 1000.0
}

/// A printer that is always well, and notes when the last byte of a slip came.
fn serve(mut stream: TcpStream, told: &SyncSender<Instant>) {
    let (mut left, mut bytes) = (Vec::new(), [0; 4096]);
    stream.set_nodelay(true).unwrap();
    while let Ok(count @ 1..) = stream.read(&mut bytes) {
        left.extend_from_slice(&bytes[..count]);
        let answer = match *left {
            [.., 0x10, 0x04, _] => vec![0x12],
            [.., a, b, c, d] if left.len() > 11 && left[left.len() - 11..left.len() - 4] == END => {
                told.send(Instant::now()).unwrap();
                vec![0x37, 0x22, a, b, c, d, 0]
            }
            _ => continue,
        };
        left.clear();
        if stream.write_all(&answer).is_err() {
            return;
        }
    }
}
