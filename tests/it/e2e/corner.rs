//! A corner of real processes on demo content: office, kiosk, display; ended when dropped.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        OnceLock,
        mpsc::{RecvTimeoutError, sync_channel},
    },
    time::{Duration, SystemTime},
};

use shirube::clock::{Clock as _, SystemClock};

use super::{console::Console, display::Display};

/// The password of the demo's one member of staff in tests.
pub(crate) const PASSWORD: &str = "mihon-no-aikotoba-77";

/// Waits for something by asking again, for a limited time.
pub(crate) struct Patience {
    secs: u32,
}

impl Patience {
    /// As long as this many seconds, and longer where an answer takes its time: nobody gives up before having asked
    /// twice for each of them.
    pub(crate) fn secs(secs: u32) -> Self {
        Self { secs }
    }

    /// Asks up to fifty times a second until there is an answer; fails with `what` when patience ends.
    pub(crate) fn until<T>(self, what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
        let (_keep, tick) = sync_channel::<()>(1);
        let clock = SystemClock::start();
        let mut asked = 0;
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            asked += 1;
            let is_over = clock.mono().0 >= u64::from(self.secs) * 1000 && asked >= 2 * self.secs;
            assert!(!is_over, "gave up waiting for {what}");
            assert_eq!(tick.recv_timeout(Duration::from_millis(20)), Err(RecvTimeoutError::Timeout));
        }
    }
}

/// Ends a process at once and waits for it.
pub(crate) fn end(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}

/// Office and kiosk with their data.
pub(crate) struct Corner {
    dir: tempfile::TempDir,
    port: u16,
    public: Option<u16>,
    office: Option<Child>,
    kiosk: Option<Child>,
}

impl Corner {
    /// Loads the demo corner and adds one member of staff; nothing runs yet.
    pub(crate) fn load() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let port = free_port();
        let corner = Self { dir, port, public: None, office: None, kiosk: None };
        let data = corner.office_data();
        ok(&Command::new("cp").args(["-a", path(demo_data()), path(&data)]).output().unwrap());
        let mut add = corner
            .office_command(&["staff", "add", "demo", "--name", "みほん 花子", "--admin", "--password-stdin"])
            .args(["--data", path(&data)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(add.stdin.take().unwrap(), "{PASSWORD}").unwrap();
        ok(&add.wait_with_output().unwrap());
        corner
    }

    /// A loaded corner with a running office and a paired kiosk that does not run yet.
    pub(crate) fn paired() -> Self {
        let mut corner = Self::load();
        corner.start_office();
        corner.pair();
        corner
    }

    /// From its next start on the office has the public page of the follow-up as well; where it listens.
    pub(crate) fn open_to_the_public(&mut self) -> u16 {
        *self.public.insert(free_port())
    }

    /// What the demo printed for the safe: it gives the desk's key to whoever has it.
    pub(crate) fn paper_of_the_safe() -> String {
        fs::read_to_string(demo_data().with_extension("paper")).unwrap()
    }

    /// Pairs the kiosk with the running office.
    pub(crate) fn pair(&self) {
        self.pair_at(&self.url());
    }

    /// The same along another road.
    pub(crate) fn pair_at(&self, url: &str) {
        let data = self.office_data();
        let made = self
            .office_command(&["device", "add", "--name", "15階", "--json", "--data", path(&data)])
            .output();
        let made = ok(&made.unwrap());
        let facts: serde_json::Value = serde_json::from_str(&made).unwrap();
        let code = facts["code"].as_str().unwrap();
        let mut pair = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        pair.args(["pair", "--office", url, "--code", code, "--data", path(&self.kiosk_data())]);
        ok(&pair.output().unwrap());
    }

    /// Starts the office and waits for its line.
    pub(crate) fn start_office(&mut self) {
        let (data, listen) = (self.office_data(), format!("127.0.0.1:{}", self.port));
        let log =
            fs::File::options().create(true).append(true).open(self.dir.path().join("office.log")).unwrap();
        let public = self.public.map(|port| format!("--public=127.0.0.1:{port}"));
        let mut office = self
            .office_command(&["serve", "--data", path(&data), "--listen", &listen])
            .args(public)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(office.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "the office ended: {}", self.log("office"));
        self.office = Some(office);
    }

    /// Starts the kiosk on a display.
    pub(crate) fn start_kiosk(&mut self, display: &Display) {
        self.start_kiosk_with(display, &[]);
    }

    /// The same with more arguments.
    pub(crate) fn start_kiosk_with(&mut self, display: &Display, more: &[&str]) {
        self.start_kiosk_in(display, more, &[]);
    }

    /// The same in these surroundings.
    pub(crate) fn start_kiosk_in(
        &mut self,
        display: &Display,
        more: &[&str],
        surroundings: &[(&str, String)],
    ) {
        let log =
            fs::File::options().create(true).append(true).open(self.dir.path().join("kiosk.log")).unwrap();
        let kiosk = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
            .args(["run", "--data", path(&self.kiosk_data())])
            .args(more)
            .envs(surroundings.iter().map(|(name, value)| (name, value)))
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.kiosk = Some(kiosk);
    }

    /// Starts the kiosk without a window, in these surroundings.
    pub(crate) fn start_kiosk_headless(&mut self, more: &[&str], surroundings: &[(&str, String)]) {
        let log =
            fs::File::options().create(true).append(true).open(self.dir.path().join("kiosk.log")).unwrap();
        let kiosk = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
            .args(["run", "--headless", "--data", path(&self.kiosk_data())])
            .args(more)
            .envs(surroundings.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.kiosk = Some(kiosk);
    }

    /// Starts the kiosk without its window, as the last words of another command if there is one.
    pub(crate) fn start_kiosk_without_a_window(&mut self, around: &[&str]) {
        let log =
            fs::File::options().create(true).append(true).open(self.dir.path().join("kiosk.log")).unwrap();
        let data = self.kiosk_data();
        let own = [env!("CARGO_BIN_EXE_shirube-kiosk"), "run", "--headless", "--data", path(&data)];
        let words: Vec<&str> = around.iter().copied().chain(own).collect();
        let kiosk = Command::new(words[0]).args(&words[1..]).stdout(Stdio::null()).stderr(log).spawn();
        self.kiosk = Some(kiosk.unwrap_or_else(|error| panic!("{words:?}: {error}")));
    }

    /// kill -9.
    pub(crate) fn kill_office(&mut self) {
        end(&mut self.office.take().expect("the office runs"));
    }

    /// kill -9.
    pub(crate) fn kill_kiosk(&mut self) {
        end(&mut self.kiosk.take().expect("the kiosk runs"));
    }

    /// Process id of the kiosk.
    pub(crate) fn kiosk_pid(&self) -> u32 {
        self.kiosk.as_ref().expect("the kiosk runs").id()
    }

    /// Process id of the office.
    pub(crate) fn office_pid(&self) -> u32 {
        self.office.as_ref().expect("the office runs").id()
    }

    /// Whether both programs ended by themselves.
    pub(crate) fn both_ended(&mut self) -> bool {
        let mut both = [self.kiosk.as_mut(), self.office.as_mut()].into_iter().flatten();
        both.all(|child| child.try_wait().unwrap().is_some())
    }

    /// Whether the kiosk still runs.
    pub(crate) fn kiosk_runs(&mut self) -> bool {
        self.kiosk.as_mut().is_some_and(|kiosk| kiosk.try_wait().unwrap().is_none())
    }

    /// A logged-in browser.
    pub(crate) fn console(&self) -> Console {
        Console::log_in(&self.url(), "demo", PASSWORD)
    }

    /// Where the office listens.
    pub(crate) fn url(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }

    /// The port where the office listens.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// A folder for a test's own files.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The office's data.
    pub(crate) fn office_data(&self) -> PathBuf {
        self.dir.path().join("office")
    }

    /// The kiosk's data.
    pub(crate) fn kiosk_data(&self) -> PathBuf {
        self.dir.path().join("kiosk")
    }

    /// What a program logged.
    pub(crate) fn log(&self, program: &str) -> String {
        fs::read_to_string(self.dir.path().join(format!("{program}.log"))).unwrap_or_default()
    }

    /// `shirube-office` with arguments.
    pub(crate) fn office_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shirube-office"));
        command.args(arguments).current_dir(self.dir.path());
        command
    }
}

impl Drop for Corner {
    fn drop(&mut self) {
        for child in [self.kiosk.as_mut(), self.office.as_mut()].into_iter().flatten() {
            end(child);
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// An office's data with the demo in it, loaded once for this build and this day: a copy takes a blink, and the pages
/// of its leaflets take seconds to draw.
fn demo_data() -> &'static Path {
    static DATA: OnceLock<PathBuf> = OnceLock::new();
    DATA.get_or_init(|| {
        let office = env!("CARGO_BIN_EXE_shirube-office");
        let built = fs::metadata(office).unwrap().modified().unwrap();
        let built = built.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos();
        let today = SystemClock::start().now(chrono_tz::Asia::Tokyo).wall.date_naive();
        let shelf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        let data = shelf.join(format!("{built}-{today}"));
        if !data.is_dir() {
            drop(fs::remove_dir_all(&shelf));
            fs::create_dir_all(&shelf).unwrap();
            let fresh = tempfile::tempdir_in(&shelf).unwrap();
            let made = Command::new(office).args(["demo", "--json", "--data", path(fresh.path())]).output();
            let made: serde_json::Value = serde_json::from_str(&ok(&made.unwrap())).unwrap();
            fs::write(data.with_extension("paper"), made["recovery_key"].as_str().unwrap()).unwrap();
            fs::rename(fresh.keep(), &data).unwrap();
        }
        data
    })
}

/// The standard output of a command that must succeed.
pub(crate) fn ok(output: &Output) -> String {
    assert!(output.status.success(), "{}: {}", output.status, String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A path as an argument.
pub(crate) fn path(path: &Path) -> &str {
    path.to_str().expect("test folders have plain names")
}
