//! The bodies of the settings and of a theme.

use serde_json::Value;

use super::{SETTINGS_ID, own_id};
use crate::{
    domain::{
        follow_up::{FollowUpDesk, REPLY_DAYS_MAX, SITE_BYTES_MAX},
        id::is_id,
        settings::{SearchWords, Settings},
        theme::Theme,
    },
    wire::{
        json::{FieldError, Fields, Json, Object, number},
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Settings, FieldError> {
    if id != SETTINGS_ID {
        return Err(FieldError::new(&Value::from(id), Want::one_of([SETTINGS_ID])).under("id"));
    }
    Ok(Settings {
        corner_name: fields.get("corner_name")?,
        tagline: fields.get("tagline")?,
        corner_place: fields.get("corner_place")?,
        centre_name: fields.get("centre_name")?,
        desk_place: fields.get("desk_place")?,
        extension: fields.get("extension")?,
        desk_phone: fields.opt("desk_phone")?,
        web: fields.opt("web")?,
        guard_room: fields.get("guard_room")?,
        public_phone: fields.get("public_phone")?,
        staffed_hours: fields.get("staffed_hours")?,
        evacuation: fields.get("evacuation")?,
        desk_does_not: fields.get("desk_does_not")?,
        borrowing: fields.opt("borrowing")?,
        corner_calendar: fields.get("corner_calendar")?,
        desk_calendar: fields.get("desk_calendar")?,
        follow_up: fields.opt("follow_up")?,
        words: fields.or_default("words")?,
        sample: fields.or_default("sample")?,
    })
}

pub(super) fn write(it: &Settings) -> Object {
    Object::new()
        .with("corner_name", &it.corner_name)
        .with("tagline", &it.tagline)
        .with("corner_place", &it.corner_place)
        .with("centre_name", &it.centre_name)
        .with("desk_place", &it.desk_place)
        .with("extension", &it.extension)
        .opt("desk_phone", it.desk_phone.as_ref())
        .opt("web", it.web.as_ref())
        .with("guard_room", &it.guard_room)
        .with("public_phone", &it.public_phone)
        .with("staffed_hours", &it.staffed_hours)
        .with("evacuation", &it.evacuation)
        .with("desk_does_not", &it.desk_does_not)
        .opt("borrowing", it.borrowing.as_ref())
        .with("corner_calendar", &it.corner_calendar)
        .with("desk_calendar", &it.desk_calendar)
        .opt("follow_up", it.follow_up.as_ref())
        .with("words", &it.words)
        .with("sample", &it.sample)
}

impl Json for SearchWords {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { sort: fields.get("sort")?, words: fields.some("words")? })
    }

    fn write(&self) -> Value {
        Object::new().with("sort", &self.sort).with("words", &self.words).value()
    }
}

impl Json for FollowUpDesk {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        let Site(site) = fields.get("site")?;
        let ReplyDays(reply_days) = fields.get("reply_days")?;
        Ok(Self {
            site,
            recipient: fields.get("recipient")?,
            key_id: fields.get("key_id")?,
            public_host: fields.opt("public_host")?,
            reply_days,
            away_until: fields.opt("away_until")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("site", &self.site)
            .with("recipient", &self.recipient)
            .with("key_id", &self.key_id)
            .opt("public_host", self.public_host.as_ref())
            .with("reply_days", &ReplyDays(self.reply_days))
            .opt("away_until", self.away_until.as_ref())
            .value()
    }
}

/// The word that is part of every key.
struct Site(String);

impl Json for Site {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let word = String::read(value)?;
        if is_id(&word) && word.len() <= SITE_BYTES_MAX {
            Ok(Self(word))
        } else {
            Err(FieldError::new(value, Want::Id))
        }
    }

    fn write(&self) -> Value {
        self.0.write()
    }
}

/// Open days within which a reply is aimed at.
struct ReplyDays(u32);

impl Json for ReplyDays {
    fn read(value: &Value) -> Result<Self, FieldError> {
        number(value, 1, REPLY_DAYS_MAX).map(Self)
    }

    fn write(&self) -> Value {
        Value::from(self.0)
    }
}

pub(super) fn read_theme(id: &str, fields: Fields<'_>) -> Result<Theme, FieldError> {
    Ok(Theme {
        id: own_id(id)?,
        name: fields.get("name")?,
        reading: fields.get("reading")?,
        about: fields.get("about")?,
        hue: fields.get::<Hue>("hue")?.0,
        icon: fields.get("icon")?,
        sensitive: fields.get("sensitive")?,
        order: fields.or_default("order")?,
    })
}

pub(super) fn write_theme(it: &Theme) -> Object {
    Object::new()
        .with("name", &it.name)
        .with("reading", &it.reading)
        .with("about", &it.about)
        .with("hue", &Hue(it.hue))
        .with("icon", &it.icon)
        .with("sensitive", &it.sensitive)
        .with("order", &it.order)
}

/// One of the eight theme hues.
struct Hue(u8);

impl Json for Hue {
    fn read(value: &Value) -> Result<Self, FieldError> {
        number(value, 1, 8).map(Self)
    }

    fn write(&self) -> Value {
        Value::from(self.0)
    }
}
