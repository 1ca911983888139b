//! `check`: what this machine needs to be a terminal, and the way out where something is missing.

use std::{
    env,
    fs::{self, OpenOptions},
    path::Path,
    process::Command,
};

use anyhow::bail;
use chrono::Datelike as _;

use super::{
    aloud, discover,
    place::Place,
    printers,
    say::{self, Fact, Printing},
    sound,
};
use crate::{
    clock::{Clock as _, SystemClock},
    domain::{chime::Chime, content::Content, role::Role},
    shell::{
        kept::Kept,
        settings::{Frame, Settings},
    },
    workers::light::BACKLIGHTS,
};

/// Room a terminal should have, in bytes.
const ROOM_BYTES_MIN: u64 = 512 * 1024 * 1024;

/// Where the unit that `kiosk-config/install.sh` installs has the sockets of its cage.
const RUNTIME: &str = "/run/shirube-kiosk";

/// Look at settings, disk, display, light, typefaces, clock, role, printers and sound; exits with 1 when something is missing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  shirube-kiosk check --config kiosk-config/kiosk.toml\n  \
                  shirube-kiosk check --test-print 案内\n  \
                  shirube-kiosk check --test-chime=opening\n  \
                  shirube-kiosk check --test-voice\n  \
                  shirube-kiosk check --find-printers 192.0.2.31")]
pub(super) struct CheckArguments {
    #[command(flatten)]
    place: Place,
    /// Print a test slip on the printer of this name in kiosk.toml, and look at nothing else
    #[arg(long, value_name = "NAME")]
    test_print: Option<String>,
    /// Ring once, even where kiosk.toml has sound switched off, and look at nothing else [default: notice]
    #[arg(long, value_name = "CHIME", num_args = 0..=1, require_equals = true, default_missing_value = "notice",
        value_parser = sound::chime, conflicts_with = "test_print")]
    test_chime: Option<Chime>,
    /// Read a sentence aloud, and look at nothing else
    #[arg(long, conflicts_with_all = ["test_print", "test_chime"])]
    test_voice: bool,
    /// Look for printers at this machine, at the hosts of kiosk.toml and at these, and print lines for kiosk.toml
    #[arg(long, value_name = "HOST", num_args = 0.., conflicts_with = "test_print")]
    find_printers: Option<Vec<String>>,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<()> {
    let settings = arguments.place.settings(None, Frame::Bare)?;
    if let Some(name) = &arguments.test_print {
        return say::line(&printers::test_print(&settings, name)?);
    }
    if let Some(chime) = arguments.test_chime {
        return say::line(&sound::test_chime(&settings, chime)?);
    }
    if arguments.test_voice {
        return say::line(&aloud::test_voice(&settings)?);
    }
    if let Some(hosts) = &arguments.find_printers {
        return discover::run(&settings, hosts, arguments.printing);
    }
    let file = arguments
        .place
        .file()
        .map_or("none: the defaults are used".to_owned(), |it| it.display().to_string());
    let mut facts = vec![
        Fact { what: "settings", good: true, say: file },
        data(&settings.data),
        room(&settings.data),
        display(),
        light(Path::new(BACKLIGHTS)),
        fonts(&settings),
        clock(&settings),
        role(&settings),
    ];
    facts.extend(printers::facts(&settings));
    facts.extend([sound::fact(&settings), aloud::fact(&settings)]);
    let lines: Vec<String> = facts.iter().map(line).collect();
    say::facts(arguments.printing, &facts, &lines)?;
    let bad: Vec<&str> = facts.iter().filter(|fact| !fact.good).map(|fact| fact.what).collect();
    if bad.is_empty() { Ok(()) } else { bail!("not ready: {}; see the lines above", bad.join(", ")) }
}

fn line(fact: &Fact) -> String {
    format!("{:4} {:9} {}", if fact.good { "ok" } else { "BAD" }, fact.what, fact.say)
}

fn fact(what: &'static str, found: Result<String, String>) -> Fact {
    let good = found.is_ok();
    Fact { what, good, say: found.unwrap_or_else(|bad| bad) }
}

fn data(dir: &Path) -> Fact {
    let probe = dir.join(".write-test");
    let wrote =
        fs::create_dir_all(dir).and_then(|()| fs::write(&probe, b"x")).and_then(|()| fs::remove_file(&probe));
    fact(
        "data",
        match wrote {
            Ok(()) => Ok(format!("{} can be written", dir.display())),
            Err(error) => Err(format!(
                "{} cannot be written ({error}): let the terminal's user own it, or name another one in kiosk.toml",
                dir.display()
            )),
        },
    )
}

/// The system's own `df` knows; where there is none, nothing is claimed.
fn room(dir: &Path) -> Fact {
    let asked = Command::new("df").args(["--output=avail", "-B1"]).arg(dir).output().ok();
    let said = asked.and_then(|output| String::from_utf8(output.stdout).ok());
    let bytes = said.and_then(|said| said.lines().nth(1).and_then(|line| line.trim().parse::<u64>().ok()));
    let mib = |bytes: u64| bytes / 1024 / 1024;
    fact(
        "room",
        match bytes {
            Some(bytes) if bytes >= ROOM_BYTES_MIN => Ok(format!("{} MB are free", mib(bytes))),
            Some(bytes) => Err(format!(
                "only {} MB are free: make room for at least {} MB of pictures",
                mib(bytes),
                mib(ROOM_BYTES_MIN)
            )),
            None => Ok("unknown: this system does not say".to_owned()),
        },
    )
}

fn display() -> Fact {
    let named = |name| env::var(name).ok().filter(|value| !value.is_empty());
    fact(
        "display",
        match (named("WAYLAND_DISPLAY"), named("DISPLAY")) {
            (Some(name), _) => Ok(format!("Wayland {name}")),
            (None, Some(name)) => Ok(format!("X11 {name}")),
            (None, None) => of_the_service(Path::new(RUNTIME)).ok_or_else(|| {
                "none: start the terminal with systemctl start shirube-kiosk, or this inside a desktop or with cage; \
                 run --headless needs none"
                    .to_owned()
            }),
        },
    )
}

/// The display of the terminal that the service runs.
fn of_the_service(runtime: &Path) -> Option<String> {
    let files = fs::read_dir(runtime).ok()?.filter_map(Result::ok);
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let name = names.filter(|name| name.starts_with("wayland-") && !name.contains('.')).min()?;
    Some(format!("Wayland {name} of the service"))
}

/// Whether the light of the screen may be set, where it has one.
fn light(lights: &Path) -> Fact {
    let mut names = Vec::new();
    for light in fs::read_dir(lights).into_iter().flatten().filter_map(Result::ok) {
        let brightness = light.path().join("brightness");
        if let Err(error) = OpenOptions::new().write(true).open(&brightness) {
            let say = format!(
                "{} cannot be set ({error}): the group video may, once install.sh has run and the screen was \
                 plugged in anew",
                brightness.display()
            );
            return Fact { what: "light", good: false, say };
        }
        names.push(light.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let say = if names.is_empty() {
        "none that can be set: the picture is drawn darker instead".to_owned()
    } else {
        format!("{} can be set", names.join(", "))
    };
    Fact { what: "light", good: true, say }
}

fn fonts(settings: &Settings) -> Fact {
    let missing = settings.noto.missing();
    let names: Vec<String> = missing.iter().map(|path| path.display().to_string()).collect();
    fact(
        "fonts",
        if names.is_empty() {
            Ok("Japanese and English are built in, Noto CJK is there".to_owned())
        } else {
            Err(format!(
                "{} is missing: install fonts-noto-cjk, or name its place in kiosk.toml",
                names.join(", ")
            ))
        },
    )
}

fn clock(settings: &Settings) -> Fact {
    let now = SystemClock::start().utc().with_timezone(&settings.kiosk.zone);
    fact(
        "clock",
        if (2026..2100).contains(&now.year()) {
            Ok(now.format("%Y-%m-%d %H:%M %Z").to_string())
        } else {
            Err(format!(
                "shows {}: set the machine's clock, and let it follow a time server",
                now.format("%Y-%m-%d %H:%M")
            ))
        },
    )
}

/// What the terminal is there for; whether there is such a room, once it keeps any content.
fn role(settings: &Settings) -> Fact {
    let role = &settings.kiosk.role;
    let kept = Kept::read(&settings.data).ok();
    let content = kept.as_ref().and_then(|kept| kept.content.as_deref());
    fact("role", known(role, content))
}

fn known(role: &Role, content: Option<&Content>) -> Result<String, String> {
    let (Some(room), Some(content)) = (role.room(), content) else {
        return Ok(match role {
            Role::Terminal => "terminal, to be touched".to_owned(),
            Role::Board => "board of all rooms; a touch does nothing".to_owned(),
            Role::Door(room) => {
                format!("door of {room}; whether there is such a room is known once the office has spoken")
            }
        });
    };
    let rooms: Vec<String> =
        content.rooms_in_order().iter().map(|room| format!("{} ({})", room.id, room.name.plain())).collect();
    match content.rooms.get(room) {
        Some(found) => Ok(format!("door of {room} ({}); a touch does nothing", found.name.plain())),
        None if rooms.is_empty() => {
            Err(format!("there is no room \"{room}\", and no other: enter rooms in the console first"))
        }
        None => Err(format!(
            "there is no room \"{room}\": write role = \"door:ID\" in kiosk.toml with one of {}",
            rooms.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_nobody_can_write_is_told_with_the_way_out() {
        let dir = tempfile::tempdir().unwrap();
        assert!(data(&dir.path().join("new")).good);
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        let fact = data(&file.join("below"));
        assert!(!fact.good && fact.say.contains("kiosk.toml"), "{fact:?}");
        assert!(line(&fact).starts_with("BAD  data"));
    }

    #[test]
    fn a_terminal_that_the_service_shows_has_a_display_and_a_light() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(of_the_service(&dir.path().join("nowhere")), None);
        fs::write(dir.path().join("wayland-0.lock"), "").unwrap();
        assert_eq!(of_the_service(dir.path()), None, "cage is not up");
        fs::write(dir.path().join("wayland-0"), "").unwrap();
        assert_eq!(of_the_service(dir.path()).unwrap(), "Wayland wayland-0 of the service");
        let lights = dir.path().join("lights");
        assert!(light(&lights).say.contains("drawn darker"));
        fs::create_dir_all(lights.join("panel")).unwrap();
        let missing = light(&lights);
        assert!(!missing.good && missing.say.contains("the group video"), "{missing:?}");
        fs::write(lights.join("panel/brightness"), "7\n").unwrap();
        assert_eq!(light(&lights).say, "panel can be set");
    }

    #[cfg(feature = "office")]
    #[test]
    fn a_door_is_told_which_rooms_there_are() {
        let demo = Kept::demo("2026-11-21".parse().unwrap()).unwrap();
        let content = demo.content().unwrap();
        let said = |role: &str| known(&role.parse().unwrap(), Some(content));
        assert!(said("door:room-1").unwrap().contains("グループの部屋"), "{:?}", said("door:room-1"));
        let wrong = said("door:room-9").unwrap_err();
        assert!(
            wrong.contains("room-9") && wrong.contains("room-1 (") && wrong.contains("kiosk.toml"),
            "{wrong}"
        );
        assert!(said("board").is_ok() && known(&"door:room-9".parse().unwrap(), None).is_ok());
    }
}
