//! Figures as they are said in Japanese: clocks, dates, days of the week, telephone numbers, quantities.

/// Days of the week by the character that names each.
const WEEKDAYS: &str = "月火水木金土日";
/// What stands between the first and the last of something.
const TO: [char; 6] = ['–', '〜', '～', '~', '—', '−'];
/// What stands between the parts of a number that is read figure by figure.
const HYPHENS: [char; 5] = ['-', '‐', '－', '−', '‑'];
/// Units that are written in Latin letters or as one sign.
const UNITS: [(&str, &str); 10] = [
    ("m²", "平方メートル"),
    ("km", "キロメートル"),
    ("kg", "キログラム"),
    ("cm", "センチメートル"),
    ("mm", "ミリメートル"),
    ("min", "分"),
    ("m", "メートル"),
    ("g", "グラム"),
    ("L", "リットル"),
    ("F", "階"),
];
/// Figures as they are read one by one.
const NAMES: [&str; 10] = ["ゼロ", "イチ", "ニイ", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"];
/// A number of so many figures is read figure by figure.
const SPELT_FROM: usize = 8;

/// How many characters are read as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    /// Characters.
    pub(super) taken: usize,
    /// What is said for them.
    pub(super) words: String,
}

/// The figure at the beginning of `rest`, if there is one.
pub(super) fn figure(rest: &[char], before: Option<char>) -> Option<Read> {
    extension(rest)
        .or_else(|| spelt(rest))
        .or_else(|| clock(rest))
        .or_else(|| date(rest))
        .or_else(|| bracketed_days(rest))
        .or_else(|| days(rest, before))
        .or_else(|| emergency(rest))
        .or_else(|| quantity(rest))
        .map(|read| set_off(read, rest))
}

/// A figure and a word behind a blank are two things.
fn set_off(read: Read, rest: &[char]) -> Read {
    let behind = from(rest, read.taken);
    if !read.words.ends_with('、')
        && behind.first() == Some(&' ')
        && behind.get(1).is_some_and(|c| c.is_alphanumeric())
    {
        return Read { words: read.words + "、", ..read };
    }
    read
}

/// The figure `c` is, in whichever width.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

/// The figures `rest` begins with.
fn digits(rest: &[char]) -> String {
    rest.iter().map_while(|c| digit(*c)).collect()
}

fn from(rest: &[char], at: usize) -> &[char] {
    rest.get(at..).unwrap_or_default()
}

fn blanks(rest: &[char]) -> usize {
    rest.iter().take_while(|c| matches!(c, ' ' | '\u{3000}')).count()
}

fn begins(rest: &[char], word: &str) -> bool {
    word.chars().enumerate().all(|(at, c)| rest.get(at) == Some(&c))
}

/// What a figure is called where figures are read one by one.
pub(super) fn name(c: char) -> Option<&'static str> {
    NAMES.get(c.to_digit(10)? as usize).copied()
}

/// Figure by figure, so that they can be dialled or written down.
fn one_by_one(figures: &str) -> String {
    let names = figures.chars().filter_map(name);
    format!("{{{figures}|{}}}", names.collect::<String>())
}

/// 内線 1200, #7119
fn extension(rest: &[char]) -> Option<Read> {
    let (head, words) = match rest.first()? {
        '内' if begins(rest, "内線") => (2, "内線、"),
        '#' | '＃' => (1, "シャープ"),
        _ => return None,
    };
    let at = head + blanks(from(rest, head));
    let figures = digits(from(rest, at));
    let words = format!("{words}{}", one_by_one(&figures));
    (!figures.is_empty()).then(|| Read { taken: at + figures.len(), words })
}

/// 000-0000-0000, a locator 1234-5678, a postal code, 2026-11-21.
fn spelt(rest: &[char]) -> Option<Read> {
    let mut groups = vec![digits(rest)];
    let mut taken = groups.first()?.len();
    while rest.get(taken).is_some_and(|c| HYPHENS.contains(c)) {
        let group = digits(from(rest, taken + 1));
        if group.is_empty() {
            break;
        }
        taken += 1 + group.len();
        groups.push(group);
    }
    if let [year, month, day] = groups.as_slice()
        && let Some(words) = calendar(year, month, day)
    {
        return Some(Read { taken, words });
    }
    let long = groups.len() > 1 && groups.iter().all(|group| group.len() >= 3);
    let dialled = groups.len() > 1 && groups.first()?.starts_with('0') && groups.concat().len() >= SPELT_FROM;
    let read: Vec<String> = groups.iter().map(|group| one_by_one(group)).collect();
    (long || dialled).then(|| Read { taken, words: read.join("、") })
}

fn calendar(year: &str, month: &str, day: &str) -> Option<String> {
    let (month, day) = (number(month, 1..=12)?, number(day, 1..=31)?);
    (year.len() == 4).then(|| format!("{year}年{month}月{day}日"))
}

/// A number of one or two figures within these bounds.
fn number(figures: &str, within: std::ops::RangeInclusive<u32>) -> Option<u32> {
    let short = (1..=2).contains(&figures.len());
    figures.parse().ok().filter(|number| short && within.contains(number))
}

/// 14:00, 10:00–12:00
fn clock(rest: &[char]) -> Option<Read> {
    let (taken, words) = time(rest)?;
    let at = taken + blanks(from(rest, taken));
    let until = rest.get(at).filter(|c| TO.contains(c) || HYPHENS.contains(c)).and_then(|_| {
        let at = at + 1 + blanks(from(rest, at + 1));
        time(from(rest, at)).map(|(more, until)| (at + more, until))
    });
    let Some((taken, until)) = until else { return Some(Read { taken, words }) };
    let end = if begins(from(rest, taken), "まで") { "" } else { "まで" };
    Some(Read { taken, words: format!("{words}から{until}{end}") })
}

fn time(rest: &[char]) -> Option<(usize, String)> {
    let hour = digits(rest);
    let colon = rest.get(hour.len()).filter(|c| matches!(c, ':' | '：'));
    let minute = colon.map(|_| digits(from(rest, hour.len() + 1)))?;
    let (hours, minutes) = (number(&hour, 0..=29)?, number(&minute, 0..=59)?);
    let words = if minutes == 0 { format!("{hours}時") } else { format!("{hours}時{minutes}分") };
    (minute.len() == 2).then(|| (hour.len() + 3, words))
}

/// 12/5, 2026/11/21
fn date(rest: &[char]) -> Option<Read> {
    let slash = |at: usize| rest.get(at).is_some_and(|c| matches!(c, '/' | '／'));
    let first = digits(rest);
    let second = slash(first.len()).then(|| digits(from(rest, first.len() + 1)))?;
    let end = first.len() + 1 + second.len();
    if slash(end) {
        let third = digits(from(rest, end + 1));
        let words = calendar(&first, &second, &third)?;
        return Some(Read { taken: end + 1 + third.len(), words });
    }
    let words = format!("{}月{}日", number(&first, 1..=12)?, number(&second, 1..=31)?);
    Some(Read { taken: end, words })
}

/// (土), (土・祝), (月〜金)
fn bracketed_days(rest: &[char]) -> Option<Read> {
    rest.first().filter(|c| matches!(c, '(' | '（'))?;
    let (taken, words) = named_days(from(rest, 1), 1)?;
    let closed = rest.get(taken + 1).is_some_and(|c| matches!(c, ')' | '）'));
    closed.then(|| Read { taken: taken + 2, words: format!("、{words}、") })
}

/// 月・水・金, 月〜金, where no word goes on before or behind them.
fn days(rest: &[char], before: Option<char>) -> Option<Read> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (taken, words) = named_days(rest, 2)?;
    let taken = match from(rest, taken) {
        ['曜', '日', ..] => taken + 2,
        ['曜', ..] => taken + 1,
        [next, ..] if next.is_alphanumeric() && digit(*next).is_none() => return None,
        _ => taken,
    };
    Some(Read { taken, words })
}

/// At least so many days of the week or holidays, with what stands between them.
fn named_days(rest: &[char], least: usize) -> Option<(usize, String)> {
    let name = |c: &char| match c {
        '祝' => Some("祝日".to_owned()),
        c => WEEKDAYS.contains(*c).then(|| format!("{c}曜日")),
    };
    let mut words = rest.first().and_then(name)?;
    let (mut taken, mut count) = (1, 1);
    while let (Some(between), Some(next)) = (rest.get(taken), rest.get(taken + 1).and_then(name)) {
        let between = match between {
            '・' | '、' | ',' => "、",
            c if TO.contains(c) || HYPHENS.contains(c) => "から",
            _ => break,
        };
        words = words + between + &next;
        (taken, count) = (taken + 2, count + 1);
    }
    (count >= least).then_some((taken, words))
}

/// 110番, which nobody reads as the number it is.
fn emergency(rest: &[char]) -> Option<Read> {
    let words = "{110番|ヒャクトオバン}".to_owned();
    begins(rest, "110番").then_some(Read { taken: 4, words })
}

/// 1,200円, 1.2km, 3〜5人
fn quantity(rest: &[char]) -> Option<Read> {
    let Read { mut taken, mut words } = amount(rest)?;
    if rest.get(taken).is_some_and(|c| TO.contains(c))
        && let Some(most) = amount(from(rest, taken + 1))
    {
        taken += 1 + most.taken;
        words = words + "から" + &most.words;
    }
    let latin = |at: usize| rest.get(at).is_some_and(char::is_ascii_alphabetic);
    let ends = |sign: &str| taken + sign.chars().count();
    let unit = UNITS.iter().find(|(sign, _)| begins(from(rest, taken), sign) && !latin(ends(sign)));
    if let Some((sign, unit)) = unit {
        (taken, words) = (ends(sign), words + unit);
    }
    Some(Read { taken, words })
}

fn amount(rest: &[char]) -> Option<Read> {
    let mut figures = digits(rest);
    let mut taken = figures.len();
    while rest.get(taken).is_some_and(|c| matches!(c, ',' | '，')) && digits(from(rest, taken + 1)).len() == 3
    {
        figures += &digits(from(rest, taken + 1));
        taken += 4;
    }
    if figures.len() >= SPELT_FROM || figures.len() > 1 && figures.starts_with('0') {
        return Some(Read { taken, words: one_by_one(&figures) });
    }
    let parts = digits(from(rest, taken + 1));
    if rest.get(taken).is_some_and(|c| matches!(c, '.' | '．')) && !parts.is_empty() {
        (taken, figures) = (taken + 1 + parts.len(), format!("{figures}点{parts}"));
    }
    (taken > 0).then_some(Read { taken, words: figures })
}
