//! From a touch to paper: the real window is touched, and the bytes at the printer are the picture it showed.

use std::{path::Path, process::Command, sync::Arc};

use egui::{Pos2, Rect, Role, Vec2};
use shirube::{
    domain::{
        blob::BlobHash,
        content::Content,
        group::{Contact, Group},
        printer::{Outcome, PrinterState, Told},
        slip::SlipKind,
        time::Now,
    },
    kiosk::{
        Kiosk, KioskConfig,
        effect::Effect,
        event::Event,
        page::{Page, Prefs, Press},
        paper::Sheet,
    },
    media::Rgba,
    screen::{draw, fonts::NotoFiles, theme::Panel, view::View},
    shell::kept::Kept,
    slip::measure::Roll,
    workers::{
        Gallery, Typefaces,
        paper::{hang, set},
    },
};

use super::{
    corner::{Corner, Patience, ok, path},
    display::{Display, Frame},
    finger::{NoPictures, now, place, tap},
    printer::{Mood, Printer, Slip},
    shot::{picture, same_picture},
};

/// Somebody at the window, who sees where things are.
struct Visitor<'a> {
    display: &'a Display,
    content: Arc<Content>,
}

/// Nobody looks at the pictures: only their names count.
impl Gallery for NoPictures {
    fn has(&self, _: BlobHash, _: u32) -> bool {
        false
    }

    fn hang(&self, _: BlobHash, _: u32, _: Rgba) {}
}

/// One printer, and how it is.
pub(crate) fn told(state: PrinterState) -> Vec<Told> {
    vec![Told { name: "案内".to_owned(), state }]
}

impl Visitor<'_> {
    /// A kiosk that stands where the real one does.
    fn kiosk(&self, page: &Page) -> Kiosk {
        let (content, prefs, now) = (Arc::clone(&self.content), Prefs::default(), now());
        Kiosk::staged(KioskConfig::default(), content, Some(page.clone()), prefs, &now)
            .staged_printers(told(PrinterState::Ready), &now)
            .staged_sheet(|paper| Some(sheet_of(paper)), &now)
    }

    /// Where something stands on a page; none where it stands on none, or outside the glass.
    fn place(&self, page: &Page, role: Role, name: &str) -> Option<Rect> {
        place(&self.kiosk(page), role, name)
    }

    /// Touches the middle of a button of a page.
    fn touch(&self, page: &Page, name: &str) {
        let rect = self.place(page, Role::Button, name).unwrap_or_else(|| panic!("{page:?} has no {name}"));
        tap(self.display, rect.center());
    }
}

/// The picture of a paper without its pictures.
pub(crate) fn sheet_of(paper: &shirube::kiosk::paper::Paper) -> Sheet {
    hang(&set(paper, Roll::Wide, &Typefaces::default()).unwrap(), &NoPictures)
}

/// Waits until the window shows a page as the rasteriser draws it.
pub(crate) fn await_page(corner: &Corner, display: &Display, (config, page): (&Path, &str)) {
    let out = corner.dir().join("wanted.png");
    Patience::secs(60).until(page, || {
        let mut shot = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        shot.args(["shot", "--page", page, "--out", path(&out), "--config", path(config)]);
        shot.args(["--data", path(&corner.kiosk_data())]);
        let drawn = shot.output().unwrap().status.success().then(|| picture(&out))?;
        same_picture(&display.frame(), &drawn).then_some(())
    });
}

/// What ends above this many pixels is not behind the paging buttons of a list.
const VIEW_END: f32 = 1_400.0;

/// A group that anybody may have on paper, with a code on it, and a way to its page without scrolling.
fn group_on_the_way<'a>(visitor: &'a Visitor<'_>) -> &'a Group {
    let has_code = |group: &Group| group.contacts.iter().any(|contact| matches!(contact, Contact::Web(_)));
    let content = &visitor.content;
    let groups = content.groups.values().map(AsRef::as_ref);
    let mut usual = groups.filter(|group| {
        let kind = SlipKind::usual(content, group);
        kind == SlipKind::Group(group.id.clone()) && kind.is_there(content) && has_code(group)
    });
    let found = usual.find(|group| {
        let Some(theme) = content.main_theme(group) else { return false };
        let name = group.name.get(Prefs::default().lang).0.plain();
        let topic = theme.name.get(Prefs::default().lang).0.plain();
        let list = Page::ThemeGroups(theme.id.clone(), None);
        let is_seen = |page: &Page, name: &str| {
            visitor.place(page, Role::Button, name).is_some_and(|rect| rect.bottom() < VIEW_END)
        };
        is_seen(&Page::Find, &topic) && is_seen(&list, &name)
    });
    found.expect("the demo has such a group")
}

/// The rows from the top of the paper of which the window shows every dot as the slip has it, but for its outermost
/// edge, which is white on both. Whoever looked for the rectangle drew the page with a margin: it is known to
/// [`MARGIN`] pixels.
fn rows_that_agree(frame: &Frame, rect: Rect, slip: &Slip) -> usize {
    let near = (-MARGIN..=MARGIN)
        .flat_map(|down| (-MARGIN..=MARGIN).map(move |right| Vec2::new(right as f32, down as f32)));
    near.map(|by| rows_at(frame, rect.min + by, slip)).max().unwrap_or_default()
}

fn rows_at(frame: &Frame, corner: Pos2, slip: &Slip) -> usize {
    let (left, top) = (corner.x.round() as usize, corner.y.round() as usize);
    let is_dot = |x: usize, y: usize| {
        let at = ((top + y) * frame.width + left + x) * 3;
        let shown = &frame.rgb[at..at + 3];
        // What a graphics card makes of an edge is still clearly the one or the other.
        if slip.is_black(x, y) { shown.iter().all(|it| *it < 64) } else { shown.iter().all(|it| *it > 191) }
    };
    let whole = |y: &usize| (EDGE..slip.bytes_wide * 8 - EDGE).all(|x| is_dot(x, *y));
    (EDGE..slip.height().min(frame.height - top)).take_while(whole).count()
}

/// Pixels by which the page of a harness lies elsewhere than the window's.
const MARGIN: i32 = 10;
/// Dots in which an edge of the window's paper may be softened.
const EDGE: usize = 2;

#[test]
fn a_touch_brings_the_very_picture_out_of_the_printer() {
    let mut corner = Corner::paired();
    let printer = Printer::start();
    let config = corner.dir().join("kiosk.toml");
    let text =
        format!("[[printers]]\nname = \"案内\"\ntcp = \"127.0.0.1:{}\"\nwidth_mm = 80\n", printer.port);
    std::fs::write(&config, text).unwrap();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk_with(&display, &["--config", path(&config)]);
    await_page(&corner, &display, (&config, "signage"));
    let content = Kept::read(&corner.kiosk_data()).unwrap().content.unwrap();
    let visitor = Visitor { display: &display, content };
    let group = group_on_the_way(&visitor);
    let theme = visitor.content.main_theme(group).unwrap();
    let plain = |text: &shirube::domain::text::Text| text.get(Prefs::default().lang).0.plain();
    let kind = SlipKind::Group(group.id.clone());

    tap(visitor.display, Pos2::new(540.0, 1500.0));
    await_page(&corner, &display, (&config, "home"));
    visitor.touch(&Page::Home, "テーマ");
    await_page(&corner, &display, (&config, "find"));
    visitor.touch(&Page::Find, &plain(&theme.name));
    await_page(&corner, &display, (&config, &format!("theme/{}", theme.id)));
    visitor.touch(&Page::Theme(theme.id.clone()), "まだ");
    await_page(&corner, &display, (&config, &format!("groups/{}", theme.id)));
    visitor.touch(&Page::ThemeGroups(theme.id.clone(), None), &plain(&group.name));
    await_page(&corner, &display, (&config, &format!("group/{}", group.id)));
    visitor.touch(&Page::Group(group.id.clone()), "紙に印刷する");
    await_page(&corner, &display, (&config, &format!("paper/{kind}")));
    let shown = display.frame();
    assert!(printer.slips().is_empty(), "nothing comes out before somebody wants it");

    let page = Page::Paper(kind);
    visitor.touch(&page, "印刷する");
    let slips =
        Patience::secs(30).until("a slip", || Some(printer.slips()).filter(|slips| !slips.is_empty()));
    let rect = visitor.place(&page, Role::Image, "出てくる紙").unwrap();
    let rows = rows_that_agree(&shown, rect, &slips[0]);
    assert!(rows >= 300, "only {rows} rows of the window are what came out, from {rect:?}");
    await_end(&visitor, &page, Outcome::Confirmed);
    assert_eq!(printer.slips().len(), 1, "never two slips");
    read_code(&corner, &slips[0], group);

    printer.set(Mood::Empty);
    let heard = || corner.log("kiosk").contains("PaperOut").then_some(());
    Patience::secs(40).until("the terminal to hear of it, long after any double tap", heard);
    // The one button that is left is as wide as the two before it.
    visitor.touch(&page, "印刷する");
    let group_page = visitor.kiosk(&Page::Group(group.id.clone()));
    let wanted = drawn(&group_page.staged_printers(told(PrinterState::PaperOut), &now()));
    Patience::secs(20).until("the page to offer a code instead of paper", || {
        same_picture(&display.frame(), &wanted).then_some(())
    });
    let console = corner.console();
    Patience::secs(20).until("staff to read of it", || {
        let page = console.get("/devices").text;
        page.contains("プリンター「案内」：紙が ありません。新しい紙を 入れて").then_some(())
    });
}

impl Visitor<'_> {
    /// The kiosk after its slip ended.
    fn ended(&self, page: &Page, outcome: Outcome) -> Kiosk {
        let mut kiosk = self.kiosk(page);
        let later = Now { mono: now().mono.plus_secs(5), ..now() };
        let effects = kiosk.update(&later, Event::Press(Press::Print));
        let ticket = effects
            .iter()
            .find_map(|effect| if let Effect::Print(ticket, _) = effect { Some(*ticket) } else { None });
        drop(kiosk.update(&later, Event::Printed(ticket.expect("it prints"), outcome)));
        kiosk
    }
}

/// A kiosk as the rasteriser draws it.
pub(crate) fn drawn(kiosk: &Kiosk) -> Frame {
    let mut canvas = shirube::screen::raster::Canvas::new(&NotoFiles::none());
    let view = View::new(kiosk, now(), Panel::PORTRAIT, &NoPictures);
    let picture = canvas.picture(&view.theme, |ui| draw(ui, &view, &mut Vec::new()));
    let rgb = picture.rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    Frame { width: picture.width as usize, height: picture.height as usize, rgb }
}

fn await_end(visitor: &Visitor<'_>, page: &Page, outcome: Outcome) {
    let wanted = drawn(&visitor.ended(page, outcome));
    Patience::secs(20)
        .until("the window to say so", || same_picture(&visitor.display.frame(), &wanted).then_some(()));
}

fn read_code(corner: &Corner, slip: &Slip, group: &Group) {
    let read = code_on(slip, corner.dir());
    let address = group
        .contacts
        .iter()
        .find_map(|contact| if let Contact::Web(address) = contact { Some(address.as_str()) } else { None });
    assert_eq!(Some(read.as_str()), address);
}

/// What another program reads in the code on a slip, whose picture it finds in a folder.
pub(crate) fn code_on(slip: &Slip, folder: &Path) -> String {
    let file = folder.join("slip.png");
    let (width, height) = (slip.bytes_wide * 8, slip.height());
    let dots = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let grey = dots.map(|(x, y)| if slip.is_black(x, y) { 0 } else { 255 }).collect();
    let picture = image::GrayImage::from_raw(width as u32, height as u32, grey).unwrap();
    picture.save(&file).unwrap();
    let mut eye = Command::new("zbarimg");
    eye.args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path(&file)]);
    let read = ok(&eye.output().expect("zbarimg is installed: bash kiosk-config/setup.sh test"));
    read.trim().to_owned()
}
