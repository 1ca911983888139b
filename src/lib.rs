//! Shirube (しるべ, a signpost): the kiosk, the signage and the office of a self-help activity corner.
//!
//! On the 15th floor of a public building stands a terminal. It shows what self-help groups meet here, which room is
//! free, what takes place this week; a visitor touches it, finds a group, and leaves no trace. On the 12th floor the
//! staff change what it shows, from a browser. `shirube-kiosk` is the terminal, `shirube-office` the server with the
//! database, the staff console and the feed that kiosks follow.
//!
//! # The one idea
//!
//! **The kiosk is a value. Events change it, effects leave it, time is handed to it, and the screen is a drawing of it.**
//!
//! ```text
//!           touch, deadline, worker answer                             data, never closures
//! inbox ─▶ Kiosk::update(&mut self, now: &Now, event: Event) -> Effects ─▶ workers ─▶ inbox
//!                   │
//!                   └─ View{kiosk, now, theme, pictures} ─▶ screen::draw(ui, &view, &mut Vec<Event>)
//!                      deadline() -> (Mono, Why) ─▶ when the window wakes next, and why
//! ```
//!
//! `update` does no IO, reads no clock, draws no random number and cannot fail: what goes wrong arrives as an event.
//! So a whole day at the corner runs in a test in a second, and the same seed gives the same day.
//!
//! # The house
//!
//! A room imports only rooms on lower floors, a file only files further down its room's list; two tests read every
//! `use` and hold this table against it.
//!
//! ```text
//! floor 7   bin/kiosk.rs   bin/office.rs            arguments, wire up, run
//! floor 6   shell/                                  the only code that knows a window
//! floor 5   sim/                                    both programs in a made-up world
//! floor 4   screen/ (egui)   workers/ (threads)   office/ (axum)
//! floor 3   store/ (SQLite, blobs)
//! floor 2   wire/ (JSON)   kiosk/ (pure)   slip/ (paper)   seal/ (keys)   media/ (pictures)   sound/ (chimes)   config/
//!           clock.rs   journal.rs
//! floor 1   domain/ (types and rules)
//! ```
//!
//! | room | what lives there | what never does |
//! | --- | --- | --- |
//! | `domain/` | what a corner is: groups, schedules, rooms, calendars, what plays when, Japanese text and its order | IO, clocks, formats |
//! | `kiosk/` | the kiosk as a value: pages, visits, signage, lanes, trust in the time | anything that can fail |
//! | `wire/` | the JSON that crosses the network or lies in a database, versioned, and its way into `domain/`; calendars of other programs | rules |
//! | `slip/` | a slip from data to dots to printer bytes, and the talks with a printer: how it is, and a print that ends in a trusted outcome | when to print |
//! | `seal/` | the follow-up slip's secret, what is derived from it, and messages sealed to it | who may read, the network |
//! | `media/` | bytes of a picture or a PDF into pixels, with limits | files |
//! | `sound/` | chimes from bells to samples | when to ring, a sound card |
//! | `config/` | kiosk.toml and office.toml, parsed at the door | defaults nobody wrote down |
//! | `store/` | databases and content-addressed blobs that survive a power cut | SQL written twice |
//! | `screen/` | every page as a drawing, theme tokens, the CPU rasteriser | windows, changes to the model |
//! | `workers/` | one named thread each: network, disk, pictures, papers, printers, sound, reading aloud | decisions |
//! | `office/` | records, projections, feed, console, import, a process of its own for every PDF | egui |
//! | `sim/` | days at a corner from a seed: real office, real kiosks, played road, clocks, people and faults; the promises | the network, the machine's clock |
//! | `shell/` | window, fullscreen, textures, the loop | decisions |
//!
//! Rooms that come later have their place already: PostgreSQL behind [`store::sql::Tx`].
//!
//! # Where does a change belong?
//!
//! - *A new fact about a group*: [`domain::group`], its JSON in [`wire::body`], its private side in [`wire::record`],
//!   what leaves the building in `office/projection`, its place on the page in `screen/pages/group`.
//! - *A rule* (when a room is free, what plays at 10:00): [`domain`], with one-line cases.
//! - *A sign that nobody touches*: [`domain::role`], its stage in `kiosk/front`, the drawing in `screen/signage`.
//! - *A rule of bookings* (how a series repeats, how much one group may book, what is near a taken slot): [`domain::series`],
//!   [`domain::quota`], [`domain::slot`]; asked in the transaction that saves, in `office/bookings`.
//! - *What can be had of a room*, at once, for longer or on a coming day: [`domain::room_day`]; what a group asks for there:
//!   [`domain::request`], answered by the desk in `office/requests`.
//! - *A page*: a variant of [`kiosk::page::Page`], a file in `screen/pages`, a name for `shirube-kiosk shot`.
//! - *A paper*: a variant of [`domain::slip::SlipKind`] and its writer in [`domain::slip`]; how parts look: `slip/layout`;
//!   who is offered it: a page through `screen/pages/offer`; another way to reach a printer: `workers/printer`.
//! - *Something to ring for*: `kiosk/occasion`; when nothing may: `kiosk/ringing`; how it sounds: `sound/tune`.
//! - *How something is read aloud* (a number, a sign, a name): [`domain::aloud`], with one-line cases; what may be heard by
//!   whom: `kiosk/aloud`; the voice and its dictionary: `workers/nitech`; what stands on the glass of it: `screen/aloud`.
//! - *Something the kiosk must wait for*: an effect, an event and a lane in [`kiosk`], a thread in `workers`.
//! - *Something that a kiosk tells the office and that must not be lost*: an entry of the outbox, [`wire::intake`],
//!   `workers/outbox`, `office/intake`; it is on the disk before anybody is thanked.
//! - *How staff are called from a screen*: `kiosk/calling`, `office/summons`; in memory on both sides, and nowhere else.
//! - *What staff ask of one terminal, how bright and how loud it is*: [`domain::task`], [`domain::tuning`], `kiosk/tasks`,
//!   `office/screens`; they travel with the poll ([`wire::told`]) and the report, which also says who wins a conflict.
//! - *What staff read at the terminal itself*: `kiosk/plain`, `screen/pages/staff`; its PIN: [`domain::staff_pin`].
//! - *A colour, a size, a duration*: `screen/theme`. *A word on glass*: `screen/words`.
//! - *A kind of file that becomes a leaflet*: `media/sheet` or `media/pdf`, why it may not: `office/leaflets/refusal`.
//! - *A kind of emergency*: [`domain::emergency`] with its words in every language; the drawing in `screen/emergency`.
//! - *A number that leaves the desk*: `office/report`, which says nothing under five; its table and its paper lie beside it.
//! - *A kind of record in the console*, its list, its form and how its versions differ: one description in
//!   `office/console/kinds`.
//! - *A text that staff begin a notice or an answer with*: `assets/console/templates.json`; what they make of it is a record
//!   like any other, [`wire::record::Template`].
//! - *A console page*: `office/console`, its template in `assets/console`.
//! - *Who may do what*: `office/console/rights`, one least role for each address; a test writes all of it as a table.
//! - *What needs a second person before it reaches a screen or leaves one*: `office/console/second`.
//! - *A kind of file that a table is read from*: `office/exchange/table` for text, `office/exchange/workbook` for Excel.
//! - *How a file is looked through before it is imported*, and what it may not take away: `office/console/imports`,
//!   `office/bring`.
//! - *Something somebody should be told of while nobody looks*: `office/alerts`; the roads are `office/messenger`.
//! - *A job of the desk*: a sheet in `assets/handbook/desk.md`, which the console shows and prints.
//! - *What becomes of an enquiry without a name*: `office/follow_ups`; who can read it: `office/desk_keys`; the page on which
//!   its reply is read: `office/public`, its words in ten languages in `office/public/words`.
//!
//! # Invariants, each a test
//!
//! Never a blank screen. No panic in front of a visitor. An emergency covers an open visit and wipes it. No clock outside `clock.rs`, no colour outside the theme.
//! What somebody was thanked for is at the office after every fault, once. No room is given to two groups.
//! What a printer could not print never comes out in front of the next visitor. Two terminals with one key are told of.
//! No half change is ever visible. Once faults stop, all kiosks converge to the office's checksum. Every visit ends
//! within the idle limit and leaves nothing. What the preview shows is what the screen shows: one renderer.
//!
//! # Twenty minutes of reading
//!
//! 1. [`domain::group`] and [`domain::activity`]: who meets, and when (3 min).
//! 2. [`domain::content`]: complete by construction; [`domain::program`]: what plays (4 min).
//! 3. [`kiosk::event`], [`kiosk::effect`], then the kiosk itself (6 min).
//! 4. [`wire::body`] and the office's projection: what may leave the building (3 min).
//! 5. One page, `screen/pages/group`, from words to pixels (2 min).
//! 6. [`sim`]: days played with faults, and the promises checked after every event; `tests/it/stories` (2 min).
#![forbid(unsafe_code)]

pub mod clock;
pub mod config;
pub mod domain;
#[cfg(feature = "cli")]
pub mod journal;
pub mod kiosk;
#[cfg(any(feature = "screen", feature = "office"))]
pub mod media;
#[cfg(feature = "office")]
pub mod office;
#[cfg(feature = "screen")]
pub mod screen;
#[cfg(feature = "kiosk")]
pub mod shell;
#[cfg(feature = "seal")]
pub mod seal;
#[cfg(all(feature = "kiosk", feature = "office"))]
pub mod sim;
#[cfg(feature = "paper")]
pub mod slip;
#[cfg(feature = "kiosk")]
pub mod sound;
pub mod store;
pub mod wire;
#[cfg(feature = "kiosk")]
pub mod workers;
