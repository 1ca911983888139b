//! The printers of `check`: how each is, and a test slip on one of them.

use std::sync::Arc;

use anyhow::{Context as _, bail};

use super::say::Fact;
use crate::{
    clock::{Clock as _, SystemClock},
    domain::{
        printer::{Outcome, PrinterState, Told},
        slip::{Part, Phrase, Slip},
        text::Lang,
    },
    kiosk::{page::TextSize, paper::Paper},
    shell::settings::Settings,
    slip::conversation::Patience,
    workers::{Printer, print::Print},
};

/// A line for every printer; one that says there is none where there is none.
pub(super) fn facts(settings: &Settings) -> Vec<Fact> {
    if settings.printers.is_empty() {
        let say = "none in kiosk.toml: the glass shows a code for telephones instead".to_owned();
        return vec![Fact { what: "printer", good: true, say }];
    }
    let told = talk(settings, Arc::clone(&settings.printers)).ask();
    told.iter().map(fact).collect()
}

fn fact(told: &Told) -> Fact {
    let say = format!("{}: {}", told.name, words(told.state));
    Fact { what: "printer", good: told.state.prints(), say }
}

/// Prints a test slip and says what became of it.
pub(super) fn test_print(settings: &Settings, name: &str) -> anyhow::Result<String> {
    let named: Vec<Printer> =
        settings.printers.iter().filter(|printer| printer.name == name).cloned().collect();
    if named.is_empty() {
        let known: Vec<&str> = settings.printers.iter().map(|printer| printer.name.as_str()).collect();
        bail!("no printer for visitors is called \"{name}\" in kiosk.toml; there are: {}", known.join(", "));
    }
    let at = SystemClock::start().utc().with_timezone(&settings.kiosk.zone);
    let slip = test_slip(name, &at.format("%Y-%m-%d %H:%M").to_string());
    let paper = Paper { slip, lang: Lang::Ja, text_size: TextSize::Normal };
    match talk(settings, named.into()).print(&paper) {
        Outcome::Confirmed => Ok(format!("{name}: printed, the printer says so")),
        Outcome::Unknown(now) => Err(anyhow::anyhow!(words(now)))
            .context(format!("{name}: nobody knows whether it was printed; look at it")),
        Outcome::FailedBeforeSend(now) => {
            Err(anyhow::anyhow!(words(now))).context(format!("{name}: nothing was printed"))
        }
    }
}

fn talk(settings: &Settings, printers: Arc<[Printer]>) -> Print {
    Print::new(printers, settings.typefaces(), Arc::new(SystemClock::start()), Patience::default())
}

fn test_slip(name: &str, at: &str) -> Slip {
    let parts = vec![
        Part::Title(Phrase::plain("試し印刷")),
        Part::Body(Phrase::plain(&format!("プリンター「{name}」"))),
        Part::Body(Phrase::plain(at)),
        Part::Rule,
        Part::Note(Phrase::plain("左右の はしまで 字が 欠けずに 読めれば、正しく 印刷できています。")),
    ];
    Slip { parts }
}

/// How a printer is that stands in no settings yet.
pub(super) fn state_of(settings: &Settings, printer: Printer) -> PrinterState {
    let told = talk(settings, Arc::from([printer])).ask();
    told.first().map_or(PrinterState::Unknown, |told| told.state)
}

/// The state for a log, with the way out.
pub(super) fn words(state: PrinterState) -> &'static str {
    match state {
        PrinterState::Ready => "ready",
        PrinterState::PaperLow => "ready; the roll ends soon, have another at hand",
        PrinterState::PaperOut => "the paper is out: put in a roll and close the cover",
        PrinterState::CoverOpen => "the cover is open: close it until it clicks",
        PrinterState::Offline => {
            "cannot be reached, or stands still: check power, cable and the address in kiosk.toml"
        }
        PrinterState::Unknown => {
            "does not say how it is: switch it off and on; one that never answers DLE EOT, or takes no image/pwg-raster over IPP, cannot be used"
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::{
        config::{kiosk::KioskFile, printer::Connection},
        shell::settings::Frame,
        slip::{
            fake::{Fake, Temper},
            measure::Roll,
        },
    };

    fn settings(ports: &[(&str, u16)]) -> Settings {
        let mut settings = Settings::new(&KioskFile::default(), None, Frame::Bare).unwrap();
        let printer = |(name, port): &(&str, u16)| Printer {
            name: (*name).to_owned(),
            connection: Connection::Network { host: "127.0.0.1".to_owned(), port: *port },
            roll: Roll::Wide,
            serves: crate::workers::Serves::Information,
        };
        settings.printers = ports.iter().map(printer).collect();
        settings
    }

    #[test]
    fn every_printer_has_its_line() {
        assert!(facts(&settings(&[]))[0].good, "no printer is an ordinary state");
        let well = Fake::start(Temper::default());
        let gone = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
        let said = facts(&settings(&[("案内", well.address.port()), ("予備", gone.port())]));
        assert_eq!((said[0].good, said[0].say.as_str()), (true, "案内: ready"));
        assert!(!said[1].good && said[1].say.contains("check power"), "{said:?}");
    }

    #[test]
    fn a_test_slip_comes_out_of_the_printer_that_was_named() {
        let fake = Fake::start(Temper::default());
        let settings = settings(&[("案内", fake.address.port())]);
        assert!(test_print(&settings, "予備").unwrap_err().to_string().contains("there are: 案内"));
        assert!(test_print(&settings, "案内").unwrap().contains("printed"));
        assert_eq!(fake.tape().cuts, 1);
    }
}
