//! A body as the fields of a form hold it, and the body that follows from what was typed.

use serde_json::{Map, Value};

use super::{
    super::posted::Posted,
    field::{Body, Field, Need, Rows, Shape, Way, With, at, ja, put},
    hours::{self, Pairs},
    rule,
};
use crate::domain::{ruby::RubyText, text::Lang};

/// Characters of a line, at most.
const LINE_CHARS_MAX: usize = 200;
/// Characters of a text of several lines, at most.
const TEXT_CHARS_MAX: usize = 2_000;
/// Parts of one sort in one record, at most.
pub(super) const ROWS_MAX: usize = 40;

/// What is wrong, by the name of the field.
pub(crate) type Wrong = Vec<(String, String)>;

/// A body as names and values, in the order of the fields.
pub(super) fn pairs(fields: &[Field], body: &Value, prefix: &str) -> Pairs {
    fields
        .iter()
        .flat_map(|field| of_field(field, at(body, field.path), &format!("{prefix}{}", field.path)))
        .collect()
}

fn of_field(field: &Field, value: Option<&Value>, name: &str) -> Pairs {
    let one = |text: String| vec![(name.to_owned(), text)];
    let word = || value.and_then(Value::as_str).unwrap_or_default();
    let each = |words: Vec<String>| words.into_iter().map(|it| (name.to_owned(), it)).collect();
    match field.shape {
        Shape::Line | Shape::Text => text(name, value),
        Shape::Number(..) => one(value.and_then(Value::as_i64).map_or_else(String::new, |it| it.to_string())),
        Shape::Flag(_) => each(
            value.and_then(Value::as_bool).filter(|it| *it).map(|_| "1".to_owned()).into_iter().collect(),
        ),
        Shape::SomeOf(_) | Shape::Some(_) => each(words(value)),
        Shape::EachOf(keys, _) => keys
            .iter()
            .map(|(key, _)| {
                (format!("{name}.{key}"), value.and_then(|it| it.get(*key)).map_or("", ja).to_owned())
            })
            .collect(),
        Shape::Many => one(words(value).join("\n")),
        Shape::Hours => hours::span(name, word()),
        Shape::Week | Shape::OpenWeek => hours::week(name, value),
        Shape::Rule => rule::pairs(name, word()),
        Shape::Choice(ways) => choice(ways, value, name),
        Shape::Rows(rows) => of_rows(rows, value, name),
        Shape::Word
        | Shape::Note
        | Shape::Reading(_)
        | Shape::Date
        | Shape::MonthDay
        | Shape::OneOf(_)
        | Shape::One(_) => one(word().to_owned()),
    }
}

fn words(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().map(|it| ja(it).to_owned()).collect()
}

fn text(name: &str, value: Option<&Value>) -> Pairs {
    let mut pairs = vec![(name.to_owned(), value.map_or("", ja).to_owned())];
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::Ja) {
        let words = value.and_then(|it| it.get(lang.tag())).and_then(Value::as_str);
        pairs.extend(words.map(|words| (in_lang(name, lang), words.to_owned())));
    }
    pairs
}

/// The name of a field in another language.
pub(super) fn in_lang(name: &str, lang: Lang) -> String {
    format!("{name}@{}", lang.tag())
}

fn choice(ways: &[Way], value: Option<&Value>, name: &str) -> Pairs {
    let (key, inside) = match value {
        Some(Value::String(word)) => (word.as_str(), None),
        Some(Value::Object(map)) => {
            map.iter().next().map_or(("", None), |(key, inside)| (key.as_str(), Some(inside)))
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_)) | None => ("", None),
    };
    let mut pairs = vec![(name.to_owned(), key.to_owned())];
    let with = ways.iter().find(|way| way.key == key).map(|way| way.with);
    match (with, inside) {
        (Some(With::Line | With::MayLine), Some(inside)) => {
            pairs.extend(text(&format!("{name}.line"), Some(inside)));
        }
        (Some(With::One(_)), Some(inside)) => pairs.push((format!("{name}.one"), ja(inside).to_owned())),
        (Some(With::Hours), Some(inside)) => pairs.extend(hours::span(name, ja(inside))),
        (Some(With::Line | With::MayLine | With::One(_) | With::Hours | With::Nothing) | None, _) => {}
    }
    pairs
}

fn of_rows(rows: Rows, value: Option<&Value>, name: &str) -> Pairs {
    let list = listed(rows, value);
    let mut all = vec![(format!("{name}.rows"), list.len().to_string())];
    for (number, row) in list.iter().enumerate() {
        all.push((format!("{name}.{number}.was"), number.to_string()));
        all.extend(pairs(rows.fields, row, &format!("{name}.{number}.")));
    }
    all
}

/// The parts as objects, whatever the body has them as.
pub(super) fn listed(rows: Rows, value: Option<&Value>) -> Vec<Value> {
    let named = |field: Option<&Field>| field.map_or("", |it| it.path);
    match (rows.body, value) {
        (Body::Keyed, Some(Value::Object(map))) => {
            let (key, is) = (named(rows.fields.first()), named(rows.fields.get(1)));
            let row = |(name, value): (&String, &Value)| {
                let pair = [(key.to_owned(), Value::from(name.as_str())), (is.to_owned(), value.clone())];
                Value::Object(pair.into_iter().collect())
            };
            map.iter().map(row).collect()
        }
        (Body::Bare, Some(Value::Array(list))) => {
            let is = named(rows.fields.first());
            list.iter().map(|it| Value::Object([(is.to_owned(), it.clone())].into_iter().collect())).collect()
        }
        (_, Some(Value::Array(list))) => list.clone(),
        (
            _,
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_))
            | None,
        ) => Vec::new(),
    }
}

/// What reading a form makes and meets.
pub(super) struct Reading<'a> {
    pub(super) posted: &'a Posted,
    pub(super) wrong: Wrong,
    /// Whether what a publication needs is asked for.
    pub(super) strict: Strict,
}

/// How much a form must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strict {
    /// What a publication needs.
    Whole,
    /// What a draft needs: nothing.
    Unfinished,
}

impl Reading<'_> {
    /// The body with what was typed in it; whatever no field asks for stays as it was.
    pub(super) fn body(&mut self, fields: &[Field], base: &Value, prefix: &str) -> Value {
        let mut body = base.clone();
        for field in fields {
            let name = format!("{prefix}{}", field.path);
            let read = self.field(field, &name, at(base, field.path));
            let read = read.unwrap_or_else(|why| {
                self.wrong.push((name.clone(), why));
                at(base, field.path).cloned()
            });
            if read.is_none() && field.need == Need::Must && self.strict == Strict::Whole {
                self.wrong.push((name, format!("{}を書いてください。", field.label)));
            }
            put(&mut body, field.path, standing(field, read));
        }
        body
    }

    fn field(&mut self, field: &Field, name: &str, before: Option<&Value>) -> Result<Option<Value>, String> {
        let posted = self.posted;
        let typed = posted.text(name);
        let said = || Some(typed).filter(|it| !it.is_empty());
        let word = |max| limited(typed, max).map(|()| said().map(Value::from));
        match field.shape {
            Shape::Word | Shape::OneOf(_) | Shape::One(_) => word(LINE_CHARS_MAX),
            Shape::Note => {
                limited(typed, TEXT_CHARS_MAX).map(|()| said().map(|_| Value::from(posted.lines(name))))
            }
            Shape::Reading(_) => kana(typed).and_then(|()| word(LINE_CHARS_MAX)),
            Shape::Line => read_text(posted, name, before, LINE_CHARS_MAX),
            Shape::Text => read_text(posted, name, before, TEXT_CHARS_MAX),
            Shape::Date => day(typed),
            Shape::MonthDay => Ok(said().map(Value::from)),
            Shape::Number(from, to) => number(typed, (from, to)),
            Shape::Flag(_) => Ok(Some(Value::from(posted.has(name)))),
            Shape::SomeOf(_) | Shape::Some(_) => Ok(several(posted.all(name).map(str::to_owned), before)),
            Shape::EachOf(keys, _) => Ok(each(posted, name, keys)),
            Shape::Many => Ok(several(posted.lines(name).lines().map(str::to_owned), before)),
            Shape::Hours => hours::read_span(posted, name),
            Shape::Week => hours::read_week(posted, name).map(Some),
            Shape::OpenWeek => hours::read_open_week(posted, name).map(Some),
            Shape::Rule => rule::read(posted, name),
            Shape::Choice(ways) => read_choice((posted, self.strict), ways, name, before),
            Shape::Rows(rows) => Ok(self.rows(rows, name, before)),
        }
    }

    fn rows(&mut self, rows: Rows, name: &str, before: Option<&Value>) -> Option<Value> {
        let before = listed(rows, before);
        let typed = usize::try_from(self.posted.number(&format!("{name}.rows"))).unwrap_or(0).min(ROWS_MAX);
        let mut read = Vec::new();
        for number in 0..typed {
            let prefix = format!("{name}.{number}.");
            if self.posted.has(&format!("{prefix}gone")) || is_blank(rows.fields, self.posted, &prefix) {
                continue;
            }
            let was = self.posted.text(&format!("{prefix}was")).parse::<usize>().ok();
            let base =
                was.and_then(|was| before.get(was)).cloned().unwrap_or_else(|| Value::Object(Map::new()));
            read.push(self.body(rows.fields, &base, &prefix));
        }
        gathered(rows, read)
    }
}

/// What stands in the body where nothing was typed.
fn standing(field: &Field, read: Option<Value>) -> Option<Value> {
    let words =
        matches!(field.shape, Shape::Word | Shape::Note | Shape::Reading(_) | Shape::Line | Shape::Text);
    read.or_else(|| (words && field.need != Need::May).then(|| Value::from("")))
}

/// Parts as the body has them.
fn gathered(rows: Rows, mut read: Vec<Value>) -> Option<Value> {
    let take = |row: &Value, field: Option<&Field>| field.and_then(|it| at(row, it.path)).cloned();
    if read.is_empty() {
        return None;
    }
    Some(match rows.body {
        Body::List => Value::Array(read),
        Body::Bare => read.iter().filter_map(|row| take(row, rows.fields.first())).collect(),
        Body::WithIds(start) => {
            let taken: Vec<String> =
                read.iter().filter_map(|it| at(it, "id")).map(|it| ja(it).to_owned()).collect();
            let mut free = (1..).map(|number| format!("{start}-{number}")).filter(|id| !taken.contains(id));
            for row in read.iter_mut().filter(|row| at(row, "id").is_none()) {
                put(row, "id", free.next().map(Value::from));
            }
            Value::Array(read)
        }
        Body::Keyed => {
            let entry = |row: &Value| {
                let key = take(row, rows.fields.first())?.as_str()?.to_owned();
                Some((key, take(row, rows.fields.get(1))?))
            };
            Value::Object(read.iter().filter_map(entry).collect())
        }
    })
}

/// Whether nobody wrote anything in a part; what is only chosen or ticked is not written.
pub(super) fn is_blank(fields: &[Field], posted: &Posted, prefix: &str) -> bool {
    fields.iter().all(|field| {
        let name = format!("{prefix}{}", field.path);
        let has = |part: &str| posted.has(&format!("{name}{part}"));
        match field.shape {
            Shape::Flag(_) => true,
            Shape::Hours => !has(".from") && !has(".to"),
            Shape::Rule => !has(".pattern"),
            Shape::Choice(_) => !has("") && !has(".line"),
            Shape::Week | Shape::OpenWeek => {
                !has(".always") && crate::wire::leaf::DAYS_OF_WEEK.iter().all(|day| !has(&format!(".{day}")))
            }
            Shape::EachOf(keys, _) => keys.iter().all(|(key, _)| !has(&format!(".{key}"))),
            Shape::Rows(_)
            | Shape::Word
            | Shape::Note
            | Shape::Reading(_)
            | Shape::Line
            | Shape::Text
            | Shape::Date
            | Shape::MonthDay
            | Shape::Number(..)
            | Shape::OneOf(_)
            | Shape::SomeOf(_)
            | Shape::Many
            | Shape::One(_)
            | Shape::Some(_) => !has(""),
        }
    })
}

fn limited(text: &str, chars_max: usize) -> Result<(), String> {
    let chars = RubyText::parse(text).plain().chars().count();
    if chars > chars_max {
        Err(format!("{chars_max}字までにしてください（今は{chars}字）。"))
    } else {
        Ok(())
    }
}

fn kana(text: &str) -> Result<(), String> {
    let kana = text
        .chars()
        .all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー' | '・' | ' ' | '　' | '0'..='9' | 'a'..='z' | 'A'..='Z'));
    if kana { Ok(()) } else { Err("ひらがなで書いてください。".to_owned()) }
}

fn day(typed: &str) -> Result<Option<Value>, String> {
    use super::super::words::read_day;
    match (typed.is_empty(), read_day(typed)) {
        (true, _) => Ok(None),
        (false, Some(date)) => Ok(Some(Value::from(date.to_string()))),
        (false, None) => Err("日は 2026-12-01 のように書いてください。".to_owned()),
    }
}

fn number(typed: &str, (from, to): (i64, i64)) -> Result<Option<Value>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let read = typed.parse::<i64>().ok().filter(|it| (from..=to).contains(it));
    read.map(|it| Some(Value::from(it))).ok_or_else(|| format!("{from}から{to}までの数を書いてください。"))
}

/// Values one by one; one that was a text in several languages and is still the same stays one.
fn several(typed: impl Iterator<Item = String>, before: Option<&Value>) -> Option<Value> {
    let before = before.and_then(Value::as_array);
    let kept = |it: String| {
        let same = before.and_then(|all| all.iter().find(|old| ja(old) == it));
        same.cloned().unwrap_or(Value::String(it))
    };
    let all: Vec<Value> =
        typed.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).map(kept).collect();
    (!all.is_empty()).then_some(Value::Array(all))
}

fn each(posted: &Posted, name: &str, keys: &[(&str, &str)]) -> Option<Value> {
    let said = |(key, _): &(&str, &str)| {
        let word = posted.text(&format!("{name}.{key}"));
        (!word.is_empty()).then(|| ((*key).to_owned(), Value::from(word)))
    };
    let map: Map<String, Value> = keys.iter().filter_map(said).collect();
    (!map.is_empty()).then_some(Value::Object(map))
}

/// A text in its languages; those the form did not ask for stay as they were.
fn read_text(
    posted: &Posted,
    name: &str,
    before: Option<&Value>,
    max: usize,
) -> Result<Option<Value>, String> {
    let typed = posted.lines(name);
    limited(&typed, max)?;
    if typed.is_empty() {
        return Ok(None);
    }
    let mut others = Map::new();
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::Ja) {
        let field = in_lang(name, lang);
        let asked = posted.all(&field).next().map(|_| posted.lines(&field));
        let before = || before.and_then(|it| it.get(lang.tag())).and_then(Value::as_str).map(str::to_owned);
        let words = asked.or_else(before).filter(|it| !it.is_empty());
        if let Some(words) = words {
            limited(&words, max).map_err(|why| format!("{}：{why}", lang.own_name()))?;
            others.insert(lang.tag().to_owned(), Value::String(words));
        }
    }
    if others.is_empty() {
        return Ok(Some(Value::String(typed)));
    }
    others.insert("ja".to_owned(), Value::String(typed));
    Ok(Some(Value::Object(others)))
}

fn read_choice(
    (posted, strict): (&Posted, Strict),
    ways: &[Way],
    name: &str,
    before: Option<&Value>,
) -> Result<Option<Value>, String> {
    let key = posted.text(name);
    let Some(way) = ways.iter().find(|way| way.key == key) else { return Ok(None) };
    let inside = match way.with {
        With::Nothing => return Ok(Some(Value::from(key))),
        With::Line | With::MayLine => {
            let before = before.and_then(|it| it.get(key));
            read_text(posted, &format!("{name}.line"), before, TEXT_CHARS_MAX)?
        }
        With::One(_) => {
            Some(posted.text(&format!("{name}.one"))).filter(|it| !it.is_empty()).map(Value::from)
        }
        With::Hours => hours::read_span(posted, name)?,
    };
    let carrying = |inside| Some(Value::Object([(key.to_owned(), inside)].into_iter().collect()));
    match (inside, way.with) {
        (Some(inside), _) => Ok(carrying(inside)),
        (None, With::MayLine) => Ok(Some(Value::from(key))),
        (None, With::Line) if strict == Strict::Unfinished => Ok(carrying(Value::from(""))),
        (None, With::Line | With::One(_) | With::Hours | With::Nothing) => {
            Err(format!("「{}」の中身も書いてください。", way.label))
        }
    }
}
