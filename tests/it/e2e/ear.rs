//! A sound card that only listens: a sound server with a null sink that can be unplugged, and what was heard on it.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use super::corner::{Patience, end, ok, path};

/// Samples of a recording in a second.
const RATE_HZ: u32 = 48_000;
/// Louder than the noise of any conversion, quieter than any chime that is meant to be heard.
pub(crate) const AUDIBLE: f32 = 0.01;
/// Samples looked at together: ten milliseconds.
const WINDOW: usize = 480;
/// Windows of silence that end a chime: its notes are closer together.
const PAUSE: usize = 60;

/// A sound server of this test's own.
pub(crate) struct Ear {
    server: Child,
    dir: PathBuf,
}

/// A loudspeaker that is plugged in.
pub(crate) struct Plug(String);

/// Somebody listens until this is dropped.
pub(crate) struct Recording {
    recorder: Child,
    file: PathBuf,
}

/// One chime in a recording.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rung(Vec<f32>);

impl Ear {
    /// Starts the server in a new folder of `dir`, with nothing plugged in.
    pub(crate) fn start(dir: &Path) -> Self {
        let dir = dir.join("ear");
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n")
            .unwrap();
        let socket =
            format!("module-native-protocol-unix auth-anonymous=1 socket={}", path(&dir.join("socket")));
        let server = Command::new("pulseaudio")
            .args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-L", &socket])
            .envs([("HOME", &dir), ("XDG_RUNTIME_DIR", &dir)])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("pulseaudio is installed: bash kiosk-config/setup.sh test");
        let ear = Self { server, dir };
        Patience::secs(20)
            .until("the sound server", || ear.control(&["info"]).status.success().then_some(()));
        ear
    }

    /// What a program's surroundings must say so that it sounds here.
    pub(crate) fn surroundings(&self) -> Vec<(&'static str, String)> {
        let dir = path(&self.dir).to_owned();
        let server = format!("unix:{}", path(&self.dir.join("socket")));
        vec![("HOME", dir.clone()), ("XDG_RUNTIME_DIR", dir), ("PULSE_SERVER", server)]
    }

    /// Plugs a loudspeaker in.
    pub(crate) fn plug_in(&self) -> Plug {
        let sink = ["load-module", "module-null-sink", "sink_name=kiosk", "rate=48000", "channels=2"];
        Plug(ok(&self.control(&sink)).trim().to_owned())
    }

    /// Pulls it out.
    pub(crate) fn unplug(&self, plug: &Plug) {
        ok(&self.control(&["unload-module", &plug.0]));
    }

    /// Listens from this moment on; returns once it does.
    pub(crate) fn listen(&self, name: &str) -> Recording {
        let file = self.dir.join(name);
        let recorder = Command::new("parec")
            .args(["-d", "kiosk.monitor", "--format=float32le", "--channels=1", "--latency-msec=20"])
            .arg(format!("--rate={RATE_HZ}"))
            .envs(self.surroundings())
            .stdout(fs::File::create(&file).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .expect("parec is installed: bash kiosk-config/setup.sh test");
        let recording = Recording { recorder, file };
        Patience::secs(20).until("the recorder", || (!recording.samples().is_empty()).then_some(()));
        recording
    }

    fn control(&self, arguments: &[&str]) -> Output {
        let mut control = Command::new("pactl");
        control.args(arguments).envs(self.surroundings());
        control.output().expect("pactl is installed: bash kiosk-config/setup.sh test")
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

impl Recording {
    /// Everything that was recorded so far.
    pub(crate) fn samples(&self) -> Vec<f32> {
        let bytes = fs::read(&self.file).unwrap();
        bytes.chunks_exact(4).map(|it| f32::from_le_bytes(it.try_into().unwrap())).collect()
    }

    /// The chimes that are over; `None` while one still sounds.
    pub(crate) fn rung(&self) -> Option<Vec<Rung>> {
        let samples = self.samples();
        let loud = loud(&samples);
        let windows = samples.len() / WINDOW;
        let over = loud.last().is_none_or(|last| last.end + PAUSE <= windows);
        over.then(|| {
            loud.into_iter().map(|it| Rung(samples[it.start * WINDOW..it.end * WINDOW].to_vec())).collect()
        })
    }

    /// Whether something sounds or sounded.
    pub(crate) fn hears(&self) -> bool {
        !loud(&self.samples()).is_empty()
    }

    /// Waits until one chime more than `before` is over; that one.
    pub(crate) fn next(&self, before: usize, what: &str) -> Rung {
        Patience::secs(90).until(what, || self.rung().filter(|rung| rung.len() > before)?.pop())
    }

    /// Waits until so many seconds more were recorded.
    pub(crate) fn pass(&self, secs: u32) {
        let until = self.samples().len() + (secs * RATE_HZ) as usize;
        Patience::secs(secs * 10).until("the recorder", || (self.samples().len() >= until).then_some(()));
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        end(&mut self.recorder);
    }
}

impl Rung {
    /// How long it was, in milliseconds.
    pub(crate) fn millis(&self) -> u64 {
        self.0.len() as u64 * 1000 / u64::from(RATE_HZ)
    }

    /// Whether a tone stands out against what lies a semitone beside it.
    pub(crate) fn has(&self, hz: f64) -> bool {
        let beside = self.strength(hz * 1.06).max(self.strength(hz * 0.945));
        self.strength(hz) > 3.0 * beside
    }

    /// How strong one frequency is (Goertzel 1958).
    fn strength(&self, hz: f64) -> f64 {
        let turn = 2.0 * (std::f64::consts::TAU * hz / f64::from(RATE_HZ)).cos();
        let (mut last, mut before) = (0.0, 0.0);
        for sample in &self.0 {
            (last, before) = (f64::from(*sample) + turn * last - before, last);
        }
        (last * last + before * before - turn * last * before).max(0.0).sqrt()
    }
}

/// The stretches in which something sounds, in windows.
fn loud(samples: &[f32]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let windows = samples.chunks_exact(WINDOW).enumerate();
    for (at, _) in windows.filter(|(_, window)| window.iter().any(|sample| sample.abs() > AUDIBLE)) {
        match found.last_mut() {
            Some(last) if at < last.end + PAUSE => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
