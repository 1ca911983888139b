//! The body of an opening calendar.

use serde_json::Value;

use super::own_id;
use crate::{
    domain::{
        calendar::{DayException, OpeningCalendar, YearEnd},
        time::Hours,
    },
    wire::{
        json::{FieldError, Fields, Json, Object, choice, week},
        leaf::{DAYS_OF_WEEK, MonthDay},
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<OpeningCalendar, FieldError> {
    Ok(OpeningCalendar {
        id: own_id(id)?,
        name: fields.get("name")?,
        weekly: fields.get::<Weekly>("weekly")?.0,
        closed_on_holidays: fields.get("closed_on_holidays")?,
        year_end: fields.opt("year_end")?,
        exceptions: fields.or_default("exceptions")?,
    })
}

pub(super) fn write(it: &OpeningCalendar) -> Object {
    Object::new()
        .with("name", &it.name)
        .always("weekly", Weekly(it.weekly).write())
        .with("closed_on_holidays", &it.closed_on_holidays)
        .opt("year_end", it.year_end.as_ref())
        .with("exceptions", &it.exceptions)
}

/// An object with the hours of each open day of the week.
struct Weekly([Option<Hours>; 7]);

impl Json for Weekly {
    fn read(value: &Value) -> Result<Self, FieldError> {
        week(value, Fields::opt).map(Self)
    }

    fn write(&self) -> Value {
        let days = DAYS_OF_WEEK.into_iter().zip(&self.0);
        days.fold(Object::new(), |object, (day, hours)| object.opt(day, hours.as_ref())).value()
    }
}

impl Json for YearEnd {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { from: fields.get::<MonthDay>("from")?.0, to: fields.get::<MonthDay>("to")?.0 })
    }

    fn write(&self) -> Value {
        Object::new().with("from", &MonthDay(self.from)).with("to", &MonthDay(self.to)).value()
    }
}

/// `{"closed": words}` or `{"open": hours}`.
impl Json for DayException {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("closed", words)) => {
                Json::read(words).map(Self::Closed).map_err(|error| error.under("closed"))
            }
            Some(("open", hours)) => Json::read(hours).map(Self::Open).map_err(|error| error.under("open")),
            _ => Err(FieldError::new(value, Want::one_of(["closed", "open"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Closed(words) => Object::new().with("closed", words).value(),
            Self::Open(hours) => Object::new().with("open", hours).value(),
        }
    }
}
