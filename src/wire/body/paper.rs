//! The bodies of leaflets and notices.
//!
//! A page of a leaflet is an object since version 2; in version 1 it was the name of its picture and no more.

use serde_json::Value;

use super::own_id;
use crate::{
    domain::{
        leaflet::{Leaflet, LeafletPage},
        notice::{Notice, Urgency},
    },
    wire::json::{FieldError, Fields, Json, Object},
};

pub(super) fn read_leaflet(id: &str, fields: Fields<'_>) -> Result<Leaflet, FieldError> {
    Ok(Leaflet {
        id: own_id(id)?,
        title: fields.get("title")?,
        reading: fields.get("reading")?,
        group: fields.opt("group")?,
        themes: fields.or_default("themes")?,
        pages: fields.some("pages")?,
        validity: fields.validity()?,
        adults_only: fields.or_default("adults_only")?,
        channels: fields.or_default("channels")?,
    })
}

pub(super) fn write_leaflet(it: &Leaflet) -> Object {
    Object::new()
        .with("title", &it.title)
        .with("reading", &it.reading)
        .opt("group", it.group.as_ref())
        .with("themes", &it.themes)
        .with("pages", &it.pages)
        .validity(it.validity)
        .with("adults_only", &it.adults_only)
        .with("channels", &it.channels)
}

impl Json for LeafletPage {
    fn read(value: &Value) -> Result<Self, FieldError> {
        if value.is_string() {
            return Json::read(value).map(Self::of);
        }
        let fields = Fields::of(value)?;
        let (width, height): (Option<u32>, Option<u32>) = (fields.opt("width")?, fields.opt("height")?);
        Ok(Self {
            picture: fields.get("picture")?,
            small: fields.opt("small")?,
            size_px: width.zip(height).filter(|(width, height)| *width > 0 && *height > 0),
            text: fields.or_default("text")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("picture", &self.picture)
            .opt("small", self.small.as_ref())
            .opt("width", self.size_px.map(|(width, _)| width).as_ref())
            .opt("height", self.size_px.map(|(_, height)| height).as_ref())
            .opt("text", Some(&self.text).filter(|text| !text.is_empty()))
            .value()
    }
}

pub(super) fn read_notice(id: &str, fields: Fields<'_>) -> Result<Notice, FieldError> {
    Ok(Notice {
        id: own_id(id)?,
        title: fields.get("title")?,
        body: fields.get("body")?,
        picture: fields.opt("picture")?,
        group: fields.opt("group")?,
        validity: fields.validity()?,
        tone: fields.get("tone")?,
        urgency: fields.or_default("urgency")?,
        channels: fields.or_default("channels")?,
    })
}

pub(super) fn write_notice(it: &Notice) -> Object {
    Object::new()
        .with("title", &it.title)
        .with("body", &it.body)
        .opt("picture", it.picture.as_ref())
        .opt("group", it.group.as_ref())
        .validity(it.validity)
        .with("tone", &it.tone)
        .opt("urgency", Some(&it.urgency).filter(|urgency| **urgency != Urgency::Ordinary))
        .with("channels", &it.channels)
}
