//! The body of a proposal; a text in it that leads past the desk is refused here, and so stands on no screen.

use super::own_id;
use crate::{
    domain::{
        proposal::{Proposal, names_contact},
        text::Text,
    },
    wire::{
        json::{FieldError, Fields, Json as _, Object},
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Proposal, FieldError> {
    let needed = |key: &str| fields.get(key).and_then(|text| through_desk(key, text));
    let optional = |key: &str| fields.opt(key)?.map(|text| through_desk(key, text)).transpose();
    Ok(Proposal {
        id: own_id(id)?,
        title: needed("title")?,
        reading: fields.get("reading")?,
        by: needed("by")?,
        group: fields.opt("group")?,
        stage: fields.get("stage")?,
        aim: needed("aim")?,
        seeks: optional("seeks")?,
        offers: optional("offers")?,
        when: optional("when")?,
        themes: fields.or_default("themes")?,
        until: fields.get("until")?,
        channels: fields.or_default("channels")?,
    })
}

fn through_desk(key: &str, text: Text) -> Result<Text, FieldError> {
    if names_contact(&text) {
        Err(FieldError::new(&text.write(), Want::NoContact).under(key))
    } else {
        Ok(text)
    }
}

pub(super) fn write(it: &Proposal) -> Object {
    Object::new()
        .with("title", &it.title)
        .with("reading", &it.reading)
        .with("by", &it.by)
        .opt("group", it.group.as_ref())
        .with("stage", &it.stage)
        .with("aim", &it.aim)
        .opt("seeks", it.seeks.as_ref())
        .opt("offers", it.offers.as_ref())
        .opt("when", it.when.as_ref())
        .with("themes", &it.themes)
        .with("until", &it.until)
        .with("channels", &it.channels)
}
