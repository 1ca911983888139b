//! A form as a page draws it: every field with its value, its help, what is wrong with it, and what follows from it.

use serde_json::{Map, Value};

use super::{
    super::{page::Choice, posted::Posted, words},
    easy,
    facts::Facts,
    field::{Field, Need, Rows, Shape, Way, With, at},
    kind::Kind,
    offered::{First, one_of, some_of, suggestion, ways_of},
    rule,
    typed::{ROWS_MAX, Reading, Strict, Wrong, in_lang, is_blank},
};
use crate::{
    domain::{ruby::RubyText, text::Lang},
    wire::leaf::DAYS_OF_WEEK,
};

/// A field on the page.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) name: String,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) need: Need,
    pub(crate) wrong: Option<String>,
    pub(crate) control: Control,
    /// The field in the language that stands beside.
    pub(crate) beside: Option<Beside>,
    /// Words in languages that do not stand beside; they go along unseen.
    pub(crate) unseen: Vec<(String, String)>,
    /// What follows from what was typed; it follows the typing where scripts run.
    pub(crate) follows: Vec<String>,
    /// How ruby looks.
    pub(crate) ruby: Option<RubyText>,
}

impl Drawn {
    /// The name of one of several fields that make this one.
    pub(crate) fn sub(&self, part: &str) -> String {
        format!("{}.{part}", self.name)
    }
}

/// A field in another language.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) lang: &'static str,
    pub(crate) lines: usize,
    /// What to look at again.
    pub(crate) checks: Vec<String>,
}

/// What somebody touches.
#[derive(Debug, Clone)]
pub(crate) enum Control {
    /// One line; the kind of input.
    Line(&'static str, String),
    /// Several lines.
    Area(usize, String),
    Check(bool, &'static str),
    /// One of many.
    Select(Vec<Choice>),
    /// Any of some.
    Picks(Vec<Choice>),
    /// One of a few for each.
    Grid(Vec<(String, &'static str, Vec<Choice>)>),
    Hours(String, String),
    /// Seven days, and whether the week has no end.
    Week(Vec<(String, &'static str, String)>, Option<bool>),
    Rule(Box<RuleControl>),
    /// A select, and what the ways of it carry.
    Choice(Vec<Choice>, Carried),
    /// Parts, and how many there were with those left blank.
    Rows(Vec<Row>, usize),
}

/// What the ways of a choice carry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Carried {
    pub(crate) line: Option<String>,
    pub(crate) one: Option<Vec<Choice>>,
    pub(crate) hours: Option<(String, String)>,
}

/// How something repeats.
#[derive(Debug, Clone)]
pub(crate) struct RuleControl {
    pub(crate) patterns: Vec<Choice>,
    pub(crate) weekdays: Vec<Choice>,
    pub(crate) places: Vec<Choice>,
    pub(crate) months: Vec<Choice>,
    pub(crate) day: String,
    pub(crate) until: String,
    pub(crate) rule: String,
    /// Whether it is none of the patterns.
    pub(crate) other: bool,
    pub(crate) closed: Vec<Choice>,
}

/// A part among its like.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) prefix: String,
    pub(crate) title: String,
    pub(crate) was: String,
    pub(crate) fresh: bool,
    pub(crate) gone: bool,
    pub(crate) fields: Vec<Drawn>,
}

/// Everything a form is drawn from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Desk<'a> {
    pub(crate) posted: &'a Posted,
    pub(crate) wrong: &'a Wrong,
    pub(crate) facts: &'a Facts,
    /// The language that stands beside.
    pub(crate) beside: Option<Lang>,
}

/// The form of a kind, part by part.
pub(crate) fn draw(kind: &Kind, desk: Desk<'_>) -> Vec<(&'static str, Vec<Drawn>)> {
    kind.parts.iter().map(|part| (part.title, fields(part.fields, desk, ""))).collect()
}

fn fields(fields: &[Field], desk: Desk<'_>, prefix: &str) -> Vec<Drawn> {
    fields.iter().map(|field| desk.field(field, prefix)).collect()
}

impl<'a> Desk<'a> {
    fn text(self, name: &str) -> String {
        self.posted.lines(name)
    }

    fn all(self, name: &str) -> Vec<&'a str> {
        self.posted.all(name).collect()
    }

    fn field(self, field: &Field, prefix: &str) -> Drawn {
        let name = format!("{prefix}{}", field.path);
        let control = self.control(field, &name, prefix);
        let many = matches!(field.shape, Shape::Line | Shape::Text);
        let text = self.text(&name);
        let lines = if let Control::Area(lines, _) = &control { *lines } else { 1 };
        Drawn {
            wrong: self.wrong.iter().find(|(at, _)| *at == name).map(|(_, why)| why.clone()),
            beside: self.beside.filter(|_| many).map(|lang| self.other(&name, lang, lines)),
            unseen: if many { self.unseen(&name) } else { Vec::new() },
            follows: self.follows(field, &name, prefix),
            ruby: Some(RubyText::parse(&text))
                .filter(|it| many && it.spans().iter().any(|it| it.reading.is_some())),
            control,
            label: field.label,
            hint: field.hint,
            need: field.need,
            name,
        }
    }

    fn other(self, name: &str, lang: Lang, lines: usize) -> Beside {
        let name = in_lang(name, lang);
        let words = self.text(&name);
        let checks = if lang == Lang::JaEasy { easy::checks(&words) } else { Vec::new() };
        Beside { name, words, lang: lang.own_name(), lines, checks }
    }

    fn unseen(self, name: &str) -> Vec<(String, String)> {
        let others = Lang::ALL.into_iter().filter(|lang| *lang != Lang::Ja && Some(*lang) != self.beside);
        let kept = others.map(|lang| in_lang(name, lang)).map(|name| (self.text(&name), name));
        kept.filter(|(words, _)| !words.is_empty()).map(|(words, name)| (name, words)).collect()
    }

    fn follows(self, field: &Field, name: &str, prefix: &str) -> Vec<String> {
        match field.shape {
            Shape::Rule => {
                let mut reading =
                    Reading { posted: self.posted, wrong: Vec::new(), strict: Strict::Unfinished };
                let parts = [
                    Field::may("schedule.starts_on", "", Shape::Date),
                    Field::may("schedule.rule", "", Shape::Rule),
                    Field::may("schedule.dates", "", Shape::Many),
                ];
                let body = reading.body(&parts, &Value::Object(Map::new()), prefix);
                at(&body, "schedule").map_or_else(Vec::new, |it| rule::next(it, self.facts))
            }
            Shape::Reading(from) => suggestion(&self.text(&format!("{prefix}{from}")), &self.text(name)),
            Shape::Word
            | Shape::Note
            | Shape::Line
            | Shape::Text
            | Shape::Date
            | Shape::MonthDay
            | Shape::Number(..)
            | Shape::Flag(_)
            | Shape::OneOf(_)
            | Shape::SomeOf(_)
            | Shape::EachOf(..)
            | Shape::Many
            | Shape::One(_)
            | Shape::Some(_)
            | Shape::Hours
            | Shape::Week
            | Shape::OpenWeek
            | Shape::Choice(_)
            | Shape::Rows(_) => Vec::new(),
        }
    }

    fn control(self, field: &Field, name: &str, prefix: &str) -> Control {
        let text = self.text(name);
        let may = field.need != Need::Must || !prefix.is_empty() || text.is_empty();
        let first = if may { First::Nothing } else { First::Itself };
        match field.shape {
            Shape::Word | Shape::Reading(_) | Shape::Line | Shape::MonthDay => Control::Line("text", text),
            Shape::Note | Shape::Many => Control::Area(3, text),
            Shape::Text => Control::Area(4, text),
            Shape::Date => Control::Line("date", text),
            Shape::Number(..) => Control::Line("number", text),
            Shape::Flag(words) => Control::Check(self.posted.has(name), words),
            Shape::OneOf(words) => Control::Select(one_of(&text, words, first)),
            Shape::One(kind) => Control::Select(self.records(&text, kind)),
            Shape::SomeOf(words) => Control::Picks(some_of(&self.all(name), words)),
            Shape::Some(kind) => {
                let all: Vec<_> =
                    self.facts.all(kind).iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
                Control::Picks(some_of(&self.all(name), &all))
            }
            Shape::EachOf(keys, words) => {
                let one = |(key, label): &(&'static str, &'static str)| {
                    let name = format!("{name}.{key}");
                    let choices = one_of(&self.text(&name), words, First::Nothing);
                    (name, *label, choices)
                };
                Control::Grid(keys.iter().map(one).collect())
            }
            Shape::Hours => {
                Control::Hours(self.text(&format!("{name}.from")), self.text(&format!("{name}.to")))
            }
            Shape::Week => Control::Week(self.week(name), Some(self.posted.has(&format!("{name}.always")))),
            Shape::OpenWeek => Control::Week(self.week(name), None),
            Shape::Rule => Control::Rule(Box::new(self.rule(name))),
            Shape::Choice(ways) => Control::Choice(ways_of(ways, &text, first), self.carried(ways, name)),
            Shape::Rows(rows) => self.rows(rows, name),
        }
    }

    fn records(self, chosen: &str, kind: &str) -> Vec<Choice> {
        let all: Vec<_> =
            self.facts.all(kind).iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        one_of(chosen, &all, First::Nothing)
    }

    fn week(self, name: &str) -> Vec<(String, &'static str, String)> {
        let day = |(key, label): (&&str, &'static str)| {
            let name = format!("{name}.{key}");
            let text = self.text(&name);
            (name, label, text)
        };
        DAYS_OF_WEEK.iter().zip(words::WEEKDAYS).map(day).collect()
    }

    fn carried(self, ways: &[Way], name: &str) -> Carried {
        let line = ways.iter().any(|way| matches!(way.with, With::Line | With::MayLine));
        let kind = ways.iter().find_map(|way| if let With::One(kind) = way.with { Some(kind) } else { None });
        let hours = ways.iter().any(|way| way.with == With::Hours);
        Carried {
            line: line.then(|| self.text(&format!("{name}.line"))),
            one: kind.map(|kind| self.records(&self.text(&format!("{name}.one")), kind)),
            hours: hours.then(|| (self.text(&format!("{name}.from")), self.text(&format!("{name}.to")))),
        }
    }

    fn rule(self, name: &str) -> RuleControl {
        let text = |part: &str| self.text(&format!("{name}.{part}"));
        let all = |part: &str| self.posted.all(&format!("{name}.{part}")).collect::<Vec<_>>();
        let closed = [("", "そのまま開く"), ("cancel", "休館日にあたる回を、中止にする")];
        RuleControl {
            patterns: one_of(&text("pattern"), &rule::PATTERNS, First::Itself),
            weekdays: some_of(&all("weekday"), &rule::DAYS),
            places: some_of(&all("nth"), &rule::PLACES),
            months: one_of(&text("months"), &rule::MONTHS, First::Itself),
            day: text("day"),
            until: text("until"),
            rule: text("rule"),
            other: text("pattern") == "other",
            closed: one_of(&text("closed"), &closed, First::Itself),
        }
    }

    /// The parts that were typed, and an empty one behind them.
    fn rows(self, rows: Rows, name: &str) -> Control {
        let typed = usize::try_from(self.posted.number(&format!("{name}.rows"))).unwrap_or(0).min(ROWS_MAX);
        let blank = |number: usize| is_blank(rows.fields, self.posted, &format!("{name}.{number}."));
        let standing = (0..typed).filter(|number| !blank(*number));
        let next = (0..=typed).find(|number| *number == typed || blank(*number)).unwrap_or(typed);
        let fresh = (next < ROWS_MAX).then_some((next, Fresh::Yes));
        let all = standing.map(|number| (number, Fresh::No)).chain(fresh).zip(1..);
        let row = |((number, fresh), shown): ((usize, Fresh), usize)| {
            let title = if fresh == Fresh::Yes {
                format!("{}を足す", rows.name)
            } else {
                format!("{} {shown}", rows.name)
            };
            self.row(rows, title, format!("{name}.{number}."), fresh)
        };
        Control::Rows(all.map(row).collect(), typed.max(next + 1))
    }

    fn row(self, rows: Rows, title: String, prefix: String, fresh: Fresh) -> Row {
        Row {
            was: self.text(&format!("{prefix}was")),
            gone: self.posted.has(&format!("{prefix}gone")),
            fields: fields(rows.fields, self, &prefix),
            fresh: fresh == Fresh::Yes,
            title,
            prefix,
        }
    }
}

/// Whether nobody wrote in a part yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fresh {
    Yes,
    No,
}
